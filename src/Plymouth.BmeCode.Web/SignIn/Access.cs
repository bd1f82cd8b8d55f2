using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.SignIn;

/// <summary>
/// Does what facilitators decide about who may come in. Each act asks whether its author is a facilitator now, whatever page it comes from,
/// and is logged; it gives false or null when they are not.
/// </summary>
public sealed class Access(People people, Links links, AuditLog audit)
{
    /// <summary>Makes a link that lets one person in, once.</summary>
    public (Link Link, string Token)? MakeSingle(MemberId by, Role role, string? name, TimeSpan lasts) =>
        Make(by, () => links.MakeSingle(role, name, lasts));

    /// <summary>Opens a join code; one that is open is closed.</summary>
    public (Link Link, string Token)? OpenCode(MemberId by) => Make(by, links.OpenJoinCode);

    /// <summary>Makes a link to the live view.</summary>
    public (Link Link, string Token)? MakePartner(MemberId by, ConsultationId consultation, string? name) =>
        Make(by, () => links.MakePartner(consultation, name));

    /// <summary>Revokes a link, or closes a join code.</summary>
    public bool Revoke(MemberId by, Link link)
    {
        ArgumentNullException.ThrowIfNull(link);
        if (!IsFacilitator(by))
        {
            return false;
        }

        links.Revoke(link.Id);
        audit.LinkRevoked(by, link);
        return true;
    }

    /// <summary>Takes somebody's access away: they are out at once, everywhere.</summary>
    public bool Remove(MemberId by, Person whom)
    {
        ArgumentNullException.ThrowIfNull(whom);
        if (!IsFacilitator(by))
        {
            return false;
        }

        people.Remove(whom.Id);
        audit.Removed(by, whom);
        return true;
    }

    /// <summary>True when somebody is a facilitator at this moment.</summary>
    public bool IsFacilitator(MemberId member) => people.Find(member) is { Role: Role.Facilitator, Removed: false };

    private (Link Link, string Token)? Make(MemberId by, Func<(Link Link, string Token)> make)
    {
        if (!IsFacilitator(by))
        {
            return null;
        }

        var made = make();
        audit.LinkMade(by, made.Link);
        return made;
    }
}
