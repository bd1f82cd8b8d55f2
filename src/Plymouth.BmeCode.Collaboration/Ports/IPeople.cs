using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Meeting;

namespace Plymouth.BmeCode.Collaboration.Ports;

/// <summary>Somebody of the data folder: who may come in, or once could.</summary>
/// <param name="IsAdministrator">True for who looks after the whole folder; they count as facilitator in every consultation.</param>
/// <param name="Removed">True once an administrator has taken the access away; the name stays for the history.</param>
public sealed record Person(MemberId Id, string Name, bool IsAdministrator, bool Removed);

/// <summary>
/// The people of the data folder with their roles in its consultations, and those imported consultations came with, in memory; asked on
/// every write.
/// </summary>
public interface IPeople
{
    /// <summary>Returns the person, removed or not; null for an unknown id.</summary>
    Person? Find(MemberId id);

    /// <summary>The people of the data folder, removed ones included, in order of name.</summary>
    IReadOnlyList<Person> All { get; }

    /// <summary>
    /// Returns what somebody is in a consultation now; null when they are not in it, are unknown, or were removed. An administrator is a
    /// facilitator of every consultation.
    /// </summary>
    Role? RoleIn(MemberId member, ConsultationId consultation);

    /// <summary>
    /// True for who may take in a consultation: administrators, and the facilitators of any.
    /// </summary>
    bool MayTakeIn(MemberId member);

    /// <summary>
    /// Gives somebody a role in a consultation, or another than they had; does nothing for somebody unknown or removed.
    /// </summary>
    void Give(MemberId member, ConsultationId consultation, Role role);

    /// <summary>
    /// Returns a member's name in a consultation, as documents write it: that of an imported member as it came with the consultation,
    /// anybody else's own. Null for nobody known.
    /// </summary>
    /// <remarks>
    /// Earlier builds did not mark the members they imported, so an unmarked member who is nobody of this folder is looked for among those
    /// the consultation came with.
    /// </remarks>
    string? NameIn(ConsultationId consultation, MemberId member);

    /// <summary>
    /// Calls <paramref name="changed"/> with every person added, removed or given another role, after that is on disk, until disposed
    /// of.
    /// </summary>
    IDisposable Subscribe(Action<Person> changed);
}

/// <summary>Answers what follows from people's roles, in one place for all who ask.</summary>
public static class PeopleInConsultations
{
    /// <summary>True while somebody is a facilitator of a consultation.</summary>
    public static bool IsFacilitator(this IPeople people, MemberId member, ConsultationId consultation)
    {
        ArgumentNullException.ThrowIfNull(people);
        return people.RoleIn(member, consultation) >= Role.Facilitator;
    }

    /// <summary>True while somebody may write in a consultation.</summary>
    public static bool MayWrite(this IPeople people, MemberId member, ConsultationId consultation)
    {
        ArgumentNullException.ThrowIfNull(people);
        return people.RoleIn(member, consultation) >= Role.Member;
    }

    /// <summary>True while somebody may see a consultation and take its documents away.</summary>
    public static bool MayRead(this IPeople people, MemberId member, ConsultationId consultation)
    {
        ArgumentNullException.ThrowIfNull(people);
        return people.RoleIn(member, consultation) >= Role.Reader;
    }

    /// <summary>Returns the people who may see a consultation, in order of name.</summary>
    public static IEnumerable<Person> In(this IPeople people, ConsultationId consultation)
    {
        ArgumentNullException.ThrowIfNull(people);
        return people.All.Where(p => people.MayRead(p.Id, consultation));
    }
}

/// <summary>Writes names as screens show them.</summary>
public static class ShownNames
{
    /// <summary>
    /// Returns the name that screens show for a member in a consultation; null for nobody known. An imported member's is marked, so that
    /// nobody takes them for somebody here.
    /// </summary>
    public static string? ShownIn(this IPeople people, ConsultationId consultation, MemberId member)
    {
        ArgumentNullException.ThrowIfNull(people);
        return people.NameIn(consultation, member) is { } name ? Of(member, name) : null;
    }

    /// <summary>
    /// Returns a member's name; for an imported member adds "(imported)" and leaves out control characters and those that would turn the
    /// direction of what follows.
    /// </summary>
    public static string Of(MemberId member, string name) =>
        member.IsImported ? $"{string.Concat(name.Where(c => !TurnsDirection(c)))} (imported)" : name;

    /// <summary>True for the overrides, embeddings and isolates of Unicode Annex 9, and for control characters.</summary>
    private static bool TurnsDirection(char sign) =>
        char.IsControl(sign) || sign is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
