namespace Plymouth.BmeCode.Wordings;

/// <summary>The most that changes and passages may hold, each limit with its unit and default.</summary>
public sealed record WordingLimits
{
    /// <summary>The limits that hold when no others are set.</summary>
    public static readonly WordingLimits Default = new();

    /// <summary>Most steps of one change; default 2,000.</summary>
    public int ChangeSteps { get; init; } = 2_000;

    /// <summary>Most bytes of one change: its texts, embeds and attributes in UTF-8; default 65,536.</summary>
    public int ChangeBytes { get; init; } = 64 * 1024;

    /// <summary>
    /// Most UTF-16 code units of a passage after the change; default 200,000. A change that does not make the passage longer is always let
    /// through.
    /// </summary>
    public int PassageLength { get; init; } = 200_000;

    /// <summary>Most UTF-16 code units of a link's address; default 2,000.</summary>
    public int LinkLength { get; init; } = 2_000;
}
