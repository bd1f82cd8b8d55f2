using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>Reads a table as received: UTF-8 text, two tab-separated columns.</summary>
public static class TableReader
{
    /// <summary>Reads a table; every character is accounted for.</summary>
    /// <returns>The reading, or where and why it cannot be read.</returns>
    public static ReadingResult Read(string fileName, ReadOnlySpan<byte> bytes, IdSource ids) => throw new NotImplementedException();
}

/// <summary>A reading, or a refusal with the 1-based line it rests on.</summary>
public abstract record ReadingResult
{
    public sealed record Good(Reading Reading) : ReadingResult;

    public sealed record Bad(int Line, string Message) : ReadingResult;
}
