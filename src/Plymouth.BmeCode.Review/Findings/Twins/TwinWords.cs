using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Findings.Twins;

/// <summary>The words for twins, the same in every view and export.</summary>
public static class TwinWords
{
    private static readonly string[] Ordinals =
    [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
    ];

    /// <summary>
    /// Names a twin for people: "3.1", "the second bullet of 3.3". An entry has the place it had in the draft, a clause that is gone its
    /// consultation number.
    /// </summary>
    public static string Name(Table table, TwinPart part)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(part);
        var clause = table.Consultation.Numbers.Of(part.Clause) is null
            ? table.Consultation.Clauses[part.Clause].ConsultationNumber!
            : table.Consultation.Label(part.Clause);
        if (part.Line is not { } line)
        {
            return clause;
        }

        var place = Place(table, part)!.Value;
        return $"the {(place < Ordinals.Length ? $"{Ordinals[place]} " : "")}{(IsListed(table, part) ? "bullet" : "paragraph")} of "
            + $"{clause}";
    }

    /// <summary>
    /// Returns the place of an entry among the draft's bullets, or of a paragraph among its paragraphs, from 0; null for a whole clause.
    /// </summary>
    internal static int? Place(Table table, TwinPart part) =>
        part.Line is { } line
            ? Lines(table, part).Take(line).Count(l => !l.IsBlank && (l.List != ListKind.None) == IsListed(table, part))
            : null;

    private static bool IsListed(Table table, TwinPart part) => Lines(table, part)[part.Line!.Value].List != ListKind.None;

    private static ImmutableArray<Line> Lines(Table table, TwinPart part) => WordsOfLines.Of(table.Draft(part.Clause.Passage)).Lines;
}
