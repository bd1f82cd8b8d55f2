using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Meeting;

namespace Plymouth.BmeCode.Storage;

/// <summary>The kinds of links, by how they let people in.</summary>
public enum LinkKind
{
    /// <summary>For one person, once: facilitator, member or reader of a consultation, or administrator.</summary>
    Single,

    /// <summary>A short code for everybody in the room, for 15 minutes or until closed: member of a consultation.</summary>
    Join,

    /// <summary>Lasts until revoked, opens the live view of one consultation.</summary>
    Partner,
}

/// <summary>A link as stored. Only the person who holds it knows its token, of which the hash is kept.</summary>
/// <param name="Consultation">
/// The consultation it lets somebody into. Null for a link that makes an administrator, and for one of an earlier build, which gives its
/// role in every consultation that stands here when it is used.
/// </param>
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
)
{
    /// <summary>True for a link whose holder becomes an administrator; a facilitator's of an earlier build is one.</summary>
    public bool MakesAdministrator => this is { Consultation: null, Role: Role.Facilitator };
}

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
