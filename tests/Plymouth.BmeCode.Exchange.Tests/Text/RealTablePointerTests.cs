using FluentAssertions;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Exchange.Tests.Text;

/// <summary>What responses point at, by line, in the real table and in the second consultation.</summary>
public sealed class RealTablePointerTests
{
    [Fact]
    public void The_table_points_in_these_lines_and_no_others() =>
        Told(new PaperJournal(RealTable.Reading).Table)
            .Should()
            .Equal(
                "15 → clause 4.1",
                "30 → line 16?",
                "37 → clause 4.6",
                "43 → line 42",
                "47 → line 45",
                "47 → line 46",
                "48 → line 46?",
                "61 → comment 52",
                "64 → clause 2.5",
                "64 → line 68?",
                "108 → line 16?",
                "187 → line 186",
                "201 → line 108?"
            );

    [Theory]
    [InlineData("as received")]
    [InlineData("as principles")]
    [InlineData("in brackets")]
    public void The_second_consultation_points_where_it_was_written_down_before(string numbering)
    {
        var reading = numbering switch
        {
            "as principles" => SecondTable.AsPrinciples,
            "in brackets" => SecondTable.InBrackets,
            _ => SecondTable.Reading,
        };
        var table = new PaperJournal(reading).Table;
        var clauses = reading
            .Sections.SelectMany(s => s.Clauses)
            .Select(c => c.ConsultationNumber)
            .Zip(SecondTable.Reading.Sections.SelectMany(s => s.Clauses).Select(c => c.ConsultationNumber))
            .ToDictionary(p => p.First, p => p.Second);
        var told = Told(table)
            .Select(t => t.Split(" → clause ") is [var line, var number] ? $"{line} → clause {clauses[number]}" : t)
            .Select(t => t.TrimEnd('?').Replace("section 2", "section B", StringComparison.Ordinal));
        told.Should()
            .Equal(
                Saltmere
                    .Pointers.Where(p => p.Target is not null)
                    .Select(p => $"{p.Line} → {(p.Target!.Contains(' ', StringComparison.Ordinal) ? p.Target : $"clause {p.Target}")}")
            );
    }

    [Fact]
    public void All_are_proposed_and_none_is_broken() =>
        new PaperJournal(RealTable.Reading).Table.Pointers.Should().OnlyContain(p => p.Pointer.Proposed && p.Fault == PointerFault.None);

    private static IEnumerable<string> Told(Table table)
    {
        var now = table.Consultation;
        return table.Pointers.Select(p =>
            $"{Line(now, p.From)} → {p.To switch
            {
                AtResponse at => $"line {Line(now, at.Response)}",
                AtComment at => $"comment {now.Comments[at.Comment].Source.Line}",
                AtClause at => $"clause {now.Clauses[at.Clause].ConsultationNumber}",
                AtSection at => $"section {now.Section(at.Section).ConsultationNumber}",
                _ => "",
            }}{(p.Pointer.Guessed ? "?" : "")}"
        );
    }

    private static int Line(Consultation now, ResponseId response) => now.Comments[now.Responses[response].Comments[0]].Source.Line;
}
