using System.Collections.Concurrent;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Web.Hubs;

/// <summary>Remembers everybody's present caret for those who open a passage later. Nothing of it is stored.</summary>
public sealed class Carets
{
    private readonly ConcurrentDictionary<(PassageId Passage, string Client), PointedMessage> _now = new();

    /// <summary>Notes a caret, or forgets it when its index is -1.</summary>
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

    /// <summary>Returns the carets in a passage, one for each client, in no order.</summary>
    public IReadOnlyList<PointedMessage> In(PassageId passage) => [.. _now.Where(n => n.Key.Passage == passage).Select(n => n.Value)];
}
