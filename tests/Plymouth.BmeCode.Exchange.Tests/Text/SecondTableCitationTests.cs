using FluentAssertions;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Exchange.Tests.Text;

/// <summary>Citations in the second consultation, whose clauses are numbered otherwise.</summary>
public sealed class SecondTableCitationTests
{
    private static readonly Table AsReceived = new PaperJournal(SecondTable.Reading).Table;

    [Fact]
    public void Clause_numbers_are_found_and_the_size_of_a_poster_is_not_one()
    {
        Responses(AsReceived).Should().Equal(Saltmere.Citations.Select(c => $"{c.Line} {c.Number}"));
        Comments(AsReceived)
            .Should()
            .Equal(Saltmere.CitationsOfConsultees.Select(c => $"{c.Line} {c.Number.Replace("(c)", "", StringComparison.Ordinal)}"));
    }

    [Fact]
    public void Only_the_number_that_no_clause_has_is_stale_from_the_start() =>
        AsReceived
            .Consultation.CommentsInOrder.SelectMany(c => StandingCitations.Of(AsReceived, c.Response!.Value.Passage))
            .Where(c => c.IsStale)
            .Select(c => c.Text)
            .Should()
            .Equal("B12");

    [Fact]
    public void They_are_found_in_the_same_places_whatever_the_numbering()
    {
        var lines = Responses(AsReceived).Select(Line).ToList();
        Responses(new PaperJournal(SecondTable.AsPrinciples).Table).Select(Line).Should().Equal(lines);
        Responses(new PaperJournal(SecondTable.InBrackets).Table).Select(Line).Should().Equal(lines);
        Responses(new PaperJournal(SecondTable.AsPrinciples).Table).First().Should().Be("12 Principle 3");
        Responses(new PaperJournal(SecondTable.InBrackets).Table).First().Should().Be("12 1(3)");
    }

    [Theory]
    [InlineData("A1", "A2", "18 B1, now A1|32 B3, now A3")]
    public void A_deleted_section_takes_its_letter_with_it(string first, string second, string stale)
    {
        var journal = new PaperJournal(SecondTable.Reading);
        var section = journal.Table.Consultation.Sections.Single(s => s.ConsultationNumber == "A");
        journal.Table.Consultation.Standing(section.Id).Select(c => c.ConsultationNumber).Take(2).Should().Equal(first, second);
        journal.Ask(new DeleteSection(section.Id));
        journal
            .Table.Consultation.CommentsInOrder.SelectMany(c =>
                StandingCitations.Of(journal.Table, c.Response!.Value.Passage).Select(s => $"{c.Source.Line} {s.Text}{s.Beside}")
            )
            .Should()
            .Contain(stale.Split('|'));
    }

    private static string Line(string told) => told.Split(' ')[0];

    private static IEnumerable<string> Responses(Table table) =>
        table.Consultation.CommentsInOrder.SelectMany(c =>
            StandingCitations.Of(table, c.Response!.Value.Passage).Where(s => s.Section is null).Select(s => $"{c.Source.Line} {s.Text}")
        );

    private static IEnumerable<string> Comments(Table table) =>
        table.Consultation.CommentsInOrder.SelectMany(c =>
            StandingCitations.Of(table, c).Where(s => s.Section is null).Select(s => $"{c.Source.Line} {s.Text}")
        );
}
