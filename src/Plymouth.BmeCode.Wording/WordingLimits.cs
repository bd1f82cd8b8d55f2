namespace Plymouth.BmeCode.Wordings;

/// <summary>How large changes and passages may grow. Options; each with its unit and default.</summary>
public sealed record WordingLimits
{
    public static readonly WordingLimits Default = new();

    /// <summary>Steps of one change; default 2,000.</summary>
    public int ChangeSteps { get; init; } = 2_000;

    /// <summary>Bytes of one change: its texts, embeds and attributes in UTF-8; default 65,536.</summary>
    public int ChangeBytes { get; init; } = 64 * 1024;

    /// <summary>UTF-16 code units of a passage after the change; default 200,000. A change that does not make the passage longer is always let through.</summary>
    public int PassageLength { get; init; } = 200_000;

    /// <summary>UTF-16 code units of a link's address; default 2,000.</summary>
    public int LinkLength { get; init; } = 2_000;
}
