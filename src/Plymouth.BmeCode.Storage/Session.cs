using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Storage;

/// <summary>The id of one browser that is signed in.</summary>
public readonly record struct SessionId(string Value)
{
    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>One browser that is signed in, or was.</summary>
/// <param name="Browser">The name its member knows it by: "Firefox on Windows".</param>
/// <param name="SeenAt">The time (UTC) when it last asked for something, to the hour.</param>
/// <param name="EndedAt">The time (UTC) when it was signed out; null while it is signed in.</param>
public sealed record Session(
    SessionId Id,
    MemberId Member,
    string Browser,
    DateTimeOffset MadeAt,
    DateTimeOffset SeenAt,
    DateTimeOffset? EndedAt
);
