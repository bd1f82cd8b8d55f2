using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Plymouth.BmeCode.Wordings;
using Run = DocumentFormat.OpenXml.Wordprocessing.Run;
using Words = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Plymouth.BmeCode.Exchange.Code;

/// <summary>
/// Writes wordings as paragraphs of a Word document. <paramref name="reference"/> gives a clause's present number and bookmark, null when
/// it no longer stands.
/// </summary>
internal sealed class DocxWording(MainDocumentPart main, DocxLists lists, Func<string, (string Number, string Bookmark)?> reference)
{
    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);

    /// <summary>
    /// Returns the paragraphs of a wording without blank ones; those that are no list entries have the style <paramref name="style"/>.
    /// </summary>
    public List<Paragraph> Paragraphs(Wording wording, string style)
    {
        var paragraphs = new List<Paragraph>();
        var nesting = lists.Nesting();
        foreach (var line in wording.Lines)
        {
            if (line.List == ListKind.None)
            {
                nesting.Leave();
                if (line.IsBlank)
                {
                    continue;
                }
            }

            var properties = new ParagraphProperties(new ParagraphStyleId { Val = line.List == ListKind.None ? style : "ListParagraph" });
            if (line.List != ListKind.None)
            {
                var (level, list) = nesting.Enter(line.List, line.Indent);
                properties.Append(new NumberingProperties(new NumberingLevelReference { Val = level }, new NumberingId { Val = list }));
            }
            else if (line.Indent > 0)
            {
                properties.Append(new Indentation { Left = DocxLists.IndentOf(line.Indent - 1).ToString(CultureInfo.InvariantCulture) });
            }

            var paragraph = new Paragraph(properties);
            AppendSpans(paragraph, line);
            paragraphs.Add(paragraph);
        }

        return paragraphs;
    }

    /// <summary>True for a paragraph that is no list entry and not indented.</summary>
    public static bool IsPlain(Paragraph paragraph) => paragraph.ParagraphProperties is { NumberingProperties: null, Indentation: null };

    public static void KeepWithNext(Paragraph paragraph) => paragraph.ParagraphProperties!.KeepNext = new KeepNext();

    public void AppendSpans(Paragraph paragraph, Line line)
    {
        foreach (var span in line.Spans)
        {
            var link = span.Attributes?["link"]?.Text is { } address && WordingLinks.IsAllowed(address) ? address : null;
            var (text, bookmark) = span.Embed is { } embed
                ? reference(embed.Id) is { } found
                    ? (found.Number, found.Bookmark)
                    : (CodeOutline.DeletedClause, null)
                : (span.Text!, (string?)null);
            var run = Text(text, Marks(span.Attributes, link is not null));
            paragraph.Append(
                link is not null ? new Hyperlink(run) { Id = RelationshipOf(link), History = true }
                : bookmark is not null ? new Hyperlink(run) { Anchor = bookmark, History = true }
                : run
            );
        }
    }

    /// <summary>Makes a run of text, tabs as tabs, without characters that XML cannot hold.</summary>
    public static Run Text(string text, params OpenXmlElement[] properties)
    {
        var run = new Run();
        if (properties.Length > 0)
        {
            run.Append(new RunProperties(properties));
        }

        var parts = string.Concat(text.EnumerateRunes().Where(IsForXml)).Split('\t');
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0)
            {
                run.Append(new TabChar());
            }

            if (parts[i].Length > 0)
            {
                run.Append(new Words(parts[i]) { Space = SpaceProcessingModeValues.Preserve });
            }
        }

        return run;
    }

    public static Run Tab() => new(new TabChar());

    private static bool IsForXml(System.Text.Rune rune) => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value);

    private static OpenXmlElement[] Marks(Attributes? attributes, bool isLink)
    {
        bool Has(string name) => attributes?[name] is { IsNull: false };
        var marks = new List<OpenXmlElement>();
        if (isLink)
        {
            marks.Add(new RunStyle { Val = "Hyperlink" });
        }

        if (Has("bold"))
        {
            marks.Add(new Bold());
        }

        if (Has("italic"))
        {
            marks.Add(new Italic());
        }

        if (Has("underline"))
        {
            marks.Add(new Underline { Val = UnderlineValues.Single });
        }

        return [.. marks];
    }

    private string RelationshipOf(string address)
    {
        if (!_links.TryGetValue(address, out var id))
        {
            _links.Add(address, id = $"link{_links.Count + 1}");
            main.AddHyperlinkRelationship(new Uri(address), isExternal: true, id);
        }

        return id;
    }
}
