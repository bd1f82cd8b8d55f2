namespace Plymouth.BmeCode.Web.Workspace;

/// <summary>
/// A list on the screen that takes nothing away which the member has in hand. An entry that has left the list keeps its place among its
/// neighbours until nothing holds it any more.
/// </summary>
/// <typeparam name="T">The kind of entry.</typeparam>
/// <param name="keyOf">Gives an entry's key, by which the list knows it again.</param>
public sealed class HeldList<T>(Func<T, string> keyOf)
{
    private List<T> _shown = [];
    private HashSet<string> _held = [];

    /// <summary>The entries that were shown last.</summary>
    public IReadOnlyList<T> Shown => _shown;

    /// <summary>The number of entries shown that do not belong to the list any more.</summary>
    public int Held => _held.Count;

    /// <summary>True for an entry that is shown only because it is held.</summary>
    public bool IsHeld(T one) => _held.Contains(keyOf(one));

    /// <summary>
    /// Returns the entries to show: all in <paramref name="now"/>, in its order, and those shown before that have left it and for whose key
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
