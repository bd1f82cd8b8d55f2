namespace Plymouth.BmeCode.Storage.Rows;

/// <summary>A row of <c>checkpoints</c>: the last of each stream. It holds only what can be worked out from <c>entries</c> again.</summary>
internal sealed class CheckpointRow
{
    public required string Stream { get; init; }

    public int Version { get; init; }

    /// <summary>Hash of the entry of that version, so that a checkpoint of another history does not count.</summary>
    public required string EntryHash { get; init; }

    public required string Body { get; init; }

    /// <summary>Hash of the body, so that one that was altered does not count.</summary>
    public required string BodyHash { get; init; }
}
