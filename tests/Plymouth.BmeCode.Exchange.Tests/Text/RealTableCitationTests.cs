using FluentAssertions;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Exchange.Tests.Text;

/// <summary>The clause numbers people wrote in the real table, by line, before and after 2.3 is deleted.</summary>
public sealed class RealTableCitationTests
{
    private static readonly PaperJournal Received = new(RealTable.Reading);

    [Fact]
    public void The_table_cites_clauses_twenty_eight_times_and_sections_three_times()
    {
        Comments(Received.Table)
            .Where(c => c.Citation.Clause is not null)
            .Select(Told)
            .Should()
            .Equal(
                "77 2.3",
                "77 2.7",
                "81 2.7",
                "81 2.8",
                "82 2.7",
                "82 2.8",
                "91 2.7",
                "93 1.3",
                "148 3.1",
                "163 4.5",
                "163 4.6",
                "207 3.3",
                "207 3.4"
            );
        Responses(Received.Table)
            .Where(c => c.Citation.Clause is not null)
            .Select(Told)
            .Should()
            .Equal(
                "15 4.1",
                "37 4.6",
                "46 2.2",
                "53 2.3",
                "64 2.5",
                "81 2.7",
                "108 1.3",
                "110 4.3",
                "111 3.3",
                "111 3.4",
                "191 4.5",
                "201 3.3",
                "204 4.5",
                "206 2.8",
                "206 4.5"
            );
        Comments(Received.Table)
            .Concat(Responses(Received.Table))
            .Where(c => c.Citation.Section is not null)
            .Select(Told)
            .Should()
            .Equal("143 4", "196 2", "56 2");
    }

    [Fact]
    public void Nothing_typed_in_the_table_is_stale_from_the_start() =>
        Comments(Received.Table)
            .Concat(Responses(Received.Table))
            .Should()
            .OnlyContain(c => !c.Citation.IsStale && c.Citation.Beside == null);

    [Fact]
    public void Once_2_3_is_deleted_nine_citations_show_the_present_number_and_three_of_them_are_the_groups_own()
    {
        var journal = new PaperJournal(RealTable.Reading);
        var clause = Clause(journal.Table, "2.3");
        journal.Ask(new DeleteClause(clause, 0));
        Comments(journal.Table)
            .Where(c => c.Citation.IsStale)
            .Select(Beside)
            .Should()
            .Equal(
                "77 2.3, deleted",
                "77 2.7, now 2.6",
                "81 2.7, now 2.6",
                "81 2.8, now 2.7",
                "82 2.7, now 2.6",
                "82 2.8, now 2.7",
                "91 2.7, now 2.6"
            );
        Responses(journal.Table)
            .Where(c => c.Citation.IsStale)
            .Select(Beside)
            .Should()
            .Equal("53 2.3, deleted", "64 2.5, now 2.4", "81 2.7, now 2.6", "206 2.8, now 2.7");

        Findings(journal.Table)
            .Should()
            .Equal(
                "The response to 2.4, comment 2 says “2.5”; that clause is 2.4 now.",
                "The response to 2.7, comment 5 says “2.7”; that clause is 2.6 now.",
                "The response to the Code, comment 21 says “2.8”; that clause is 2.7 now."
            );

        journal.Ask(new UndoLast());
        Findings(journal.Table).Should().BeEmpty();
        Comments(journal.Table).Concat(Responses(journal.Table)).Should().OnlyContain(c => !c.Citation.IsStale);
    }

    [Fact]
    public void The_table_as_received_has_no_stale_citation() => Findings(Received.Table).Should().BeEmpty();

    private static IEnumerable<string> Findings(Table table) =>
        table.Findings.Open.Where(f => f.Finding.Kind == FindingKind.StaleCitation).Select(f => f.Finding.Message);

    private static ClauseId Clause(Table table, string number) =>
        table.Consultation.Clauses.Values.First(c => c.ConsultationNumber == number).Id;

    private static IEnumerable<(int Line, StandingCitation Citation)> Comments(Table table) =>
        table.Consultation.CommentsInOrder.SelectMany(c => StandingCitations.Of(table, c).Select(s => (c.Source.Line, s)));

    private static IEnumerable<(int Line, StandingCitation Citation)> Responses(Table table) =>
        table
            .Consultation.CommentsInOrder.Where(c => c.Response is not null)
            .DistinctBy(c => c.Response)
            .SelectMany(c => StandingCitations.Of(table, c.Response!.Value.Passage).Select(s => (c.Source.Line, s)));

    private static string Told((int Line, StandingCitation Citation) at) => $"{at.Line} {at.Citation.Text}";

    private static string Beside((int Line, StandingCitation Citation) at) => $"{at.Line} {at.Citation.Text}{at.Citation.Beside}";
}
