using FluentAssertions;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Exchange.Tests.Text;

/// <summary>
/// What the second consultation's responses promise and how they dispose of comments, held against the list made before the rules were
/// tuned.
/// </summary>
public sealed class SecondTableProposalTests
{
    public static TheoryData<string> Numberings { get; } = ["A1", "Principle 1", "1(1)"];

    [Theory]
    [MemberData(nameof(Numberings))]
    public void Every_plain_promise_is_proposed_and_no_other(string numbering)
    {
        var consultation = Consultation(numbering);
        var (received, named) = (
            SecondTable.Reading.Sections.SelectMany(s => s.Clauses).Select(c => c.ConsultationNumber),
            consultation.Sections.SelectMany(s => s.Clauses)
        );
        var asReceived = named.Zip(received).ToDictionary(p => p.First, p => p.Second);
        consultation
            .Promises.Select(p =>
                (
                    Line(consultation, p.Responses[0]),
                    p.Kind,
                    string.Join(' ', p.Clauses.Select(c => asReceived[c])),
                    string.Join('|', p.Words)
                )
            )
            .Should()
            .Equal(Saltmere.Promises);
    }

    [Theory]
    [MemberData(nameof(Numberings))]
    public void Every_plain_disposition_is_proposed_and_none_that_would_be_wrong(string numbering)
    {
        var consultation = Consultation(numbering);
        var proposed = consultation
            .Responses.Values.Where(r => r.Disposition is not null)
            .ToDictionary(r => Line(consultation, r.Id), r => r.Disposition!.Value);
        proposed.Where(p => Saltmere.Dispositions.ContainsKey(p.Key)).Should().BeEquivalentTo(Saltmere.Dispositions);
        proposed
            .Where(p => !Saltmere.Dispositions.ContainsKey(p.Key))
            .Should()
            .OnlyContain(p => Saltmere.MayBe.ContainsKey(p.Key) && Saltmere.MayBe[p.Key].Contains(p.Value));
    }

    private static Consultation Consultation(string numbering) => new PaperJournal(
            numbering switch
            {
                "A1" => SecondTable.Reading,
                "Principle 1" => SecondTable.AsPrinciples,
                _ => SecondTable.InBrackets,
            }
        ).Table.Consultation;

    private static int Line(Consultation consultation, ResponseId response) =>
        consultation.Comments[consultation.Responses[response].Comments[0]].Source.Line;
}
