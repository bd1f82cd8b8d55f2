using System.Collections.Immutable;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Collaboration.Ports;

/// <summary>
/// Keeps the entries of one consultation, of its review journal and of all its passages: append-only, with one writer, each batch all or
/// nothing.
/// </summary>
public interface IJournal
{
    /// <summary>
    /// Raised on the writer's thread after every batch of this consultation in a transaction has been settled, so that others can be woken
    /// once for all of them.
    /// </summary>
    event Action? AllSettled;

    /// <summary>The consultation whose entries these are.</summary>
    ConsultationId Consultation { get; }

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

    /// <summary>Returns all entries on disk after a place, in order of place; with 0, all there are.</summary>
    IReadOnlyList<Entry> ReadAll(long after = 0);

    /// <summary>Returns the entries of a stream that are on disk, from a version on, in order; empty for an unknown stream.</summary>
    IReadOnlyList<Entry> Read(StreamId stream, int from = 0);

    /// <summary>Opens the journals to be read in parts, all as of this moment.</summary>
    /// <exception cref="FormatException">The consultation's entries are damaged; the message says what is wrong.</exception>
    IJournalReader OpenReader();

    /// <summary>Returns what is known of a client from the changes it sent to a stream; null when it sent none.</summary>
    ClientMark? FindClient(StreamId stream, string client);

    /// <summary>Keeps a checkpoint beside the stream's others. Never waits; nothing depends on whether it is kept.</summary>
    void Keep(Checkpoint checkpoint);

    /// <summary>
    /// Keeps the consultation's summary as of a place, instead of the one kept before. Never waits; nothing depends on whether it is kept.
    /// </summary>
    void Keep(ConsultationSummary summary, long place);
}

/// <summary>The member a client belongs to, and the highest sequence number of the changes it sent.</summary>
public sealed record ClientMark(MemberId Member, int LastSequence);

/// <summary>Entries for one or more streams, all or nothing.</summary>
public sealed record Batch(ImmutableList<StreamAppend> Streams);

/// <summary>Entries for one stream; the first gets version <paramref name="FirstVersion"/>, which must be the stream's next.</summary>
public sealed record StreamAppend(StreamId Stream, int FirstVersion, ImmutableList<NewEntry> Entries);

/// <summary>The outcome of a batch.</summary>
public abstract record AppendOutcome
{
    /// <summary>The batch is on disk.</summary>
    public sealed record Appended : AppendOutcome;

    /// <summary>
    /// A stream was not at the version that the batch expected, or its client has sent this change or a later one already.
    /// </summary>
    public sealed record Conflict(StreamId Stream) : AppendOutcome;

    /// <summary>The database could not write (disk full, file gone); <paramref name="Reason"/> says why in words for people.</summary>
    public sealed record Failed(string Reason) : AppendOutcome;
}
