using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Plymouth.BmeCode.Review.Journal;

/// <summary>
/// Hash chain of a stream: SHA-256 over (previous hash of the stream, stream, version, member, at, kind, SHA-256 of the body's bytes),
/// lower-case hex.
/// </summary>
/// <remarks>
/// The fields are framed as net strings, so that no two lists of fields give the same bytes: the length of the field in UTF-8 bytes in
/// decimal, a colon, the field, a comma.
/// The version is written in decimal, the time as <c>2026-11-05T19:30:00.000Z</c>.
/// </remarks>
public static class HashChain
{
    /// <summary>The most characters around a field: ten digits, a colon, a comma.</summary>
    private const int LongestFrame = 12;

    /// <summary>
    /// Returns the hash of an entry. <paramref name="previous"/> is the hash of the version before it, or "" for version 0.
    /// </summary>
    public static string Next(
        string previous,
        StreamId stream,
        int version,
        MemberId member,
        DateTimeOffset at,
        string kind,
        string bodyHash
    ) =>
        Hash(
            previous,
            stream.Value,
            version.ToString(CultureInfo.InvariantCulture),
            member.Value,
            at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            kind,
            bodyHash
        );

    /// <summary>Returns the SHA-256 of the body's UTF-8 bytes; it outlives a body that was erased.</summary>
    public static string BodyHash(string body)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(body.Length));
        var hash = HashOf(bytes.AsSpan(0, Encoding.UTF8.GetBytes(body, bytes)));
        ArrayPool<byte>.Shared.Return(bytes);
        return hash;
    }

    /// <summary>Returns the hash over all streams' heads, in order of stream id.</summary>
    public static string JournalHead(IEnumerable<(StreamId Stream, string Head)> heads) =>
        Hash([.. heads.OrderBy(h => h.Stream).SelectMany(h => new[] { h.Stream.Value, h.Head })]);

    private static string Hash(params ReadOnlySpan<string> fields)
    {
        var most = 0;
        foreach (var field in fields)
        {
            most += Encoding.UTF8.GetMaxByteCount(field.Length) + LongestFrame;
        }

        var bytes = ArrayPool<byte>.Shared.Rent(most);
        var length = 0;
        foreach (var field in fields)
        {
            Encoding.UTF8.GetByteCount(field).TryFormat(bytes.AsSpan(length), out var written, provider: CultureInfo.InvariantCulture);
            length += written;
            bytes[length++] = (byte)':';
            length += Encoding.UTF8.GetBytes(field, bytes.AsSpan(length));
            bytes[length++] = (byte)',';
        }

        var hash = HashOf(bytes.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(bytes);
        return hash;
    }

    private static string HashOf(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash);
    }
}
