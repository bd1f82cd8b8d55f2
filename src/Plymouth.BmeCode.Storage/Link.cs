using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Meeting;

namespace Plymouth.BmeCode.Storage;

/// <summary>The kinds of links, by how they let people in.</summary>
public enum LinkKind
{
    /// <summary>For one person, once: facilitator or member.</summary>
    Single,

    /// <summary>A short code for everybody in the room, for 15 minutes or until closed: member.</summary>
    Join,

    /// <summary>Lasts until revoked, opens the live view of one consultation.</summary>
    Partner,
}

/// <summary>A link as stored. Only the person who holds it knows its token, of which the hash is kept.</summary>
public sealed record Link(
    string Id,
    LinkKind Kind,
    Role Role,
    string? Name,
    ConsultationId? Consultation,
    DateTimeOffset MadeAt,
    DateTimeOffset? EndsAt,
    DateTimeOffset? UsedAt,
    DateTimeOffset? RevokedAt
);

/// <summary>The kinds of what stands behind a token.</summary>
public abstract record LinkLook
{
    /// <summary>The link lets somebody in.</summary>
    public sealed record Good(Link Link) : LinkLook;

    /// <summary>No link has this token.</summary>
    public sealed record Unknown : LinkLook;

    /// <summary>A single link that has let its one person in.</summary>
    public sealed record Used(Link Link) : LinkLook;

    /// <summary>The link is past its end, or a join code that the facilitator closed.</summary>
    public sealed record Ended(Link Link) : LinkLook;

    /// <summary>The facilitator revoked the link.</summary>
    public sealed record Revoked(Link Link) : LinkLook;
}
