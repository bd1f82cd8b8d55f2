using System.Text;
using FluentAssertions;
using Plymouth.BmeCode.Exchange.Tests.Text;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Exchange.Tests.Grids;

/// <summary>Plain text in any encoding, its columns parted by any of four characters, its cells quoted or not.</summary>
public class DelimitedTextTests
{
    [Theory]
    [InlineData("p01_cp1252_crlf.txt", "Windows-1252")]
    [InlineData("p02_utf16le_bom.txt", "UTF-16LE")]
    public void Text_of_older_programs_is_read_and_the_encoding_said(string file, string encoding)
    {
        var read = CaseFiles.Read(file);
        read.Reading.Title.Should().Be("Parish Tree Charter");
        read.Reading.Sections().Should().Equal("1 Planting", "2 Care");
        read.Reading.Clauses().Should().Equal("1.1 The council will plant ten trees a year.", "2.1 Each tree has a warden.");
        read.Reading.Comments()
            .Should()
            .Equal(
                "“Ten” isn’t enough – make it 20 → Agreed in part – we’ll plant 15",
                "Cost? £500 per tree → Noted",
                "Who’s the warden → To be decided"
            );
        read.Facts.Encoding!.Name.Should().Be(encoding);
        string.Join(' ', read.Facts.Sentences).Should().Contain($"Read as {encoding}: ").And.Contain("For instance: “");
    }

    [Fact]
    public void One_text_reads_the_same_in_every_encoding()
    {
        const string table = "Ein Kodex – ‘eins’\n1. Straße\t\n1.1 Zehn Bäume.\t\nZu wenig\tNaja\n";
        var expected = GoldenReading.Write(CaseFiles.Read("t.txt", Encoding.UTF8.GetBytes(table)).Reading);
        var encodings = new Encoding[]
        {
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
            new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
            new UTF32Encoding(bigEndian: false, byteOrderMark: true),
            new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        };
        foreach (var encoding in encodings)
        {
            var bytes = encoding.GetBytes(table);
            GoldenReading.Write(CaseFiles.Read("t.txt", [.. encoding.GetPreamble(), .. bytes]).Reading).Should().Be(expected);
            GoldenReading.Write(CaseFiles.Read("t.txt", bytes).Reading).Should().Be(expected);
        }

        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(table);
        GoldenReading.Write(CaseFiles.Read("t.txt", windows).Reading).Should().Be(expected);
    }

    [Fact]
    public void The_encoding_may_be_chosen()
    {
        var cyrillic = CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes("1. Один\t\n1.1 Первый.\t\n");
        CaseFiles.Read("t.txt", cyrillic, new(Encoding: "windows-1251")).Reading.Sections().Should().Equal("1 Один");
        CaseFiles.Refusal(cyrillic, new(Encoding: "UTF-8")).Message.Should().Contain("not UTF-8").And.Contain("another encoding");
        CaseFiles.Refusal(cyrillic, new(Encoding: "klingon")).Message.Should().Contain("no encoding called “klingon”");
        CaseFiles.Refusal([0xFF, 0xFE, 0x41]).Message.Should().Contain("not UTF-16LE");
    }

    [Theory]
    [InlineData("p04_excel_tab_quoted.txt", "Parish Tree Charter")]
    [InlineData("p04b_excel_tab_quoted_notitle.txt", "p04b_excel_tab_quoted_notitle")]
    public void Cells_with_line_ends_and_quotation_marks_are_read_as_Excel_saves_them(string file, string title)
    {
        var reading = CaseFiles.Read(file).Reading;
        reading.Title.Should().Be(title);
        reading.Sections().Should().Equal("1 Planting", "2 Care");
        reading
            .Clauses()
            .Should()
            .Equal("1.1 The council will plant ten trees a year.", "2.1 Each tree has a warden, who:\nwaters it\nreports damage");
        reading
            .Sections[1]
            .Clauses[0]
            .Draft.Lines.Select(l => l.List)
            .Should()
            .Equal(ListKind.None, ListKind.Bullet, ListKind.Bullet);
        reading
            .Comments()
            .Should()
            .Equal(
                "Ten is not enough.\nPlease make it 20, and say \"native\" species. → Agreed in part.\nWe will plant 15.",
                "Cost, as \"budgeted\" → Noted",
                "Who appoints? → "
            );
    }

