using System.Text;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Exchange.Code;

/// <summary>Writes the Code as it stands as one self-contained HTML page that opens from disk and prints well.</summary>
/// <remarks>
/// Clauses not yet agreed are marked as such, deleted ones left out; cross-references are numbers that lead to their clause.
/// </remarks>
public static class CodeHtml
{
    /// <summary>Returns the page, UTF-8 text; the same table and stamp give the same bytes.</summary>
    public static string Write(Table table, ExportStamp stamp)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(stamp);
        var body = new StringBuilder();
        var sections = CodeOutline.Sections(table).ToList();
        body.Append("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>\n<ol>\n");
        foreach (var section in sections)
        {
            body.Append(null, $"<li><a href=\"#section-{Page.Encode(section.Id.Value)}\">{Heading(table, section)}</a></li>\n");
        }

        body.Append("</ol>\n</nav>\n");
        foreach (var section in sections)
        {
            AppendSection(body, table, section);
        }

        return Page.Write(table.Consultation.Title, CodeOutline.State(table, stamp.Edition), body.ToString(), stamp);
    }

    private static void AppendSection(StringBuilder body, Table table, Section section)
    {
        var id = Page.Encode(section.Id.Value);
        body.Append(
            null,
            $"<section class=\"section\" aria-labelledby=\"section-{id}\">\n<h2 id=\"section-{id}\">{Heading(table, section)}</h2>\n"
        );
        AppendNote(body, CodeOutline.Note(table, section));
        var leadIn = WordingHtml.Of(table.Wording(section.Id.LeadIn), table.Number, Address);
        if (leadIn.Length > 0)
        {
            body.Append(null, $"<div class=\"lead-in\">{leadIn}</div>\n");
        }

        foreach (var clause in table.Consultation.Standing(section.Id))
        {
            var wording = table.Wording(clause.Id.Passage);
            var level = table.Consultation.Numbers.LevelOf(clause.Id);
            var indent = level == 0 ? "" : $" style=\"margin-inline-start:{level * 2}rem\"";
            body.Append(
                null,
                $"<article class=\"clause\" id=\"clause-{Page.Encode(clause.Id.Value)}\"{indent}>\n<h3 "
                    + $"class=\"number\">{Page.Encode(table.Number(clause.Id.Value)!)}</h3>\n<div class=\"wording\">"
            );
            body.Append(
                wording.IsBlank ? $"<p class=\"note\">{CodeOutline.NoWording}</p>" : WordingHtml.Of(wording, table.Number, Address)
            );
            body.Append("</div>\n");
            AppendNote(body, CodeOutline.Note(table, clause));
            body.Append("</article>\n");
        }

        body.Append("</section>\n");
    }

    private static void AppendNote(StringBuilder body, string note) =>
        body.Append(note.Length > 0 ? $"<p class=\"note\">{Page.Encode(note)}</p>\n" : "");

    private static string Heading(Table table, Section section) =>
        $"<span class=\"number\">{Page.Encode(table.Consultation.Numbers.Of(section.Id)!)}</span> "
        + $"{WordingHtml.Inline(table.Wording(section.Id.Heading), table.Number)}";

    private static string Address(string clause) => $"#clause-{clause}";
}
