namespace Plymouth.BmeCode.Review.Journal;

/// <summary>
/// Reads the journals of one consultation in parts, all as they stood on disk at one moment, so that whoever folds the past reads no more
/// than they need.
/// </summary>
/// <remarks>Dispose of it soon: what is written meanwhile cannot be tidied up on the disk before. Used by one thread at a time.</remarks>
public interface IJournalReader : IDisposable
{
    /// <summary>The consultation whose journals these are.</summary>
    ConsultationId Consultation { get; }

    /// <summary>The place of its last entry; 0 when there is none.</summary>
    long Place { get; }

    /// <summary>The places of those checkpoints of its passages that belong to the entry of their version, in order of version.</summary>
    ILookup<StreamId, CheckpointMark> Checkpoints { get; }

    /// <summary>Returns the place at which the step that a place belongs to ends: the last entry that its decision made.</summary>
    /// <param name="place">A place, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The journal has no such place.</exception>
    long EndOfStep(long place);

    /// <summary>Returns the entries of the review journal up to and including a place, in order.</summary>
    IEnumerable<Entry> ReadDecisions(long upTo);

    /// <summary>Returns all entries after a place, up to and including another, in order of place.</summary>
    IEnumerable<Entry> ReadBetween(long after, long upTo);

    /// <summary>Returns the entries of spans of passages' journals, those of each journal in order of version.</summary>
    /// <param name="spans">Spans; those of one journal stand in order and do not overlap.</param>
    ILookup<StreamId, Entry> Read(IReadOnlyCollection<EntrySpan> spans);

    /// <summary>Returns those of some checkpoints that are there and unaltered.</summary>
    IEnumerable<Checkpoint> Read(IReadOnlyCollection<CheckpointMark> marks);

    /// <summary>Returns a hash over the heads of journals, each as of a version.</summary>
    string Head(IEnumerable<(StreamId Stream, int Version)> journals);

    /// <summary>Returns the latest time of the entries up to and including a place, UTC; the journal must have that place.</summary>
    DateTimeOffset LatestTime(long upTo);
}

/// <summary>Entries of one passage's journal that stand together.</summary>
/// <param name="Stream">The journal.</param>
/// <param name="From">The first version.</param>
/// <param name="Before">The version before which the span ends; <see cref="int.MaxValue"/> where it goes on to the journal's end.</param>
/// <param name="UpTo">The place after which no entry is in it.</param>
public sealed record EntrySpan(StreamId Stream, int From, int Before, long UpTo);
