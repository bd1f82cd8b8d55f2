using Plymouth.BmeCode.Collaboration;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Storage;

/// <summary>The table of people, held in memory, written through.</summary>
public sealed class People : IPeople
{
    public Person? Find(MemberId id) => throw new NotImplementedException();

    public IReadOnlyList<Person> All => throw new NotImplementedException();

    public IDisposable Subscribe(Action<Person> changed) => throw new NotImplementedException();

    /// <summary>Adds a person. Names are trimmed, 1 to 80 characters.</summary>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public Person Add(string name, Role role) => throw new NotImplementedException();

    /// <summary>Adds people of an imported consultation who are not here yet, without any access: removed from the start.</summary>
    public void AddKnown(IEnumerable<(MemberId Id, string Name)> people) => throw new NotImplementedException();

    /// <summary>Takes the access away.</summary>
    public void Remove(MemberId id) => throw new NotImplementedException();
}
