using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Meeting;

namespace Plymouth.BmeCode.Collaboration.Ports;

/// <summary>Somebody who may come in, or once could.</summary>
/// <param name="Removed">True once a facilitator has taken the access away; the name stays for the history.</param>
public sealed record Person(MemberId Id, string Name, Role Role, bool Removed);

/// <summary>The people of the data folder, and those imported consultations came with, in memory; asked on every write.</summary>
public interface IPeople
{
    /// <summary>Returns the person, removed or not; null for an unknown id.</summary>
    Person? Find(MemberId id);

    /// <summary>The people of the data folder, removed ones included, in order of name.</summary>
    IReadOnlyList<Person> All { get; }

    /// <summary>
    /// Returns a member's name in a consultation, as documents write it: that of an imported member as it came with the consultation,
    /// anybody else's own. Null for nobody known.
    /// </summary>
    /// <remarks>
    /// Earlier builds did not mark the members they imported, so an unmarked member who is nobody of this folder is looked for among those
    /// the consultation came with.
    /// </remarks>
    string? NameIn(ConsultationId consultation, MemberId member);

    /// <summary>Calls <paramref name="changed"/> with every person added or removed, after that is on disk, until disposed of.</summary>
    IDisposable Subscribe(Action<Person> changed);
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
