using System.Text;
using CsCheck;
using FluentAssertions;
using Plymouth.BmeCode.Exchange.Text;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Exchange.Tests.Text;

/// <summary>Nothing is dropped, invented or silently changed: law of the reader, tried on tables made of odd pieces.</summary>
public class AccountingTests
{
    private static readonly string[] Pieces =
    [
        "plain words",
        "lower",
        "Upper.",
        "ends with (remark)",
        "<u>under</u>",
        "<p>para</p>",
        "<p>open",
        "</p>",
        "<ul style=\"x\">",
        "</ul>",
        "<li>",
        "•",
        "➤ a",
        "○",
        "o",
        " o ",
        "<br>",
        "&amp;",
        "&nbsp;",
        "&#x1F600;",
        "&bogus;",
        "<name>",
        "3 < 4",
        "😀",
        "1.1",
        "1.2 ",
        "1.1 + 1.2 – ",
        "1.9 – ",
        "2. ",
        "3. Three",
        "General comments for this section;",
        "Other comments",
        "will:-",
        " - ",
        "…",
        "\u00a0",
    ];

    private static readonly Gen<string> Cell = Gen.Int[0, Pieces.Length - 1]
        .Array[0, 4]
        .Select(picked => string.Join(' ', picked.Select(p => Pieces[p])));

    private static readonly Gen<string> Line = Gen.Select(Cell, Cell, Gen.Int[0, 5], (left, right, form) => form switch
        {
            0 => "",
            1 => left + "\t",
            2 => "\t" + right,
            _ => left + "\t" + right,
        });

    [Fact]
    public void Whatever_is_read_every_character_has_exactly_one_use()
    {
        var read = 0;
        Line.Array[1, 20]
            .Sample(
                lines =>
                {
                    var source = "A Code\n1. One\tResponse\n1.1 First:\t\n" + string.Join('\n', lines);
                    var (result, accounting) = TableReader.ReadAccounted("odd.txt", Encoding.UTF8.GetBytes(source), new CountingIds());
                    if (result is ReadingResult.Good good)
                    {
                        Interlocked.Increment(ref read);
                        Characters.Check(source, accounting!, good.Reading);
                    }
                    else
                    {
                        ((ReadingResult.Bad)result).Message.Should().NotContain("found no place");
                    }
                },
                iter: 2000,
                threads: 1
            );
        read.Should().BeGreaterThan(200);
    }
}
