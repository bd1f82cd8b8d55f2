using FluentAssertions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Exchange.Tests.Text;

/// <summary>The second consultation reads as it was meant, in each of its numberings.</summary>
public sealed class SecondTableTests
{
    [Fact]
    public void It_has_fifteen_clauses_in_four_sections_and_a_response_to_each_comment()
    {
        Numbers(SecondTable.Reading)
            .Should()
            .Equal("A1", "A2", "A3", "B1", "B2", "B3", "B4", "B5", "C1", "C2", "C3", "C4", "D1", "D2", "D3");
        SecondTable
            .Reading.Sections.Select(s => s.Kind)
            .Should()
            .Equal(SectionKind.Numbered, SectionKind.Numbered, SectionKind.Numbered, SectionKind.Numbered, SectionKind.General);
        SecondTable.Reading.Comments.Select(c => c.Response).Should().HaveCount(46).And.NotContainNulls();
        SecondTable.Reading.Responses.Select(r => r.Comments.Count).Should().Equal(Enumerable.Repeat(1, 46));
        SecondTable.Reading.Doubts.Should().BeEmpty();
    }

    [Fact]
    public void Its_lists_stand_in_their_clauses()
    {
        var clauses = SecondTable.Reading.Sections.SelectMany(s => s.Clauses).ToDictionary(c => c.ConsultationNumber, c => c.Draft);
        clauses["B3"].Lines.Should().HaveCount(4);
        clauses["C4"].Lines.Should().HaveCount(3);
        clauses["D2"].Lines.Should().HaveCount(3);
        clauses["D3"].Lines.Should().HaveCount(3);
    }

    [Fact]
    public void It_can_be_numbered_through_by_a_word()
    {
        Numbers(SecondTable.AsPrinciples).Should().Equal(Enumerable.Range(1, 15).Select(n => $"Principle {n}"));
        Answer(SecondTable.AsPrinciples, 12).Should().Be("It does, and so Principle 3 is to be taken out.");
        Answer(SecondTable.AsPrinciples, 4).Should().EndWith("A3 poster for the clubhouses.");
        SecondTable
            .AsPrinciples.Comments.Select(c => c.Source.Line)
            .Should()
            .Equal(SecondTable.Reading.Comments.Select(c => c.Source.Line));
    }

    [Fact]
    public void It_can_be_numbered_with_brackets()
    {
        Numbers(SecondTable.InBrackets).Take(4).Should().Equal("1(1)", "1(2)", "1(3)", "2(1)");
        Answer(SecondTable.InBrackets, 12).Should().Be("It does, and so 1(3) is to be taken out.");
        SecondTable.InBrackets.Comments.Single(c => c.Source.Line == 33).Body.ToText().Should().StartWith("2(3)(c) should name");
        var consultation = new PaperJournal(SecondTable.InBrackets).Table.Consultation;
        var numbers = consultation.Numbers;
        consultation.Clauses.Keys.Should().OnlyContain(c => numbers.Of(c) == consultation.Clauses[c].ConsultationNumber);
    }

    private static IEnumerable<string> Numbers(Reading reading) =>
        reading.Sections.SelectMany(s => s.Clauses).Select(c => c.ConsultationNumber);

    private static string Answer(Reading reading, int line) =>
        reading.Responses.Single(r => r.Comments.Contains(reading.Comments.Single(c => c.Source.Line == line).Id)).Text.ToText();
}
