using System.Collections.Immutable;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Collaboration.Ports;

/// <summary>Keeps the entries: append-only, with one writer, each batch all or nothing.</summary>
public interface IJournal
{
    /// <summary>
    /// Raised on the writer's thread after every batch of a transaction has been settled, so that others can be woken once for all of them.
    /// </summary>
    event Action? AllSettled;

    /// <summary>
    /// Queues a batch. Batches are written in the order queued; those pending go into one transaction, which is fsynced, and one that
    /// conflicts fails alone.
    /// </summary>
    /// <param name="batch">The entries to append.</param>
    /// <param name="settled">
    /// Called once, in the order of the queue, after the transaction is on disk (or has failed), on the writer's thread: it must be quick
    /// and never wait.
    /// </param>
    /// <remarks>Never blocks; may be called while a room holds its turn.</remarks>
    void Append(Batch batch, Action<AppendOutcome> settled);

    /// <summary>Returns the entries of a stream that are on disk, from a version on, in order; empty for an unknown stream.</summary>
    IReadOnlyList<Entry> Read(StreamId stream, int from = 0);

    /// <summary>
    /// Returns the streams whose first entry is of a kind (given without its version: <c>ConsultationReceived</c>), oldest first.
    /// </summary>
    IReadOnlyList<StreamId> StreamsStartingWith(string kind);

    /// <summary>Returns the entries of a stream that a client sent, in order.</summary>
    IReadOnlyList<Entry> ReadOfClient(StreamId stream, string client);

    /// <summary>Returns the last checkpoint of each stream that has one, if it belongs to the entry of its version.</summary>
    IReadOnlyList<Checkpoint> Checkpoints();

    /// <summary>Keeps a checkpoint in place of the stream's last. Never waits; nothing depends on whether it is kept.</summary>
    void Keep(Checkpoint checkpoint);
}

/// <summary>Entries for one or more streams, all or nothing.</summary>
public sealed record Batch(ImmutableList<StreamAppend> Streams);

/// <summary>Entries for one stream; the first gets version <paramref name="FirstVersion"/>, which must be the stream's next.</summary>
public sealed record StreamAppend(StreamId Stream, int FirstVersion, ImmutableList<NewEntry> Entries);

/// <summary>The outcome of a batch.</summary>
public abstract record AppendOutcome
{
    /// <summary>The batch is on disk.</summary>
    public sealed record Appended : AppendOutcome;

    /// <summary>A stream was not at the version that the batch expected, or it holds a change of the same origin already.</summary>
    public sealed record Conflict(StreamId Stream) : AppendOutcome;

    /// <summary>The database could not write (disk full, file gone); <paramref name="Reason"/> says why in words for people.</summary>
    public sealed record Failed(string Reason) : AppendOutcome;
}
