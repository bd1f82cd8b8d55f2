using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Plymouth.BmeCode.Storage.Rows;

namespace Plymouth.BmeCode.Storage;

/// <summary>
/// Keeps the files of publications by the hash of their bytes, so that what the review journal names cannot be another file later.
/// </summary>
/// <remarks>
/// A file that was kept for a publication that was then refused stays until words are erased. A file that held those goes with them
/// (<see cref="DataFolder.Erase"/>); the publication then names the one that was made again.
/// </remarks>
public sealed class KeptDocuments
{
    private readonly Database _database;
    private readonly TimeProvider _time;

    internal KeptDocuments(Database database, TimeProvider time) => (_database, _time) = (database, time);

    /// <summary>Returns the SHA-256 of a file's bytes, lower-case hex.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Keeps a file and returns its hash; one that is kept already is left as it is. On disk when this returns.</summary>
    public string Keep(byte[] bytes)
    {
        var hash = HashOf(bytes);
        using var context = _database.Write();
        using var transaction = context.Database.BeginTransaction();
        if (!context.Documents.Any(d => d.Hash == hash))
        {
            context.Documents.Add(
                new DocumentRow
                {
                    Hash = hash,
                    Bytes = bytes,
                    KeptAt = _time.GetUtcNow().ToUnixTimeMilliseconds(),
                }
            );
            context.SaveChanges();
            transaction.Commit();
        }

        return hash;
    }

    /// <summary>Returns the file with that hash; null when it is not kept here, or is no longer what it was.</summary>
    public byte[]? Find(string hash)
    {
        using var context = _database.Read();
        var bytes = context.Documents.AsNoTracking().SingleOrDefault(d => d.Hash == hash)?.Bytes;
        return bytes is not null && HashOf(bytes) == hash ? bytes : null;
    }
}
