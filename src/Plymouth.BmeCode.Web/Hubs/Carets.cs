using System.Collections.Concurrent;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Web.Hubs;

/// <summary>Where everybody's caret is now, for those who open a passage later. Never stored.</summary>
public sealed class Carets
{
    private readonly ConcurrentDictionary<(PassageId Passage, string Client), PointedMessage> _now = new();

    /// <summary>Notes a caret; one at index -1 is gone.</summary>
    public void Note(PassageId passage, PointedMessage pointed)
    {
        ArgumentNullException.ThrowIfNull(pointed);
        if (pointed.Index < 0)
        {
            _now.TryRemove((passage, pointed.Client), out _);
        }
        else
        {
            _now[(passage, pointed.Client)] = pointed;
        }
    }

    public IReadOnlyList<PointedMessage> In(PassageId passage) => [.. _now.Where(n => n.Key.Passage == passage).Select(n => n.Value)];
}
