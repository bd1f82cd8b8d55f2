namespace Plymouth.BmeCode.Review.Journal;

/// <summary>A passage at one version, kept beside its journal so that nobody need fold the journal from its beginning.</summary>
/// <remarks>
/// Derived from the journal and no part of it: it may be deleted at any time, and one that is missing or wrong costs time only.
/// </remarks>
/// <param name="Place">The place of that version's entry; 0 for a checkpoint that is about to be kept.</param>
/// <param name="Body">The passage as <see cref="PassageStateJson"/> writes it.</param>
public sealed record Checkpoint(StreamId Stream, int Version, long Place, string Body)
{
    /// <summary>Its place, without what it says.</summary>
    public CheckpointMark Mark => new(Stream, Version, Place);
}

/// <summary>The place of a checkpoint in its journal.</summary>
/// <param name="Stream">The passage's journal.</param>
/// <param name="Version">The version at which the checkpoint has the passage.</param>
/// <param name="Place">The place of that version's entry.</param>
public sealed record CheckpointMark(StreamId Stream, int Version, long Place);
