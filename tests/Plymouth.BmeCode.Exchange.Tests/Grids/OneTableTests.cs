using System.Text.RegularExpressions;
using FluentAssertions;
using Plymouth.BmeCode.Exchange.Grids;
using Plymouth.BmeCode.Exchange.Tests.Text;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Exchange.Tests.Grids;

/// <summary>
/// One table in eight files gives one reading, but for the places in its source. LibreOffice made the workbooks of <c>charter.csv</c> and
/// the Word document of <c>charter.html</c>.
/// </summary>
public partial class OneTableTests
{
    [Theory]
    [InlineData("charter.txt", TableFormat.Text)]
    [InlineData("charter_cp1252.txt", TableFormat.Text)]
    [InlineData("charter_utf16.txt", TableFormat.Text)]
    [InlineData("charter.csv", TableFormat.Text)]
    [InlineData("charter.xlsx", TableFormat.Xlsx)]
    [InlineData("charter.xls", TableFormat.Xls)]
    [InlineData("charter.docx", TableFormat.Docx)]
    [InlineData("charter.html", TableFormat.Html)]
    public void The_reading_is_the_same(string file, TableFormat format)
    {
        var read = CaseFiles.Read("charter", CaseFiles.Bytes(file));
        read.Facts.Format.Should().Be(format);
        WithoutPlaces(read.Reading).Should().Equal(WithoutPlaces(CaseFiles.Read("charter", CaseFiles.Bytes("charter.txt")).Reading));
    }

    [Fact]
    public void It_is_read_as_it_is_meant()
    {
        var reading = CaseFiles.Read("charter.xlsx").Reading;
        reading.Title.Should().Be("Parish Tree Charter");
        reading.Sections().Should().Equal("1 Planting", "2 Care – The council will:-", " Anything missing / general comments");
        reading
            .Clauses()
            .Should()
            .Equal("1.1 The council will plant ten trees a year.", "2.1 Give each tree a warden, who:\nwaters it\nreports damage");
        reading.Sections[1].Clauses[0].Draft.Lines.Select(l => l.List).Should().Equal(ListKind.None, ListKind.Bullet, ListKind.Bullet);
        reading
            .Comments()
            .Should()
            .Equal(
                "“Ten” isn’t enough.\nPlease make it 20, and say \"native\" species. → Agreed in part.\nWe’ll plant 15.",
                "Cost? £500 per tree; is it, as \"budgeted\", enough? → Noted",
                "Who pays? → The parish",
                "Who appoints? → ",
                "too short → ",
                "Say who to ring | at night → Will add"
            );
        reading.Comments[0].Source.Line.Should().Be(5);
    }

    [Fact]
    public void What_a_document_is_is_told_by_its_bytes() =>
        CaseFiles.Read("charter.docx", CaseFiles.Bytes("charter.xls")).Facts.Format.Should().Be(TableFormat.Xls);

    internal static string[] WithoutPlaces(Reading reading) => Places().Replace(GoldenReading.Write(reading), "0").Split('\n');

    [GeneratedRegex("""(?<="(?:line|response|responseTo|comment)": )[0-9]+|(?<=^\s+)[0-9]+(?=,?$)|(?<=response of line )[0-9]+""", RegexOptions.Multiline)]
    private static partial Regex Places();
}
