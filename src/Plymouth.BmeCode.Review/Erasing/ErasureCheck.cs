using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Review.Erasing;

/// <summary>
/// Holds each body that is not the one that was written to the last <see cref="Erased"/> entry that names it. Where there is none, or the
/// body has another hash than that says, the body was altered.
/// </summary>
/// <remarks>Entries come in any order. A body that an earlier build took out whole is not asked about.</remarks>
public sealed class ErasureCheck
{
    private static readonly string Kind = EventCodec.KindOf<Erased>();

    private readonly Dictionary<(StreamId Stream, int Version), (long By, ErasedInEntry Named)> _named = [];
    private readonly List<Entry> _blanked = [];

    /// <summary>Returns the faults among entries.</summary>
    public static IEnumerable<string> Faults(IEnumerable<Entry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var check = new ErasureCheck();
        foreach (var entry in entries)
        {
            check.Take(entry);
        }

        return check.Faults();
    }

    /// <summary>Takes an entry.</summary>
    public void Take(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry is { Body: not null, WrittenBodyHash: not null })
        {
            _blanked.Add(entry);
        }

        if (entry.Kind != Kind || entry.Body is not { } body)
        {
            return;
        }

        foreach (var named in Read(body))
        {
            var at = (named.Stream, named.Version);
            if (!_named.TryGetValue(at, out var before) || before.By < entry.Place)
            {
                _named[at] = (entry.Place, named);
            }
        }
    }

    /// <summary>Says which of the entries taken were altered, naming stream and version.</summary>
    public IEnumerable<string> Faults() =>
        _blanked
            .Where(e =>
                !_named.TryGetValue((e.Stream, e.Version), out var by)
                || by.By <= e.Place
                || by.Named.Place != e.Place
                || by.Named.BodyHash != HashChain.BodyHash(e.Body!)
            )
            .Select(e =>
                $"Stream {e.Stream}, version {e.Version}: the body is not the one that was written, and no later entry says that words of "
                    + "it were erased."
            );

    /// <summary>Returns what an entry names; nothing where it cannot be read, which whoever folds it says.</summary>
    private static ImmutableList<ErasedInEntry> Read(string body)
    {
        try
        {
            return EventCodec.Read(Kind, body) is Erased erased ? erased.Entries : [];
        }
        catch (FormatException)
        {
            return [];
        }
    }
}
