namespace Plymouth.BmeCode.Storage.Rows;

/// <summary>A row of <c>documents</c>. Never changed; deleted only with the words it held.</summary>
internal sealed class DocumentRow
{
    /// <summary>SHA-256 of <see cref="Bytes"/>, lower-case hex.</summary>
    public required string Hash { get; init; }

    public required byte[] Bytes { get; init; }

    /// <summary>Milliseconds since 1970, UTC.</summary>
    public long KeptAt { get; init; }
}
