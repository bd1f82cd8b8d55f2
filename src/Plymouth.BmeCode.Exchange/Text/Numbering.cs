using Plymouth.BmeCode.Review.Code;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>Finds the numbering scheme that a section's labels show.</summary>
internal static class Numbering
{
    private const string Lettered = "{c}{a}";

    /// <summary>
    /// Returns the scheme of a section. <paramref name="restarts"/>: some later section's clauses begin at 1 again, so that a count without
    /// a section's number is each section's own.
    /// </summary>
    public static NumberingScheme Of(SectionPart section, Labels labels, bool restarts)
    {
        var number = labels.Counting switch
        {
            Counting.Letters => "{A}",
            Counting.Roman => "{I}",
            _ => "{n}",
        };
        var before = section.Clauses is [var first, ..] ? first.Label.Before : null;
        return new NumberingScheme(
            number,
            before switch
            {
                null => labels.Style == ClauseStyle.Letter ? "{s}{n}" : "{s}.{n}",
                "" => "{N}",
                [.., ' '] => before + (restarts ? "{n}" : "{N}"),
                _ when before.TrimEnd('.') == section.Label?.Number => before.EndsWith('.') ? "{s}.{n}" : "{s}{n}",
                _ => before + "{n}",
            }
        )
        {
            SecondLevel = IsLettered(section, 1) ? Lettered : null,
            ThirdLevel = IsLettered(section, 2) ? Lettered : null,
        };
    }

    /// <summary>True when the section has clauses of a level and all of them are lettered (3a, 3b).</summary>
    private static bool IsLettered(SectionPart section, int level) =>
        section.Clauses.FindAll(c => LevelOf(c, section) == level) is { Count: > 0 } all && all.TrueForAll(c => c.Label.Letter is not null);

    /// <summary>Returns the level of a clause, from 0: what its number has more than the shortest of its section.</summary>
    public static int LevelOf(ClausePart clause, SectionPart section) =>
        Math.Min(Levels.Deepest, clause.Label.Depth - section.Clauses.Min(c => c.Label.Depth));
}
