using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.SignIn;

/// <summary>
/// Does what facilitators decide about who is in their consultation, and administrators about who is in the folder. Each act asks what its
/// author is now, whatever page it comes from, and is logged; it gives false or null when they may not.
/// </summary>
public sealed class Access(People people, Links links, AuditLog audit)
{
    /// <summary>Makes a link that lets one person into a consultation, once.</summary>
    public (Link Link, string Token)? MakeSingle(
        MemberId by,
        ConsultationId consultation,
        Role role,
        string? name,
        TimeSpan lasts
    ) => Make(by, consultation, () => links.MakeSingle(consultation, role, name, lasts));

    /// <summary>Opens a consultation's join code; one that is open is closed.</summary>
    public (Link Link, string Token)? OpenCode(MemberId by, ConsultationId consultation) =>
        Make(by, consultation, () => links.OpenJoinCode(consultation));

    /// <summary>Makes a link to the live view.</summary>
    public (Link Link, string Token)? MakePartner(MemberId by, ConsultationId consultation, string? name) =>
        Make(by, consultation, () => links.MakePartner(consultation, name));

    /// <summary>Revokes a link, or closes a join code: a facilitator where it leads, and an administrator any.</summary>
    public bool Revoke(MemberId by, Link link)
    {
        ArgumentNullException.ThrowIfNull(link);
        if (!MayRevoke(by, link))
        {
            return false;
        }

        links.Revoke(link.Id);
        audit.LinkRevoked(by, link);
        return true;
    }

    /// <summary>
    /// Gives somebody who is in the folder a role in a consultation, or another than they had. An administrator's stays as it is: they are
    /// its facilitator anyway.
    /// </summary>
    public bool Give(MemberId by, Person whom, ConsultationId consultation, Role role)
    {
        ArgumentNullException.ThrowIfNull(whom);
        if (!MayChange(by, whom, consultation) || role < Role.Reader)
        {
            return false;
        }

        people.Give(whom.Id, consultation, role);
        audit.RoleGiven(by, whom, consultation, role);
        return true;
    }

    /// <summary>Takes somebody out of a consultation: they are out of it at once, and in all others as before.</summary>
    public bool TakeOut(MemberId by, Person whom, ConsultationId consultation)
    {
        ArgumentNullException.ThrowIfNull(whom);
        if (!MayChange(by, whom, consultation))
        {
            return false;
        }

        people.TakeOut(whom.Id, consultation);
        audit.TakenOut(by, whom, consultation);
        return true;
    }

    /// <summary>Makes somebody an administrator, or one no longer. The last one stays one.</summary>
    public bool SetAdministrator(MemberId by, Person whom, bool isOne)
    {
        ArgumentNullException.ThrowIfNull(whom);
        if (!IsAdministrator(by) || !people.SetAdministrator(whom.Id, isOne))
        {
            return false;
        }

        audit.AdministratorSet(by, whom, isOne);
        return true;
    }

    /// <summary>Takes somebody's access to the whole folder away: they are out at once, everywhere. The last administrator stays.</summary>
    public bool Remove(MemberId by, Person whom)
    {
        ArgumentNullException.ThrowIfNull(whom);
        if (!IsAdministrator(by) || !people.Remove(whom.Id))
        {
            return false;
        }

        audit.Removed(by, whom);
        return true;
    }

    /// <summary>
    /// True when somebody may say that a browser with a link is a person who is here already: whoever comes in so may do all that person
    /// may. So they must run each consultation which that person is in, and the link's; for an administrator, be one.
    /// </summary>
    public bool MayVouch(MemberId by, Person whom, Link link)
    {
        ArgumentNullException.ThrowIfNull(whom);
        ArgumentNullException.ThrowIfNull(link);
        return IsAdministrator(by)
            || (
                people.Find(whom.Id) is { IsAdministrator: false }
                && link.Consultation is { } leads
                && people.RolesOf(whom.Id).Keys.Append(leads).All(consultation => people.IsFacilitator(by, consultation))
            );
    }

    /// <summary>
    /// True when the link itself says enough that whoever holds it is a person who is here already: it lets them do as much as that person
    /// may.
    /// </summary>
    public bool Vouches(Link link, Person whom)
    {
        ArgumentNullException.ThrowIfNull(whom);
        ArgumentNullException.ThrowIfNull(link);
        return link.MakesAdministrator
            || (
                people.Find(whom.Id) is { IsAdministrator: false }
                && link is { Role: Role.Facilitator, Consultation: { } leads }
                && people.RolesOf(whom.Id).Keys.All(consultation => consultation == leads)
            );
    }

    /// <summary>True while somebody is an administrator.</summary>
    public bool IsAdministrator(MemberId member) => people.Find(member) is { IsAdministrator: true, Removed: false };

    private bool MayRevoke(MemberId by, Link link) =>
        link.Consultation is { } consultation ? people.IsFacilitator(by, consultation) : IsAdministrator(by);

    private bool MayChange(MemberId by, Person whom, ConsultationId consultation) =>
        people.IsFacilitator(by, consultation) && people.Find(whom.Id) is { IsAdministrator: false, Removed: false };

    private (Link Link, string Token)? Make(MemberId by, ConsultationId consultation, Func<(Link Link, string Token)> make)
    {
        if (!people.IsFacilitator(by, consultation))
        {
            return null;
        }

        var made = make();
        audit.LinkMade(by, made.Link);
        return made;
    }
}
