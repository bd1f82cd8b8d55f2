using System.Collections.Immutable;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Collaboration.Ports;

/// <summary>Where entries are kept: append-only, one writer, batches all or nothing.</summary>
public interface IJournal
{
    /// <summary>Called on the writer's thread after every batch of a transaction has been settled: the moment to wake others, once for all of it.</summary>
    event Action? AllSettled;

    /// <summary>Queues a batch. Batches are written in the order queued; what is pending goes into one transaction, fsynced; a loser fails alone.</summary>
    /// <param name="batch">What to append.</param>
    /// <param name="settled">Called once, in the order of the queue, after the transaction is on disk (or has failed), on the writer's thread: it must be quick and never wait.</param>
    /// <remarks>Never blocks; may be called while a room holds its turn.</remarks>
    void Append(Batch batch, Action<AppendOutcome> settled);

    /// <summary>The entries of a stream that are on disk, from a version on, in order. Empty for an unknown stream.</summary>
    IReadOnlyList<Entry> Read(StreamId stream, int from = 0);

    /// <summary>The streams whose first entry is of a kind (without its version: <c>ConsultationReceived</c>), oldest first.</summary>
    IReadOnlyList<StreamId> StreamsStartingWith(string kind);

    /// <summary>The entries of a stream whose origin is a client, in order.</summary>
    IReadOnlyList<Entry> ReadOfClient(StreamId stream, string client);

    /// <summary>The last checkpoint of each stream that has one, each found to belong to the entry of its version.</summary>
    IReadOnlyList<Checkpoint> Checkpoints();

    /// <summary>Keeps a checkpoint in the place of the stream's last. Never waits; whether it is kept does not matter to anybody.</summary>
    void Keep(Checkpoint checkpoint);
}

/// <summary>Entries for one or more streams, all or nothing.</summary>
public sealed record Batch(ImmutableList<StreamAppend> Streams);

/// <summary>Entries for one stream; the first gets version <paramref name="FirstVersion"/>, which must be the stream's next.</summary>
public sealed record StreamAppend(StreamId Stream, int FirstVersion, ImmutableList<NewEntry> Entries);

/// <summary>What became of a batch.</summary>
public abstract record AppendOutcome
{
    /// <summary>On disk. The entries as stored, in the order of the batch.</summary>
    public sealed record Appended(ImmutableList<Entry> Entries) : AppendOutcome;

    /// <summary>A stream was not where the batch expected it, or an origin stands there already.</summary>
    public sealed record Conflict(StreamId Stream) : AppendOutcome;

    /// <summary>The database could not write (disk full, file gone); the reason in words for people.</summary>
    public sealed record Failed(string Reason) : AppendOutcome;
}
