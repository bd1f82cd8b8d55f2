namespace Plymouth.BmeCode.Review.Journal;

/// <summary>What a passage was at a version, kept beside its journal so that a start need not fold that from its beginning.</summary>
/// <remarks>
/// Derived from the journal and no part of it: it may be deleted at any time, and one that is missing or wrong costs time only.
/// </remarks>
/// <param name="Place">Place of the entry of that version; 0 where it is not read from the journal.</param>
/// <param name="Body">The passage as <see cref="PassageStateJson"/> writes it.</param>
public sealed record Checkpoint(StreamId Stream, int Version, long Place, string Body);
