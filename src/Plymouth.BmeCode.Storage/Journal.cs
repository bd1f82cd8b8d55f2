using Plymouth.BmeCode.Collaboration;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Storage;

/// <summary>The journal in SQLite.</summary>
public sealed class Journal : IJournal
{
    public void Append(Batch batch, Action<AppendOutcome> settled) => throw new NotImplementedException();

    public IReadOnlyList<Entry> Read(StreamId stream, int from = 0) => throw new NotImplementedException();

    public IReadOnlyList<StreamId> StreamsStartingWith(string kind) => throw new NotImplementedException();

    /// <summary>Writes entries of an exported consultation as they are, in one transaction, after checking every hash. Positions are given anew, in the same order.</summary>
    /// <exception cref="JournalException">A hash does not follow, a version is missing, or a stream stands here already; nothing is written.</exception>
    public void WriteAsTheyAre(IReadOnlyList<Entry> entries) => throw new NotImplementedException();

    /// <summary>Checks every hash chain.</summary>
    public Verification Verify() => throw new NotImplementedException();

    /// <summary>Hash over the heads of these streams (all when null), in order of their ids.</summary>
    public string Head(IEnumerable<StreamId>? streams = null) => throw new NotImplementedException();
}

/// <summary>What a check of the chains found. <paramref name="Faults"/> say stream, version and what is wrong.</summary>
public sealed record Verification(int Streams, long Entries, string JournalHead, IReadOnlyList<string> Faults);

public sealed class JournalException(string message) : Exception(message);
