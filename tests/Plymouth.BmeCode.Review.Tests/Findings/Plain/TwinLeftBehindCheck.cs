using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Findings.Twins;
using Plymouth.BmeCode.Review.Language;

namespace Plymouth.BmeCode.Review.Tests.Findings.Plain;

/// <summary>One of two twins was changed or is gone, and the other stands as it was.</summary>
internal static class TwinLeftBehindCheck
{
    /// <summary>Returns the findings about all twins of a table.</summary>
    public static IEnumerable<Finding> Find(Table table) =>
        TwinSearch
            .Of(table)
            .Where(t => TwinText.IsChanged(table, t.One) != TwinText.IsChanged(table, t.Other))
            .Select(t => Of(table, TwinStanding.Of(table, t))!);

    /// <summary>Returns the finding about two twins; null when both were changed or neither was.</summary>
    public static Finding? Of(Table table, TwinStanding twin)
    {
        ArgumentNullException.ThrowIfNull(twin);
        return twin.OneIsLeftBehind
            ? LeftBehind(table, twin.Twin, twin.One.Changed ? twin.One : twin.Other, twin.One.Changed ? twin.Other : twin.One)
            : null;
    }

    private static Finding LeftBehind(Table table, Twin twin, TwinText changed, TwinText left)
    {
        var behind = TwinWords.Name(table, left.Part);
        return new(
            FindingKind.TwinLeftBehind,
            [new ClauseSubject(left.Part.Clause), new ClauseSubject(changed.Part.Clause)],
            $"{Sentence.Of(TwinWords.Name(table, changed.Part))} {(changed.Standing is null ? "is gone" : "was changed")}, its twin "
                + $"{behind} {(changed.Standing is null ? "stands as it was" : "was not")}.",
            "They were consulted on in nearly the same words: whoever reads both will ask why they differ now.",
            Blocking: false,
            [
                Remedy.GoTo($"The same in {behind}?", new ClauseSubject(left.Standing ?? left.Part.Clause)),
                .. changed.Standing is { } standing
                    ? [Remedy.GoTo($"Look at {TwinWords.Name(table, changed.Part)}", new ClauseSubject(standing))]
                    : Array.Empty<Remedy>(),
            ]
        )
        {
            Detail = twin.Id,
            Grounds = string.Join(' ', WordsOfLines.Of(changed.Now).All),
        };
    }
}
