using System.Diagnostics;
using System.Text;
using FluentAssertions;
using Plymouth.BmeCode.Exchange.Grids;
using Plymouth.BmeCode.Exchange.Text;
using Plymouth.BmeCode.Testing;
using Xunit;
using static Plymouth.BmeCode.Exchange.Tests.Grids.Packages;

namespace Plymouth.BmeCode.Exchange.Tests.Grids;

/// <summary>Files that are made to hurt, or are simply none: refused with what to do, or read within bounds of time and memory.</summary>
public class HostileFilesTests
{
    private const string Types = "[Content_Types].xml";

    [Theory]
    [InlineData("%PDF-1.7\n%âãÏÓ", "PDF", ".docx")]
    [InlineData("{\\rtf1 text}", "RTF", ".docx")]
    [InlineData("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n<html><table><tr>", "MHTML", ".docx")]
    [InlineData("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", "Excel 2003", ".xlsx")]
    public void Documents_that_are_not_read_say_what_to_save_them_as(string start, string kind, string saveAs) =>
        CaseFiles.Refusal(Encoding.Latin1.GetBytes(start)).Message.Should().Contain(kind).And.Contain(saveAs);

    [Fact]
    public void Packages_and_older_documents_that_are_not_read_say_so_too()
    {
        CaseFiles.Refusal(Zip(("mimetype", "application/vnd.oasis.opendocument.text"))).Message.Should().Contain("ODT").And.Contain(".docx");
        CaseFiles.Refusal(Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"))).Message.Should().Contain("ODS").And.Contain(".xlsx");
        CaseFiles.Refusal(Zip(("readme.txt", "hello"))).Message.Should().Contain("neither a Word document nor an Excel workbook");
        byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];
        CaseFiles.Refusal([.. compound, .. Encoding.Unicode.GetBytes("WordDocument\0")]).Message.Should().Contain(".doc").And.Contain(".docx");
        CaseFiles.Refusal([.. compound, .. Encoding.Unicode.GetBytes("EncryptedPackage\0")]).Message.Should().Contain("password");
        CaseFiles.Refusal(compound).Message.Should().Contain("no Excel workbook");
        CaseFiles.Refusal([.. compound, .. Encoding.Unicode.GetBytes("Workbook\0")]).Message.Should().Contain("damaged");
    }

    [Fact]
    public void A_document_that_is_none_or_cut_off_is_damaged()
    {
        CaseFiles.Refusal([.. "PK\x03\x04"u8, .. new byte[100]]).Message.Should().Contain("damaged");
        CaseFiles.Refusal(CaseFiles.Bytes("charter.docx")[..3000]).Message.Should().Contain("damaged");
        CaseFiles.Refusal(CaseFiles.Bytes("charter.xlsx")[..3000]).Message.Should().Contain("damaged");
        CaseFiles.Refusal(CaseFiles.Bytes("charter.xls")[..3000]).Message.Should().Contain("older Office program");
        CaseFiles.Refusal(Zip((Types, "<a/>"), ("word/document.xml", "<not closed"))).Message.Should().Contain("damaged");
    }

    [Theory]
    [InlineData("<html><table><tr><td>", "<div></q>", 200_000)]
    [InlineData("<html><svg>", "<tr><tr>", 100_000)]
    public void A_page_that_hides_how_deep_it_is_is_refused(string start, string again, int times) =>
        CaseFiles.Refusal(Encoding.UTF8.GetBytes(start + string.Concat(Enumerable.Repeat(again, times)))).Message.Should().Contain("boxes");

    [Fact]
    public void A_page_whose_marks_begin_anew_in_every_block_is_refused()
    {
        var marks = string.Concat(Enumerable.Range(0, 700).Select(n => $"<b a={n}>"));
        var page = $"<html><table><tr><td>{marks}{string.Concat(Enumerable.Repeat("<p>x", 60_000))}";
        CaseFiles.Refusal(Encoding.UTF8.GetBytes(page)).Message.Should().Contain("boxes");
    }

    [Fact]
    public void Pages_that_end_their_marks_in_the_wrong_order_are_read()
    {
        var rows = string.Concat(Enumerable.Range(0, 3000).Select(n => $"<tr><td><b><i>Why {n}?</b></i></td><td><p>Because</td></tr>"));
        var page = $"<html><table><tr><td>1. One</td><td>Response</td></tr><tr><td>1.1 First.</td><td></td></tr>{rows}</table>";
        CaseFiles.Read("page.html", Encoding.UTF8.GetBytes(page)).Reading.Comments.Should().HaveCount(3000);
    }

    [Fact]
    public void An_encoding_that_no_longer_exists_is_refused_in_words() =>
        CaseFiles.Refusal([.. "<meta charset=utf-7><table><tr><td>"u8, 0xE9]).Message.Should().NotContain("damaged");

    [Theory]
    [InlineData("<row r=\"2147483000\"><c r=\"B2147483000\" t=\"str\"><v>x</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"ZZZZZ1\" t=\"str\"><v>x</v></c></row>")]
    public void A_sheet_with_something_far_out_is_refused_at_once(string row) =>
        CaseFiles.Refusal(Xlsx("", ("Sheet1", "visible", $"<sheetData>{row}</sheetData>"))).Message.Should().NotBeEmpty();

