namespace Plymouth.BmeCode.Review;

/// <summary>Hash chain of a stream: SHA-256 over (previous hash of the stream, stream, version, member, at, kind, SHA-256 of the body's bytes), lower-case hex.</summary>
public static class HashChain
{
    /// <summary>Hash of an entry; <paramref name="previous"/> is "" for version 0.</summary>
    public static string Next(string previous, StreamId stream, int version, MemberId member, DateTimeOffset at, string kind, string bodyHash) => throw new NotImplementedException();

    public static string BodyHash(string body) => throw new NotImplementedException();

    /// <summary>Hash over all streams' heads, in order of stream id.</summary>
    public static string JournalHead(IEnumerable<(StreamId Stream, string Head)> heads) => throw new NotImplementedException();
}
