using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Collaboration.Consultations;

/// <summary>The settings of the rooms.</summary>
public sealed record RoomOptions
{
    /// <summary>
    /// Changes a member may send per second in the long run, all passages and tabs together; counted per member, never per address. Unit:
    /// changes per second. Range: above 0. Default: 60.
    /// </summary>
    public double ChangesPerSecond { get; init; } = 60;

    /// <summary>Changes a member may send at once after a rest. Unit: changes. Range: 1 and above. Default: 600.</summary>
    public int Burst { get; init; } = 600;

    /// <summary>The most that a change and a passage may hold. Default: <see cref="WordingLimits.Default"/>.</summary>
    public WordingLimits Limits { get; init; } = WordingLimits.Default;

    /// <summary>
    /// Most versions a client may be behind and still be told each of them; further behind, it gets the whole wording, and a change it made
    /// against so old a version is refused. At least as many are kept in memory for each passage. Unit: versions. Range: 1 and above.
    /// Default: 2,000.
    /// </summary>
    public int LongestTail { get; init; } = 2_000;

    /// <summary>
    /// The fewest versions of a passage between two checkpoints; there are more of a passage that is long for what is written in it. Where
    /// clauses get other numbers, a tenth of it. Unit: versions. Range: 1 and above. Default: 500.
    /// </summary>
    public int CheckpointEvery { get; init; } = 500;

    /// <summary>
    /// Time without anybody using it after which a consultation's room is let go; it is opened again for whoever comes. Default: 5 minutes.
    /// </summary>
    public TimeSpan IdleFor { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Called with a consultation that could not be opened. Default: does nothing.</summary>
    public Action<PutAside> PutAside { get; init; } = _ => { };

    /// <summary>
    /// Called with an exception that came out of a subscriber or a check, or that kept a consultation from being read again; other
    /// subscribers are told all the same. Default: does nothing.
    /// </summary>
    public Action<Exception> Failed { get; init; } = _ => { };
}
