using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Exchange.Json;

/// <summary>The consultation as JSON, lossless: the fold for readers, and every entry as stored.</summary>
public static class ConsultationJson
{
    /// <summary>Writes it. <paramref name="entries"/>: of the review journal and all its passages, in order of position.</summary>
    public static byte[] Write(Table table, IReadOnlyList<Entry> entries, IReadOnlyList<(MemberId Id, string Name)> people, string journalHead) => throw new NotImplementedException();

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">It is not such a file; the message says where and what.</exception>
    public static WrittenConsultation Read(ReadOnlySpan<byte> utf8) => throw new NotImplementedException();
}

/// <summary>What an exported file holds: enough to write the journals again.</summary>
public sealed record WrittenConsultation(ConsultationId Id, string Title, IReadOnlyList<Entry> Entries, IReadOnlyList<(MemberId Id, string Name)> People);
