using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Collaboration;

/// <summary>Somebody who may come in.</summary>
/// <param name="Removed">True once a facilitator has taken the access away; the name stays for the history.</param>
public sealed record Person(MemberId Id, string Name, Role Role, bool Removed);

/// <summary>The people of the data folder, in memory; asked on every write.</summary>
public interface IPeople
{
    /// <summary>The person, removed or not; null for an unknown id.</summary>
    Person? Find(MemberId id);

    IReadOnlyList<Person> All { get; }

    /// <summary>Told, after it is on disk, of every person added, renamed or removed.</summary>
    IDisposable Subscribe(Action<Person> changed);
}
