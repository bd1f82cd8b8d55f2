using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Plymouth.BmeCode.Review.Code;
using Table = Plymouth.BmeCode.Review.Table;

namespace Plymouth.BmeCode.Exchange.Code;

/// <summary>
/// Writes the Code as it stands as a Word document: clauses not yet agreed marked as such, deleted ones left out, cross-references as
/// numbers.
/// </summary>
/// <remarks>
/// Headings are real headings, lists real numbered lists, a clause's number hangs in the margin and is a bookmark that cross-references
/// lead to.
/// </remarks>
public static class CodeDocx
{
    /// <summary>Returns the document's bytes; the same table and stamp give the same bytes.</summary>
    public static byte[] Write(Table table, ExportStamp stamp)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(stamp);
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            document.ChangeIdOfPart(main, "document");
            DocxStyles.AddTo(main);
            var lists = new DocxLists();
            var clauses = table
                .Consultation.StandingClauses.Select((c, i) => (c.Id, Bookmark: $"clause_{i + 1}"))
                .ToDictionary(p => p.Id.Value, p => p.Bookmark, StringComparer.Ordinal);
            var words = new DocxWording(main, lists, clause =>
                clauses.TryGetValue(clause, out var bookmark) ? (table.Number(clause)!, bookmark) : null
            );
            var body = new Body(
                Line("Title", table.Consultation.Title),
                Line("Subtitle", $"{CodeOutline.State(table, stamp.Edition)} As it stood on {stamp.When}.")
            );
            foreach (var section in CodeOutline.Sections(table))
            {
                Append(body, table, section, words, clauses);
            }

            body.Append(DocxPage.Section(main, table.Consultation.Title, stamp));
            main.Document = new Document(body);
            lists.AddTo(main);
            DocxPage.AddProperties(document, table.Consultation.Title, stamp);
        }

        return DocxPackage.WithFixedTimes(stream.ToArray(), stamp.At);
    }

    private static void Append(Body body, Table table, Section section, DocxWording words, Dictionary<string, string> clauses)
    {
        var heading = Line("Heading1", "");
        heading.Append(DocxWording.Text(table.Consultation.Numbers.Of(section.Id)!), DocxWording.Tab());
        words.AppendSpans(heading, table.Wording(section.Id.Heading).Lines[0]);
        body.Append(heading);
        if (CodeOutline.Note(table, section) is { Length: > 0 } note)
        {
            body.Append(Line("Note", note, keepNext: true));
        }

        foreach (var paragraph in words.Paragraphs(table.Wording(section.Id.LeadIn), "LeadIn"))
        {
            body.Append(paragraph);
        }

        foreach (var clause in table.Consultation.Standing(section.Id))
        {
            Append(body, table, clause, words, clauses[clause.Id.Value]);
        }
    }

    private static void Append(Body body, Table table, Clause clause, DocxWording words, string bookmark)
    {
        var wording = table.Wording(clause.Id.Passage);
        var paragraphs = wording.IsBlank ? [] : words.Paragraphs(wording, "ClauseText");
        if (paragraphs.Count == 0 || !DocxWording.IsPlain(paragraphs[0]))
        {
            paragraphs.Insert(0, Line("ClauseText", wording.IsBlank ? CodeOutline.NoWording : "", keepNext: true));
        }

        var first = paragraphs[0];
        first.ParagraphProperties!.ParagraphStyleId!.Val = "Clause";
        var id = bookmark.AsSpan("clause_".Length).ToString();
        OpenXmlElement[] number =
        [
            new BookmarkStart { Id = id, Name = bookmark },
            DocxWording.Text(table.Number(clause.Id.Value)!, new RunStyle { Val = "ClauseNumber" }),
            new BookmarkEnd { Id = id },
            DocxWording.Tab(),
        ];
        OpenXmlElement after = first.ParagraphProperties;
        foreach (var part in number)
        {
            after = first.InsertAfter(part, after);
        }

        var note = CodeOutline.Note(table, clause);
        if (note.Length > 0)
        {
            DocxWording.KeepWithNext(paragraphs[^1]);
            paragraphs[^1].ParagraphProperties!.SpacingBetweenLines = new SpacingBetweenLines { After = "40" };
            paragraphs.Add(Line("ClauseNote", note));
        }

        DocxLists.Deepen(paragraphs, table.Consultation.Numbers.LevelOf(clause.Id));
        body.Append(paragraphs);
    }

    private static Paragraph Line(string style, string text, bool keepNext = false)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        if (keepNext)
        {
            DocxWording.KeepWithNext(paragraph);
        }

        if (text.Length > 0)
        {
            paragraph.Append(DocxWording.Text(text));
        }

        return paragraph;
    }
}
