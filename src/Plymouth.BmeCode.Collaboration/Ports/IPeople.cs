using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Meeting;

namespace Plymouth.BmeCode.Collaboration.Ports;

/// <summary>Somebody who may come in.</summary>
/// <param name="Removed">True once a facilitator has taken the access away; the name stays for the history.</param>
public sealed record Person(MemberId Id, string Name, Role Role, bool Removed);

/// <summary>The people of the data folder, and those imported consultations came with, in memory; asked on every write.</summary>
public interface IPeople
{
    /// <summary>The person, removed or not; null for an unknown id.</summary>
    Person? Find(MemberId id);

    IReadOnlyList<Person> All { get; }

    /// <summary>What a member is called in a consultation, as documents write it: an imported one by the name that came with it, anybody else by their own. Null for nobody known.</summary>
    /// <remarks>Earlier builds did not mark what they imported: an unmarked member who is nobody of this folder is looked for among those the consultation came with.</remarks>
    string? NameIn(ConsultationId consultation, MemberId member);

    /// <summary>Told, after it is on disk, of every person added, renamed or removed.</summary>
    IDisposable Subscribe(Action<Person> changed);
}

/// <summary>Names as screens show them.</summary>
public static class ShownNames
{
    /// <summary>What a member is called in a consultation; an imported one is never mistaken for somebody here. Null for nobody known.</summary>
    public static string? ShownIn(this IPeople people, ConsultationId consultation, MemberId member)
    {
        ArgumentNullException.ThrowIfNull(people);
        return people.NameIn(consultation, member) is { } name ? Of(member, name) : null;
    }

    /// <summary>The name of a member; of an imported one with that behind it, and without the signs that would turn the direction of what follows.</summary>
    public static string Of(MemberId member, string name) => member.IsImported ? $"{string.Concat(name.Where(c => !TurnsDirection(c)))} (imported)" : name;

    /// <summary>The overrides, embeddings and isolates of Unicode Annex 9, and control characters.</summary>
    private static bool TurnsDirection(char sign) => char.IsControl(sign) || sign is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
