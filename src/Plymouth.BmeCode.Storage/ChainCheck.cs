using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Storage;

/// <summary>
/// Follows the hash chains of streams, entry by entry; entries of one stream come in order of version, streams may be mixed.
/// </summary>
/// <remarks>
/// The chain rests on the bodies as they were written. Whether words of a body were erased lawfully is asked of <see
/// cref="Review.Erasing.ErasureCheck"/>.
/// After a fault the chain is followed from the hash as it stands, so that one altered entry is one fault and not one for each entry after
/// it.
/// </remarks>
internal sealed class ChainCheck
{
    private readonly Dictionary<StreamId, StreamHead> _heads = [];

    /// <summary>The last hash of each stream so far.</summary>
    public IEnumerable<(StreamId Stream, string Head)> Heads => _heads.OrderBy(h => h.Key).Select(h => (h.Key, h.Value.Hash));

    /// <summary>The number of streams met so far.</summary>
    public int Streams => _heads.Count;

    /// <summary>Says what is wrong with the next entry, naming stream and version; null when nothing is.</summary>
    public string? Fault(Entry entry)
    {
        var before = _heads.GetValueOrDefault(entry.Stream, new StreamHead(0, ""));
        _heads[entry.Stream] = new StreamHead(entry.Version + 1, entry.Hash);
        var place = $"Stream {entry.Stream}, version {entry.Version}: ";

        if (entry.Version != before.NextVersion)
        {
            return place + $"version {before.NextVersion} should stand here.";
        }

        if (entry.ChainedBodyHash is not { } hashOfBody)
        {
            return place + "the body was erased, and its hash is not given.";
        }

        return HashChain.Next(before.Hash, entry.Stream, entry.Version, entry.Member, entry.At, entry.Kind, hashOfBody) == entry.Hash
            ? null
            : place + "the hash does not follow from the entry and the one before it.";
    }
}