    [Fact]
    public void Columns_may_be_parted_by_a_semicolon()
    {
        var read = CaseFiles.Read("p14_semicolon.csv");
        read.Reading.Sections().Should().Equal("1 Planting");
        read.Reading.Clauses().Should().Equal("1.1 Ten trees.");
        read.Reading.Comments().Should().Equal("More → Noted");
        read.Facts.Delimiter!.Delimiter.Should().Be(';');
        read.Facts.Sentences.Should().Contain("Columns are parted by a semicolon: 4 of the first 4 rows have 2 columns so.");
    }

    [Fact]
    public void Articles_are_clauses()
    {
        var reading = CaseFiles.Read("p07_article.txt").Reading;
        reading.Title.Should().Be("Data Sharing Agreement");
        reading.Sections.Should().HaveCount(2);
        reading
            .Clauses()
            .Should()
            .Equal(
                "Article 1 Scope. This agreement covers all parties.",
                "Article 2 Definitions.",
                "Article 3 Each party shall appoint an officer.",
                "Article 3a A deputy may be appointed."
            );
        reading
            .Comments()
            .Should()
            .Equal("Which parties? → All signatories", "Define data → Agreed", "(a) is it full time? → No", "Why a deputy? → For leave");
    }

    [Theory]
    [InlineData(';')]
    [InlineData(',')]
    [InlineData('|')]
    [InlineData('\t')]
    public void The_real_table_reads_the_same_quoted_as_a_spreadsheet_does(char delimiter)
    {
        var rows = Encoding.UTF8.GetString(RealTable.Bytes).Split('\n').Select(l => l.Split('\t'));
        var written = string.Join(
            "\r\n",
            rows.Select(r => string.Join(delimiter, r.Concat(["", ""]).Take(2).Select(c => Quoted(c, delimiter))))
        );
        var read = CaseFiles.Read(RealTable.FileName, Encoding.UTF8.GetBytes(written));
        GoldenReading.Write(read.Reading).Should().Be(GoldenReading.Write(RealTable.Reading));
        read.Facts.Delimiter!.Delimiter.Should().Be(delimiter);
        read.Facts.Delimiter.Quoted.Should().BeTrue();
    }

    [Fact]
    public void Lone_quotation_marks_stay_characters()
    {
        var reading = OtherTablesTests.Read("1. One|\n1.1 First.|\n\"All\" or none?|\"None\n\"No\" way|said \"he\"\"\n\"Whole\"|\"\"");
        reading.Comments().Should().Equal("\"All\" or none? → \"None", "\"No\" way → said \"he\"\"", "\"Whole\" → \"\"");
        OtherTablesTests.Read("1. One|\n1.1 First.|\n\"Whole\"|Yes").Comments().Should().Equal("\"Whole\" → Yes");
    }

    [Fact]
    public void A_title_may_stand_in_a_row_of_the_table()
    {
        var reading = OtherTablesTests.Read("Our Code|\nResponses of the group|\nComment|Response\n1. One|\n1.1 First.|\nA|B");
        reading.Title.Should().Be("Our Code Responses of the group");
        reading.Comments().Should().Equal("A → B");
    }

    [Fact]
    public void The_delimiter_may_be_chosen() =>
        CaseFiles
            .Read("t.txt", "1. One;|\n1.1 First, second;|\nA;|B;\n"u8.ToArray(), new(Delimiter: '|'))
            .Reading.Comments()
            .Should()
            .Equal("A; → B;");

    private static string Quoted(string cell, char delimiter) =>
        cell.AsSpan().ContainsAny('"', ',', delimiter) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
