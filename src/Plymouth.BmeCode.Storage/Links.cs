using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Storage;

public enum LinkKind
{
    /// <summary>For one person, once: facilitator or member.</summary>
    Single,

    /// <summary>A short code for everybody in the room, for 15 minutes or until closed: member.</summary>
    Join,

    /// <summary>Lasts until revoked, opens the live view of one consultation.</summary>
    Partner,
}

/// <summary>A link as stored; its token is known only to who holds it (the hash is kept).</summary>
public sealed record Link(string Id, LinkKind Kind, Role Role, string? Name, ConsultationId? Consultation, DateTimeOffset MadeAt, DateTimeOffset? EndsAt, DateTimeOffset? UsedAt, DateTimeOffset? RevokedAt);

/// <summary>What stands behind a token.</summary>
public abstract record LinkLook
{
    public sealed record Good(Link Link) : LinkLook;

    public sealed record Unknown : LinkLook;

    public sealed record Used(Link Link) : LinkLook;

    /// <summary>Past its end, or closed by the facilitator (a join code).</summary>
    public sealed record Ended(Link Link) : LinkLook;

    public sealed record Revoked(Link Link) : LinkLook;
}

/// <summary>Links that let people in. Read from the database each time, so that one made by another process counts at once.</summary>
public sealed class Links
{
    /// <summary>A link for one person. The token has 128 random bits or more, in letters and digits.</summary>
    public (Link Link, string Token) MakeSingle(Role role, string? name) => throw new NotImplementedException();

    /// <summary>A join code of 8 letters and digits that are not mistaken for each other, good for 15 minutes; an open one is closed.</summary>
    public (Link Link, string Token) OpenJoinCode() => throw new NotImplementedException();

    public (Link Link, string Token) MakePartner(ConsultationId consultation, string? name) => throw new NotImplementedException();

    /// <summary>What stands behind a token now; changes nothing.</summary>
    public LinkLook Look(string token) => throw new NotImplementedException();

    /// <summary>Uses a single link or a join code: one of two who use a single link at once gets <see cref="LinkLook.Used"/>.</summary>
    public LinkLook Use(string token) => throw new NotImplementedException();

    /// <summary>Revokes a link, or closes a join code.</summary>
    public void Revoke(string id) => throw new NotImplementedException();

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Link> All => throw new NotImplementedException();

    /// <summary>Told of links revoked by this process.</summary>
    public IDisposable Subscribe(Action<Link> revoked) => throw new NotImplementedException();
}
