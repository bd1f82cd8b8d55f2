using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Storage;

/// <summary>Names one browser signed in.</summary>
public readonly record struct SessionId(string Value)
{
    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>One browser signed in.</summary>
/// <param name="Browser">What its member knows it by: "Firefox on Windows".</param>
/// <param name="SeenAt">When it last asked for something, to the hour.</param>
/// <param name="EndedAt">When it was signed out; null while it is signed in.</param>
public sealed record Session(SessionId Id, MemberId Member, string Browser, DateTimeOffset MadeAt, DateTimeOffset SeenAt, DateTimeOffset? EndedAt);
