using Plymouth.BmeCode.Exchange.Text;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.TakingIn;

namespace Plymouth.BmeCode.Testing;

/// <summary>The table that ships, as received, and its reading.</summary>
public static class RealTable
{
    public const string FileName = "plymouth-bme-code-consultation.txt";

    /// <summary>The repository's <c>seeds</c> folder.</summary>
    public static readonly string Seeds = Repository.At("seeds");

    public static readonly byte[] Bytes = File.ReadAllBytes(Path.Combine(Seeds, FileName));

    public static readonly Reading Reading = Read(FileName, Bytes);

    public static Reading Read(string fileName, byte[] bytes, IdSource? ids = null) =>
        TableReader.Read(fileName, bytes, ids ?? new CountingIds()) switch
        {
            ReadingResult.Good good => good.Reading,
            ReadingResult.Bad bad => throw new InvalidOperationException($"Line {bad.Line}: {bad.Message}"),
            _ => throw new InvalidOperationException(),
        };
}
