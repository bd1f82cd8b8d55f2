using FluentAssertions;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings.Twins;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests.Findings;

/// <summary>Which clauses and entries are twins, on the real table and on the second one, and how clear that is.</summary>
public sealed class TwinTests
{
    private static readonly Table Real = new PaperJournal(RealTable.Reading).Table;

    [Fact]
    public void The_table_has_three_pairs_of_twins_and_no_fourth() =>
        TwinSearch
            .Of(Real)
            .Select(t => Told(Real, t))
            .Should()
            .Equal("2.4 = 3.8", "3.1 = 4.1", "the second bullet of 3.3 = the first bullet of 4.3");

    [Fact]
    public void Pairs_are_told_apart_with_room_on_both_sides()
    {
        foreach (var table in Tables())
        {
            TwinSearch
                .Candidates(table)
                .Should()
                .OnlyContain(
                    t => t.Likeness >= TwinSearch.Threshold + 0.12 || t.Likeness <= TwinSearch.Threshold - 0.12,
                    "a rule that just manages is tuned to its table"
                );
        }

        TwinSearch
            .Candidates(Real)
            .Select(t => $"{Told(Real, t)} {t.Likeness:0.00}")
            .Take(5)
            .Should()
            .Equal(
                "the second bullet of 3.3 = the first bullet of 4.3 0.98",
                "2.4 = 3.8 0.83",
                "3.1 = 4.1 0.73",
                "3.1 = 3.2 0.36",
                "the second bullet of 3.3 = the first paragraph of 3.4 0.36"
            );
    }

    [Fact]
    public void Where_two_entries_ran_together_only_the_one_that_is_alike_counts()
    {
        var entry = TwinSearch.Of(Real)[2].Other;
        entry.From.Should().BeGreaterThan(10, "“maintain links …” is another entry");
    }

    [Fact]
    public void The_second_consultation_has_two_pairs_whatever_its_numbers()
    {
        var table = new PaperJournal(SecondTable.Reading).Table;
        TwinSearch.Of(table).Select(t => Told(table, t)).Should().Equal("the third bullet of B3 = the second bullet of D2", "B4 = C3");
        Saltmere.Twins.Should().HaveCount(2);
        Tables().Skip(1).Should().OnlyContain(t => TwinSearch.Of(t).Count == 2);
    }

    [Fact]
    public void Twins_are_worked_out_again_only_where_lines_of_a_draft_were_put_right()
    {
        var journal = RealFindings.Journal();
        var before = TwinSearch.Of(journal.Table);
        journal.Reword("3.1", text => text + " More.").Delete("2.3");
        TwinSearch.Of(journal.Table).Should().BeSameAs(before);
        journal.Ask(
            new AcceptDoubt(
                journal.Table.Consultation.Doubts.Single(d => d.Guess is GuessSplitLines split && split.Clause == journal.Clause("4.3")).Id
            )
        );
        TwinSearch
            .Of(journal.Table)
            .Select(t => Told(journal.Table, t))
            .Should()
            .Equal("2.3 (was 2.4) = 3.8", "3.1 = 4.1", "the second bullet of 3.3 = the second bullet of 4.3");
    }

    private static IEnumerable<Table> Tables() =>
        [Real, .. new[] { SecondTable.Reading, SecondTable.AsPrinciples, SecondTable.InBrackets }.Select(r => new PaperJournal(r).Table)];

    private static string Told(Table table, Twin twin) => string.Join(" = ", twin.Parts.Select(p => TwinWords.Name(table, p)));
}
