using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Plymouth.BmeCode.Exchange.Code;

/// <summary>Makes the page of the Word document (A4), its footer, and what the file says about itself.</summary>
internal static class DocxPage
{
    private const int Width = 11906;
    private const int Height = 16838;
    private const int Margin = 1304;

    /// <summary>Width between the margins, in twentieths of a point.</summary>
    public const int TextWidth = Width - (2 * Margin);

    /// <summary>Makes the page's size, margins and footer: title and time, page of pages, and the journal the document rests on.</summary>
    public static SectionProperties Section(MainDocumentPart main, string title, ExportStamp stamp)
    {
        var footer = main.AddNewPart<FooterPart>("footer");
        footer.Footer = new Footer(
            FooterLine(
                DocxWording.Text($"{title}, {stamp.When}"),
                DocxWording.Tab(),
                DocxWording.Text("Page "),
                Field("PAGE"),
                DocxWording.Text(" of "),
                Field("NUMPAGES")
            ),
            FooterLine(DocxWording.Text($"Journal head {stamp.JournalHead}", new FontSize { Val = "12" }))
        );
        return new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = "footer" },
            new PageSize { Width = Width, Height = Height },
            new PageMargin
            {
                Top = Margin,
                Bottom = Margin,
                Left = Margin,
                Right = Margin,
                Header = 680,
                Footer = 624,
                Gutter = 0,
            }
        );
    }

    /// <summary>Adds title, language and times.</summary>
    public static void AddProperties(WordprocessingDocument document, string title, ExportStamp stamp)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        XNamespace terms = "http://purl.org/dc/terms/";
        XNamespace xsi = "http://www.w3.org/2001/XMLSchema-instance";
        var at = stamp.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var properties = new XElement(
            core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", core),
            new XAttribute(XNamespace.Xmlns + "dc", dc),
            new XAttribute(XNamespace.Xmlns + "dcterms", terms),
            new XAttribute(XNamespace.Xmlns + "xsi", xsi),
            new XElement(dc + "title", title),
            new XElement(dc + "language", "en-GB"),
            new XElement(terms + "created", new XAttribute(xsi + "type", "dcterms:W3CDTF"), at),
            new XElement(terms + "modified", new XAttribute(xsi + "type", "dcterms:W3CDTF"), at)
        );
        using var stream = new MemoryStream(
            Encoding.UTF8.GetBytes(new XDeclaration("1.0", "UTF-8", "yes") + properties.ToString(SaveOptions.DisableFormatting))
        );
        var part = document.AddCoreFilePropertiesPart();
        document.ChangeIdOfPart(part, "core");
        part.FeedData(stream);
    }

    private static Paragraph FooterLine(params OpenXmlElement[] parts)
    {
        var line = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Footer" }));
        line.Append(parts);
        return line;
    }

    private static SimpleField Field(string name) => new(DocxWording.Text("1")) { Instruction = name };
}
