using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Collaboration.Consultations;

/// <summary>What may be set about a workspace.</summary>
public sealed record RoomOptions
{
    /// <summary>Changes a member may send per second in the long run, all passages and tabs together; counted per member, never per address. Unit: changes per second. Range: above 0. Default: 60.</summary>
    public double ChangesPerSecond { get; init; } = 60;

    /// <summary>Changes a member may send at once after a rest. Unit: changes. Range: 1 and above. Default: 600.</summary>
    public int Burst { get; init; } = 600;

    /// <summary>How large a change and a passage may be.</summary>
    public WordingLimits Limits { get; init; } = WordingLimits.Default;

    /// <summary>The most versions a client may be behind and still be told each of them; beyond, it gets the whole wording, and a change made against so old a version is refused. As many are kept in memory for each passage. Unit: versions. Range: 1 and above. Default: 2,000.</summary>
    public int LongestTail { get; init; } = 2_000;

    /// <summary>After how many versions of a passage a checkpoint is kept; of a very long one after more. Unit: versions. Range: 1 and above. Default: 500.</summary>
    public int CheckpointEvery { get; init; } = 500;

    /// <summary>Told of an exception that came out of a subscriber, or of a failed attempt to read a consultation again. The others are told all the same. Default: nobody is told.</summary>
    public Action<Exception> Failed { get; init; } = _ => { };
}
