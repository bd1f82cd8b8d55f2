using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Storage.Rows;

namespace Plymouth.BmeCode.Storage;

/// <summary>
/// Keeps the table of people in memory and writes it through, so that what is seen here is on disk. Only the process that writes journals
/// adds or removes people.
/// </summary>
public sealed class People : IPeople
{
    /// <summary>Most UTF-16 code units of a name.</summary>
    public const int LongestName = 80;

    private readonly Lock _turn = new();
    private readonly Database _database;
    private readonly IdSource _ids;
    private readonly Subscribers<Person> _subscribers;
    private volatile ImmutableDictionary<MemberId, Person> _people;
    private volatile FrozenDictionary<(ConsultationId Consultation, string Id), string> _imported;

    internal People(Database database, IdSource ids, ILogger log)
    {
        _database = database;
        _ids = ids;
        _subscribers = new Subscribers<Person>(log);
        using var context = database.Read();
        _people = context.People.AsNoTracking().AsEnumerable().Select(row => row.ToPerson()).ToImmutableDictionary(p => p.Id);
        _imported = ImportedIn(context);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Person> All =>
        [.. _people.Values.OrderBy(p => p.Name, StringComparer.InvariantCultureIgnoreCase).ThenBy(p => p.Id.Value, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public Person? Find(MemberId id) => _people.GetValueOrDefault(id);

    /// <inheritdoc/>
    public string? NameIn(ConsultationId consultation, MemberId member) =>
        (member.IsImported ? null : Find(member)?.Name) ?? _imported.GetValueOrDefault((consultation, member.Value));

    /// <inheritdoc/>
    public IDisposable Subscribe(Action<Person> changed) => _subscribers.Add(changed);

    /// <summary>Returns somebody who may come in and has that name already, whatever its case and spaces; null when nobody has.</summary>
    public Person? Namesake(string name) => _people.Values.FirstOrDefault(p => !p.Removed && PersonName.AreAlike(p.Name, name));

    /// <summary>Adds a person. Names are trimmed, 1 to 80 characters.</summary>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public Person Add(string name, Role role)
    {
        Person person;
        using (var context = _database.Write())
        {
            person = WriteIn(context, name, role);
        }

        Take(person);
        return person;
    }

    /// <summary>Takes somebody's access away; does nothing when they are unknown or removed already.</summary>
    public void Remove(MemberId id)
    {
        Person removed;
        lock (_turn)
        {
            if (Find(id) is not { Removed: false } person)
            {
                return;
            }

            removed = person with { Removed = true };
            using var context = _database.Write();
            context.People.Where(p => p.Id == id.Value).ExecuteUpdate(set => set.SetProperty(p => p.Removed, true));
            _people = _people.SetItem(id, removed);
        }

        _subscribers.Tell(removed);
    }

    /// <summary>Writes a person in the caller's transaction; once that is committed, <see cref="Take"/> makes them known.</summary>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    internal Person WriteIn(StorageContext context, string name, Role role)
    {
        var person = new Person(new MemberId(_ids.Next("m")), NameOf(name), role, Removed: false);
        context.People.Add(RowOf(person));
        context.SaveChanges();
        return person;
    }

    /// <summary>Does what <see cref="Namesake"/> does, among the people a transaction sees.</summary>
    internal static Person? NamesakeIn(StorageContext context, string name) =>
        context
            .People.AsNoTracking()
            .Where(p => !p.Removed)
            .AsEnumerable()
            .FirstOrDefault(p => PersonName.AreAlike(p.Name, name))
            ?.ToPerson();

    /// <summary>Reads the names of the people of imported consultations, as they are on disk now.</summary>
    internal void ReadImported()
    {
        using var context = _database.Read();
        _imported = ImportedIn(context);
    }

    /// <summary>Makes a person known who was just written.</summary>
    internal void Take(Person person)
    {
        lock (_turn)
        {
            _people = _people.SetItem(person.Id, person);
        }

        _subscribers.Tell(person);
    }

    private static PersonRow RowOf(Person person) =>
        new()
        {
            Id = person.Id.Value,
            Name = person.Name,
            Role = person.Role,
            Removed = person.Removed,
        };

    private static FrozenDictionary<(ConsultationId Consultation, string Id), string> ImportedIn(StorageContext context) =>
        context
            .Database.SqlQueryRaw<ImportedRow>("SELECT consultation AS Consultation, id AS Id, name AS Name FROM imported_people")
            .AsEnumerable()
            .ToFrozenDictionary(row => (new ConsultationId(row.Consultation), row.Id), row => row.Name);

    private static string NameOf(string name)
    {
        var trimmed = name.Trim();
        return trimmed.Length is > 0 and <= LongestName
            ? trimmed
            : throw new ArgumentException($"A name has 1 to {LongestName} characters; this one has {trimmed.Length}.", nameof(name));
    }

    /// <summary>A row of <c>imported_people</c>.</summary>
    private sealed record ImportedRow(string Consultation, string Id, string Name);
}
