namespace Plymouth.BmeCode.Review.Findings;

/// <summary>One of two twins was changed or is gone, the other stands as it was.</summary>
public static class TwinLeftBehindCheck
{
    public static IEnumerable<Finding> Find(Table table) =>
        from twin in Twins.Of(table)
        let one = TwinText.Of(table, twin.One)
        let other = TwinText.Of(table, twin.Other)
        where one.Changed != other.Changed
        select one.Changed ? LeftBehind(table, twin, one, other) : LeftBehind(table, twin, other, one);

    private static Finding LeftBehind(Table table, Twin twin, TwinText changed, TwinText left)
    {
        var behind = TwinWords.Name(table, left.Part);
        return new(
            FindingKind.TwinLeftBehind,
            [new ClauseSubject(left.Part.Clause), new ClauseSubject(changed.Part.Clause)],
            $"{OpenPromiseCheck.Capital(TwinWords.Name(table, changed.Part))} {(changed.Standing is null ? "is gone" : "was changed")}, its twin {behind} {(changed.Standing is null ? "stands as it was" : "was not")}.",
            "They were consulted on in nearly the same words: whoever reads both will ask why they differ now.",
            Blocking: false,
            [
                Remedy.GoTo($"The same in {behind}?", new ClauseSubject(left.Standing ?? left.Part.Clause)),
                .. changed.Standing is { } standing ? [Remedy.GoTo($"Look at {TwinWords.Name(table, changed.Part)}", new ClauseSubject(standing))] : Array.Empty<Remedy>(),
            ])
        {
            Detail = twin.Id,
            Grounds = string.Join(' ', WordsOfLines.Of(changed.Now).All),
        };
    }
}
