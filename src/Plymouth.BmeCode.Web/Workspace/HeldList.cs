namespace Plymouth.BmeCode.Web.Workspace;

/// <summary>
/// A list on the screen that takes nothing away which is to stay: what has left the list keeps its place among what it stood with, until
/// nothing holds it any more.
/// </summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed class HeldList<T>(Func<T, string> keyOf)
{
    private List<T> _shown = [];
    private HashSet<string> _held = [];

    /// <summary>What was shown last.</summary>
    public IReadOnlyList<T> Shown => _shown;

    /// <summary>How many are shown that do not belong to the list any more.</summary>
    public int Held => _held.Count;

    /// <summary>True for one that is only held.</summary>
    public bool IsHeld(T one) => _held.Contains(keyOf(one));

    /// <summary>
    /// What to show: everything in <paramref name="now"/>, in its order, and of what was shown before and has left it all for which
    /// <paramref name="stays"/> is true, each behind the one it stood behind.
    /// </summary>
    public IReadOnlyList<T> Of(IReadOnlyCollection<T> now, Func<string, bool> stays)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(stays);
        var known = now.Select(keyOf).ToHashSet();
        _held = [.. _shown.Select(keyOf).Where(key => !known.Contains(key) && stays(key))];
        if (_held.Count == 0)
        {
            return _shown = [.. now];
        }

        var all = now.ToList();
        for (var at = 0; at < _shown.Count; at++)
        {
            if (_held.Contains(keyOf(_shown[at])))
            {
                var before = at == 0 ? -1 : all.FindIndex(one => keyOf(one) == keyOf(_shown[at - 1]));
                all.Insert(before + 1, _shown[at]);
            }
        }

        return _shown = all;
    }
}
