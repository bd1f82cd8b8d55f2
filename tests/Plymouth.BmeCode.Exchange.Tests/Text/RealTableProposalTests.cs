using FluentAssertions;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Review.Referrals;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Exchange.Tests.Text;

/// <summary>What the real table's responses promise and how they dispose of comments, by line and consultation number.</summary>
public sealed class RealTableProposalTests
{
    private static readonly Table Table = new PaperJournal(RealTable.Reading).Table;

    private static Consultation Consultation => Table.Consultation;

    [Fact]
    public void The_table_holds_thirteen_promises_and_no_other()
    {
        Consultation
            .Promises.Select(Told)
            .Should()
            .Equal(
                "11 195 define – “BME”",
                "45 amend 2.2",
                "53 delete 2.3",
                "67 amend 2.5",
                "68 add – (2.5)",
                "81 amend 2.7",
                "86 amend 2.7 “effective and Transparent”",
                "110 amend 3.3 4.3 “and is accessible to, all” “across the city”",
                "126 amend 3.5",
                "137 amend 3.7",
                "145 amend 4.1 “and organisations with specific remit to support this sector”",
                "182 amend 4.9 “raise awareness”",
                "207 amend 3.3 “against evidence-based need”"
            );
        Consultation.Promises.Should().OnlyContain(p => p.Proposed);
        Table.Promises.Should().OnlyContain(p => p.State == PromiseState.Open);
        Table.Progress.OpenPromises.Should().Be(13);
    }

    [Fact]
    public void Dispositions_are_proposed_for_these_lines_and_no_others()
    {
        Lines(Disposition.OutsideRemit).Should().Equal(7, 10, 57, 112, 153, 186, 192, 200);
        Lines(Disposition.Referred).Should().Equal(118, 185, 198, 208);
        Lines(Disposition.Agreed).Should().Equal(67, 81, 86, 126, 137, 145, 179, 182);
        Lines(Disposition.AgreedInPart).Should().Equal(42, 45, 148, 164);
        Lines(Disposition.AlreadyCovered).Should().Equal(15, 37, 56, 64, 175);
        Lines(Disposition.NotAgreed).Should().Equal(77, 117, 120, 151, 201);
        Lines(Disposition.NeedsClarification).Should().Equal(9, 147, 176, 188, 202);
        Lines(Disposition.Noted).Should().BeEmpty();
        Consultation.Responses.Values.Should().OnlyContain(r => r.DispositionProposed == (r.Disposition != null));
    }

    [Fact]
    public void The_register_of_referrals_holds_four_lines_and_the_destinations_their_words_name()
    {
        Table
            .Referrals.Select(r =>
                $"{Consultation.Comments[r.Response.Comments[0]].Source.Line} {r.Referral?.To} {(r.Proposed ? "proposed" : "")}"
            )
            .Should()
            .Equal(
                "118 Procurement code proposed",
                "185 Consultation code proposed",
                "198 Procurement Code proposed",
                "208 Procurement code proposed"
            );
        StandingReferrals.Destinations(Table.Referrals).Should().Equal("Consultation code", "Procurement code");
    }

    [Fact]
    public void Adding_the_words_of_line_182_to_the_clause_consulted_on_as_4_9_keeps_its_promise()
    {
        var journal = new PaperJournal(RealTable.Reading);
        var clause = Consultation.Clauses.Values.Single(c => c.ConsultationNumber == "4.9").Id;
        var text = journal.Table.Text(clause.Passage);
        journal.Reword(clause.Passage, Wordings.Wording.OfText($"{text} Raise awareness of it."));
        journal
            .Table.Promises.Where(p => p.State == PromiseState.Kept)
            .Select(p => Told(p.Promise))
            .Should()
            .Equal("182 amend 4.9 “raise awareness”");
        journal.Table.Progress.OpenPromises.Should().Be(12);
        journal.Reword(clause.Passage, Wordings.Wording.OfText(text));
        journal.Table.Progress.OpenPromises.Should().Be(13);
    }

    private static IEnumerable<int> Lines(Disposition disposition) =>
        Consultation
            .CommentsInOrder.Where(c => c.Response is { } r && Consultation.Responses[r].Disposition == disposition)
            .DistinctBy(c => c.Response)
            .Select(c => c.Source.Line);

    private static string Told(Promise promise)
    {
        var lines = promise.Responses.Select(r => $"{Consultation.Comments[Consultation.Responses[r].Comments[0]].Source.Line}");
        var clauses = promise.Clauses.IsEmpty ? ["–"] : promise.Clauses.Select(c => Consultation.Clauses[c].ConsultationNumber!);
        var suggested = Consultation.Suggested(promise) is { } clause
            ? [$"({Consultation.Clauses[clause].ConsultationNumber})"]
            : Array.Empty<string>();
        return string.Join(' ', [.. lines, promise.Kind.Words(), .. clauses, .. promise.Words.Select(w => $"“{w}”"), .. suggested]);
    }
}
