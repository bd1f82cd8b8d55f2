using Plymouth.BmeCode.Review.Code;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>Finds the numbering scheme that a section's labels show.</summary>
internal static class Numbering
{
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
        return new(
            number,
            before switch
            {
                null => labels.Style == ClauseStyle.Letter ? "{s}{n}" : "{s}.{n}",
                "" => "{N}",
                [.., ' '] => before + (restarts ? "{n}" : "{N}"),
                _ when before.TrimEnd('.') == section.Label?.Number => before.EndsWith('.') ? "{s}.{n}" : "{s}{n}",
                _ => before + "{n}",
            }
        );
    }
}
