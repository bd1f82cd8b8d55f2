using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Meeting;

namespace Plymouth.BmeCode.Storage.Rows;

/// <summary>A row of <c>links</c>. Times are milliseconds since 1970, UTC.</summary>
internal sealed class LinkRow
{
    public required string Id { get; init; }

    public LinkKind Kind { get; init; }

    public Role Role { get; init; }

    public string? Name { get; init; }

    public string? Consultation { get; init; }

    /// <summary>SHA-256 of the token in its plain form, lower-case hex: the token itself is stored nowhere.</summary>
    public required string TokenHash { get; init; }

    public long MadeAt { get; init; }

    public long? EndsAt { get; init; }

    public long? UsedAt { get; init; }

    public long? RevokedAt { get; init; }

    public Link ToLink() =>
        new(
            Id,
            Kind,
            Role,
            Name,
            Consultation is null ? null : new ConsultationId(Consultation),
            DateTimeOffset.FromUnixTimeMilliseconds(MadeAt),
            Moment(EndsAt),
            Moment(UsedAt),
            Moment(RevokedAt)
        );

    private static DateTimeOffset? Moment(long? milliseconds) =>
        milliseconds is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
}
