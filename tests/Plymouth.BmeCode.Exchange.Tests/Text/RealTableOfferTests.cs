using FluentAssertions;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Offers;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Exchange.Tests.Text;

/// <summary>Nothing is read into the real table's responses that was not when it came in; what members add is.</summary>
public sealed class RealTableOfferTests
{
    private readonly PaperJournal _journal = new(RealTable.Reading);

    private Consultation Now => _journal.Table.Consultation;

    [Fact]
    public void Nothing_is_offered_as_it_came_in_nor_after_2_3_is_deleted()
    {
        Offered().Should().BeEmpty();
        var clause = Now.Clauses.Values.Single(c => c.ConsultationNumber == "2.3").Id;
        _journal.Ask(new DeleteClause(clause, _journal.Table.Passage(clause.Passage).Version));
        Offered().Should().BeEmpty();
    }

    [Fact]
    public void Nothing_is_offered_where_members_add_words_that_point_and_promise_nothing()
    {
        foreach (var response in Now.Responses.Keys)
        {
            Add(response, "Thank you for this comment, which the group has discussed.");
        }

        Offered().Should().BeEmpty();
    }

    [Fact]
    public void What_a_member_adds_to_a_line_is_offered_there_and_nowhere_else()
    {
        Add(Of(50), "As above.");
        Add(Of(55), "We will amend 2.4.");
        Add(Of(45), "We will amend 2.4.");
        Offered().Should().Equal("50 → line 48", "55: amend 2.4");
    }

    private ResponseId Of(int line) => Now.CommentsInOrder.Single(c => c.Source.Line == line).Response!.Value;

    private void Add(ResponseId response, string words) =>
        _journal.Reword(response.Passage, Wording.OfText($"{_journal.Table.Text(response.Passage)}\n{words}"));

    private List<string> Offered() =>
        [
            .. Now
                .CommentsInOrder.Select(c => c.Response)
                .OfType<ResponseId>()
                .Distinct()
                .SelectMany(r =>
                    OffersFromWords
                        .OfPointers(_journal.Table, r)
                        .Select(o => $"{Line(r)} → {(o.To is AtResponse at ? $"line {Line(at.Response)}" : Now.Name(o.To))}")
                        .Concat(OffersFromWords.OfPromises(_journal.Table, r).Select(o => $"{Line(r)}: {Now.Words(o)}"))
                ),
        ];

    private int Line(ResponseId response) => Now.Comments[Now.Responses[response].Comments[0]].Source.Line;
}