    [Fact]
    public void Document_types_and_entities_are_refused()
    {
        const string bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>";
        CaseFiles.Refusal(Docx(P("<w:r><w:t>&b;&c;</w:t></w:r>"), prologue: bomb)).Message.Should().Contain("damaged");
        CaseFiles
            .Refusal(Zip((Types, "<a/>"), ("word/document.xml", "<w/>"), ("_rels/.rels", bomb + "<Relationships>&c;</Relationships>")))
            .Message.Should()
            .Contain("damaged");
    }

    [Theory]
    [InlineData("word/document.xml")]
    [InlineData("xl/worksheets/sheet9.xml")]
    public void A_file_that_unpacks_without_end_is_refused_at_a_bound(string part)
    {
        var bomb = Zip((Types, "<a/>"), (part, string.Concat(Enumerable.Repeat("<a></a>   ", 20 * 1024 * 1024))));
        bomb.Length.Should().BeLessThan(4 * 1024 * 1024);
        Within(TimeSpan.FromSeconds(20), () => CaseFiles.Refusal(bomb)).Message.Should().Contain("unpacks to more than");
    }

    [Fact]
    public void A_cell_without_end_is_refused()
    {
        var words = new string('x', 32 * 1024 * 1024);
        Within(TimeSpan.FromSeconds(20), () => CaseFiles.Refusal(Docx(Table([words, ""])))).Message.Should().Contain("million characters");
        Within(TimeSpan.FromSeconds(20), () => CaseFiles.Refusal(Xlsx("", ("S", "", $"<sheetData>{SheetRow(1, ("A", words))}</sheetData>"))))
            .Message.Should()
            .Contain("million characters");
        Within(TimeSpan.FromSeconds(20), () => CaseFiles.Refusal(Encoding.UTF8.GetBytes("a\t" + words[..(20 * 1024 * 1024)]))).Message.Should().Contain("16 MB");
    }

    [Fact]
    public void Many_columns_are_refused_as_more_than_two()
    {
        var cells = Enumerable.Range(0, 702).Select(i => $"c{i}").ToArray();
        var letters = Enumerable.Range(0, 702).Select(i => (i < 26 ? "" : ((char)('A' + i / 26 - 1)).ToString()) + (char)('A' + i % 26));
        foreach (
            var bytes in new[]
            {
                Encoding.UTF8.GetBytes(string.Join('\t', cells)),
                Docx(Table(cells)),
                Xlsx("", ("S", "", $"<sheetData>{SheetRow(1, [.. letters.Zip(cells)])}</sheetData>")),
                Encoding.UTF8.GetBytes($"<table><tr>{string.Concat(cells.Select(c => $"<td>{c}</td>"))}</tr></table>"),
            }
        )
        {
            Within(TimeSpan.FromSeconds(10), () => CaseFiles.Refusal(bytes)).Message.Should().Contain("more than two columns");
        }

        CaseFiles.Refusal(Docx(Table([.. Enumerable.Repeat("x", 5000)]))).Message.Should().Contain("more than 1,024 columns");
    }

    [Theory]
    [InlineData(TableFormat.Text)]
    [InlineData(TableFormat.Docx)]
    [InlineData(TableFormat.Xlsx)]
    [InlineData(TableFormat.Html)]
    public void Fifty_thousand_rows_are_read(TableFormat format)
    {
        var rows = new[] { "1. Planting\t", "1.1 Plant ten trees.\t" }
            .Concat(Enumerable.Range(0, 50_000).Select(i => $"Comment {i} says this\tResponse {i} says that"))
            .Select(r => r.Split('\t'))
            .ToArray();
        var bytes = format switch
        {
            TableFormat.Docx => Docx(Table(rows)),
            TableFormat.Xlsx => Xlsx(
                "",
                ("S", "", $"<sheetData>{string.Concat(rows.Select((r, i) => SheetRow(i + 1, ("A", r[0]), ("B", r[1]))))}</sheetData>")
            ),
            TableFormat.Html => Encoding.UTF8.GetBytes(
                $"<table>{string.Concat(rows.Select(r => $"<tr><td>{r[0]}</td><td>{r[1]}</td></tr>"))}</table>"
            ),
            _ => Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(r => string.Join('\t', r)))),
        };
        var read = Within(TimeSpan.FromSeconds(40), () => TableReader.Read("t", bytes, new CountingIds()));
        read.Should().BeOfType<ReadingResult.Good>().Subject.Reading.Comments.Should().HaveCount(50_000);
    }

    [Theory]
    [InlineData("div")]
    [InlineData("b")]
    [InlineData("table><tr><td")]
    [InlineData("ul><li")]
    [InlineData("p")]
    [InlineData("a")]
    public void Boxes_within_boxes_without_end_are_refused(string box)
    {
        var page = "<table><tr><td>" + string.Concat(Enumerable.Repeat($"<{box}>", 100_000));
        Within(TimeSpan.FromSeconds(20), () => TableReader.Read("t", Encoding.UTF8.GetBytes(page), new CountingIds()))
            .Should()
            .BeOfType<ReadingResult.Bad>();
    }

    [Fact]
    public void Runs_within_runs_without_end_are_refused()
    {
        var nested = string.Concat(Enumerable.Repeat("<w:smartTag>", 50_000)) + R("x") + string.Concat(Enumerable.Repeat("</w:smartTag>", 50_000));
        Within(TimeSpan.FromSeconds(20), () => CaseFiles.Refusal(Docx(Table([P(nested), ""])))).Message.Should().Contain("boxes within boxes");
    }

    private static T Within<T>(TimeSpan bound, Func<T> act)
    {
        var watch = Stopwatch.StartNew();
        var result = act();
        watch.Elapsed.Should().BeLessThan(bound);
        return result;
    }
}
