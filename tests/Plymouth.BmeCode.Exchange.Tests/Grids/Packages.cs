using System.IO.Compression;
using System.Text;

namespace Plymouth.BmeCode.Exchange.Tests.Grids;

/// <summary>Makes Word documents and workbooks of the XML that stands in them, as other programs write it.</summary>
internal static class Packages
{
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static byte[] Zip(params (string Part, string Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (part, content) in parts)
            {
                using var stream = zip.CreateEntry(part, CompressionLevel.Fastest).Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A Word document with this body; relationships: rId3 a header, rId4 a link to example.org, rId5 one to no address.</summary>
    public static byte[] Docx(string body, string numbering = "", string styles = "", string header = "", string prologue = "") =>
        Zip(
            ("[Content_Types].xml", Types("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")),
            ("_rels/.rels", Rels(("rId1", "officeDocument", "word/document.xml", false))),
            (
                "word/_rels/document.xml.rels",
                Rels(
                    ("rId1", "numbering", "numbering.xml", false),
                    ("rId2", "styles", "/word/styles.xml", false),
                    ("rId3", "header", "header1.xml", false),
                    ("rId4", "hyperlink", "https://example.org/a", true),
                    ("rId5", "hyperlink", "http://not an address[", true),
                    ("rId6", "attachedTemplate", "file:///etc/passwd", true)
                )
            ),
            ("word/document.xml", $"{prologue}<w:document xmlns:w=\"{Word}\" xmlns:r=\"{Relationships}\"><w:body>{body}</w:body></w:document>"),
            ("word/numbering.xml", $"<w:numbering xmlns:w=\"{Word}\">{numbering}</w:numbering>"),
            ("word/styles.xml", $"<w:styles xmlns:w=\"{Word}\">{styles}</w:styles>"),
            ("word/header1.xml", $"<w:hdr xmlns:w=\"{Word}\">{header}</w:hdr>")
        );

    /// <summary>A table of these rows; a cell is XML, or text that becomes a paragraph.</summary>
    public static string Table(params string[][] rows) => $"<w:tbl>{string.Concat(rows.Select(Row))}</w:tbl>";

    public static string Row(params string[] cells) =>
        $"<w:tr>{string.Concat(cells.Select(c => c.StartsWith("<w:tc", StringComparison.Ordinal) ? c : Cell("", c)))}</w:tr>";

    public static string Cell(string properties, string content) =>
        $"<w:tc><w:tcPr>{properties}</w:tcPr>{(content.StartsWith('<') ? content : P(content))}</w:tc>";

    public static string P(string text, string properties = "") => $"<w:p><w:pPr>{properties}</w:pPr>{(text.StartsWith('<') ? text : R(text))}</w:p>";

    public static string R(string text, string properties = "") =>
        $"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    /// <summary>A workbook of sheets: name, state ("" for shown) and what is in it. Style 1 has the format 0.00, style 2 d-mmm.</summary>
    public static byte[] Xlsx(string shared, params (string Name, string State, string Content)[] sheets) =>
        Zip([
            ("[Content_Types].xml", Types("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")),
            ("_rels/.rels", Rels(("rId1", "officeDocument", "xl/workbook.xml", false))),
            (
                "xl/_rels/workbook.xml.rels",
                Rels([
                    ("rIdS", "sharedStrings", "sharedStrings.xml", false),
                    ("rIdY", "styles", "styles.xml", false),
                    .. sheets.Select((_, i) => ($"rId{i}", "worksheet", $"worksheets/sheet{i}.xml", false)),
                ])
            ),
            (
                "xl/workbook.xml",
                $"<workbook xmlns=\"{Sheet}\" xmlns:r=\"{Relationships}\"><sheets>"
                    + string.Concat(
                        sheets.Select((s, i) =>
                            $"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\" r:id=\"rId{i}\"{(s.State.Length > 0 ? $" state=\"{s.State}\"" : "")}/>"
                        )
                    )
                    + "</sheets></workbook>"
            ),
            ("xl/sharedStrings.xml", $"<sst xmlns=\"{Sheet}\">{shared}</sst>"),
            (
                "xl/styles.xml",
                $"<styleSheet xmlns=\"{Sheet}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"d-mmm\"/></numFmts><cellXfs count=\"3\">"
                    + "<xf numFmtId=\"0\"/><xf numFmtId=\"2\" applyNumberFormat=\"1\"/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/>"
                    + "</cellXfs></styleSheet>"
            ),
            .. sheets.Select((s, i) => ($"xl/worksheets/sheet{i}.xml", $"<worksheet xmlns=\"{Sheet}\">{s.Content}</worksheet>")),
        ]);

    /// <summary>A row of a sheet: each cell its name and its text.</summary>
    public static string SheetRow(int row, params (string Name, string Text)[] cells) =>
        $"<row r=\"{row}\">"
        + string.Concat(cells.Select(c => $"<c r=\"{c.Name}{row}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{c.Text}</t></is></c>"))
        + "</row>";

    private static string Types(string part, string type) =>
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + $"<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/{part}\" ContentType=\"{type}\"/></Types>";

    private static string Rels(params (string Id, string Kind, string Target, bool Outside)[] relationships) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(
            relationships.Select(r =>
                $"<Relationship Id=\"{r.Id}\" Type=\"{Relationships}/{r.Kind}\" Target=\"{r.Target}\"{(r.Outside ? " TargetMode=\"External\"" : "")}/>"
            )
        )
        + "</Relationships>";
}
