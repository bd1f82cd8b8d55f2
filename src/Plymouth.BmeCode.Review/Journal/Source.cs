using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Journal;

/// <summary>The place that words an entry inserts come from; the server writes it, never a client. Places are UTF-16 units.</summary>
/// <param name="At">Where they stand in the wording after the entry.</param>
/// <param name="Length">How many units they are.</param>
/// <param name="Stream">The passage they come from, perhaps the same.</param>
/// <param name="Version">A version of it in which they stood, before the entry in the consultation's order.</param>
/// <param name="From">Where they stood in that version.</param>
[method: JsonConstructor]
public readonly record struct Source(int At, int Length, StreamId Stream, int Version, int From)
{
    /// <summary>The whole of a new passage's wording, from <paramref name="from"/> on in a version of another.</summary>
    public static ImmutableList<Source> OfAll(Wording wording, PassageState passage, int from = 0)
    {
        ArgumentNullException.ThrowIfNull(wording);
        ArgumentNullException.ThrowIfNull(passage);
        return [new(0, wording.Length, passage.Id.Stream, passage.Version, from)];
    }

    /// <summary>
    /// What <paramref name="change"/> inserts, where it makes a passage say again what it said at <paramref name="version"/>; nothing where
    /// that is null.
    /// </summary>
    public static ImmutableList<Source> OfEarlier(Delta change, PassageId passage, int? version) =>
        version is { } earlier ? [.. Insertion.Of(change).Select(i => new Source(i.At, i.Text.Length, passage.Stream, earlier, i.At))] : [];
}
