namespace Plymouth.BmeCode.Web.Workspace.OutlineColumn;

/// <summary>
/// Says which rows of a large outline are drawn: those that the browser asked for, and beside them the rows that must never go. A small
/// outline is drawn whole.
/// </summary>
/// <param name="From">The first row that the browser asked for.</param>
/// <param name="To">The row behind the last that it asked for.</param>
/// <param name="Focused">The id of the section or clause whose row holds the focus; null when none does.</param>
public sealed record OutlineWindow(int From, int To, string? Focused = null)
{
    /// <summary>The most rows of an outline that is drawn whole.</summary>
    public const int Whole = 200;

    /// <summary>The most rows the browser is given at once, whatever it asks for: a tall screen shows some fifty.</summary>
    public const int Most = 240;

    private const int Above = 20;
    private const int Below = 30;
    private const int BesideFocus = 2;

    /// <summary>Returns the window in which a row is first seen, with a screen's rows around it.</summary>
    public static OutlineWindow Around(int row) => new(Math.Max(0, row - Above), Math.Max(0, row - Above) + Above + Below);

    /// <summary>True when the row is one that the browser asked for.</summary>
    public bool Has(int row) => From <= row && row < To;

    /// <summary>
    /// Returns the ranges of rows to draw, half-open, in order and apart from each other. <paramref name="current"/> is the row of the
    /// place in focus, which stays, as does the row that holds the focus with those beside it, so that the keyboard goes on from there.
    /// </summary>
    public IReadOnlyList<(int From, int To)> Drawn(OutlineRows rows, int? current)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count <= Whole)
        {
            return [(0, rows.Count)];
        }

        var from = Math.Clamp(From, 0, rows.Count);
        List<(int From, int To)> wanted = [(from, Math.Clamp(To, from, Math.Min(rows.Count, from + Most)))];
        if (current is { } place)
        {
            wanted.Add((place, place + 1));
        }

        if (Focused is not null && rows.Of(Focused) is { } focused)
        {
            wanted.Add((Math.Max(0, focused - BesideFocus), Math.Min(rows.Count, focused + BesideFocus + 1)));
        }

        return Joined(wanted);
    }

    private static List<(int From, int To)> Joined(List<(int From, int To)> ranges)
    {
        List<(int From, int To)> apart = [];
        foreach (var range in ranges.Where(r => r.From < r.To).OrderBy(r => r.From))
        {
            if (apart.Count > 0 && range.From <= apart[^1].To)
            {
                apart[^1] = (apart[^1].From, Math.Max(apart[^1].To, range.To));
            }
            else
            {
                apart.Add(range);
            }
        }

        return apart;
    }
}
