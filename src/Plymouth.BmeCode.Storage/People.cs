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
/// Keeps the tables of people and of their roles in memory and writes them through, so that what is seen here is on disk. Only the process
/// that writes journals adds or removes people, or changes what they are.
/// </summary>
public sealed class People : IPeople
{
    /// <summary>Most UTF-16 code units of a name.</summary>
    public const int LongestName = 80;

    private readonly Lock _turn = new();
    private readonly Database _database;
    private readonly IdSource _ids;
    private readonly Subscribers<Person> _subscribers;
    private volatile ImmutableDictionary<MemberId, Known> _known;
    private volatile FrozenDictionary<(ConsultationId Consultation, string Id), string> _imported;

    internal People(Database database, IdSource ids, ILogger log)
    {
        _database = database;
        _ids = ids;
        _subscribers = new Subscribers<Person>(log);
        using var context = database.Read();
        var roles = context.Roles.AsNoTracking().AsEnumerable().ToLookup(row => row.Person);
        _known = context
            .People.AsNoTracking()
            .AsEnumerable()
            .Select(row => Known.Of(row, roles[row.Id]))
            .ToImmutableDictionary(known => known.Person.Id);
        _imported = ImportedIn(context);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Person> All =>
        [
            .. _known
                .Values.Select(known => known.Person)
                .OrderBy(p => p.Name, StringComparer.InvariantCultureIgnoreCase)
                .ThenBy(p => p.Id.Value, StringComparer.Ordinal),
        ];

    /// <inheritdoc/>
    public Person? Find(MemberId id) => _known.GetValueOrDefault(id)?.Person;

    /// <inheritdoc/>
    public Role? RoleIn(MemberId member, ConsultationId consultation) =>
        _known.GetValueOrDefault(member) is not { Person.Removed: false } known ? null
        : known.Person.IsAdministrator ? Role.Facilitator
        : known.Roles.TryGetValue(consultation, out var role) ? role
        : null;

    /// <summary>True while somebody is an administrator; once one has come in it stays so.</summary>
    public bool HasAdministrator => _known.Values.Any(IsOne);

    /// <inheritdoc/>
    public bool MayTakeIn(MemberId member) =>
        _known.GetValueOrDefault(member) is { Person.Removed: false } known
        && (known.Person.IsAdministrator || known.Roles.ContainsValue(Role.Facilitator));

    /// <summary>
    /// Returns the roles somebody was given, each in its consultation; what an administrator counts as everywhere is none of them.
    /// </summary>
    public IReadOnlyDictionary<ConsultationId, Role> RolesOf(MemberId member) =>
        _known.GetValueOrDefault(member)?.Roles ?? ImmutableDictionary<ConsultationId, Role>.Empty;

    /// <inheritdoc/>
    public string? NameIn(ConsultationId consultation, MemberId member) =>
        (member.IsImported ? null : Find(member)?.Name) ?? _imported.GetValueOrDefault((consultation, member.Value));

    /// <inheritdoc/>
    public IDisposable Subscribe(Action<Person> changed) => _subscribers.Add(changed);

    /// <summary>Returns somebody who may come in and has that name already, whatever its case and spaces; null when nobody has.</summary>
    public Person? Namesake(string name) =>
        _known.Values.Select(known => known.Person).FirstOrDefault(p => !p.Removed && PersonName.AreAlike(p.Name, name));

    /// <summary>Adds a person with a role in one consultation. Names are trimmed, 1 to 80 characters.</summary>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public Person Add(string name, ConsultationId consultation, Role role)
    {
        using var context = _database.Write();
        using var transaction = context.Database.BeginTransaction();
        var member = WriteIn(context, name);
        GiveIn(context, member, [consultation], role);
        transaction.Commit();
        return ReadAgain(member);
    }

    /// <summary>Adds an administrator, who has no other role. Names are trimmed, 1 to 80 characters.</summary>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public Person AddAdministrator(string name)
    {
        using var context = _database.Write();
        using var transaction = context.Database.BeginTransaction();
        var member = WriteIn(context, name);
        MakeAdministratorIn(context, member);
        transaction.Commit();
        return ReadAgain(member);
    }

    /// <inheritdoc/>
    public void Give(MemberId member, ConsultationId consultation, Role role) =>
        Change(
            member,
            known => !known.Roles.TryGetValue(consultation, out var had) || had != role,
            context =>
            {
                RolesIn(context, member, consultation).ExecuteDelete();
                GiveIn(context, member, [consultation], role);
            }
        );

    /// <summary>
    /// Takes somebody out of a consultation; does nothing when they have no role there. An administrator still counts as its facilitator.
    /// </summary>
    public void TakeOut(MemberId member, ConsultationId consultation) =>
        Change(
            member,
            known => known.Roles.ContainsKey(consultation),
            context => RolesIn(context, member, consultation).ExecuteDelete()
        );

    /// <summary>
    /// Makes somebody an administrator, or one no longer; they keep the roles they were given. Returns false, and changes nothing, when
    /// nobody would be one then.
    /// </summary>
    public bool SetAdministrator(MemberId member, bool isOne) =>
        Change(
            member,
            known => known.Person.IsAdministrator != isOne,
            context =>
                context.People.Where(p => p.Id == member.Value).ExecuteUpdate(set => set.SetProperty(p => p.Administrator, isOne)),
            isEnd: !isOne
        );

    /// <summary>
    /// Takes somebody's access away; does nothing when they are unknown or removed already. Returns false, and changes nothing, for the
    /// last administrator.
    /// </summary>
    public bool Remove(MemberId id) =>
        Change(
            id,
            _ => true,
            context => context.People.Where(p => p.Id == id.Value).ExecuteUpdate(set => set.SetProperty(p => p.Removed, true)),
            isEnd: true
        );

    /// <summary>
    /// Writes a person without any role in the caller's transaction; once that is committed, <see cref="ReadAgain"/> makes them known.
    /// </summary>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    internal MemberId WriteIn(StorageContext context, string name)
    {
        var row = new PersonRow { Id = _ids.Next("m"), Name = NameOf(name) };
        context.People.Add(row);
        context.SaveChanges();
        return new(row.Id);
    }

    /// <summary>
    /// Writes somebody's role in consultations in the caller's transaction; where they have a higher one already, that stays.
    /// </summary>
    internal static void GiveIn(StorageContext context, MemberId member, IReadOnlyCollection<ConsultationId> consultations, Role role)
    {
        foreach (var consultation in consultations)
        {
            var row = context.Roles.SingleOrDefault(r => r.Person == member.Value && r.Consultation == consultation.Value);
            if (row is null)
            {
                context.Roles.Add(
                    new()
                    {
                        Person = member.Value,
                        Consultation = consultation.Value,
                        Role = role,
                    }
                );
            }
            else if (row.Role < role)
            {
                row.Role = role;
            }
        }

        context.SaveChanges();
    }

    /// <summary>Makes somebody an administrator in the caller's transaction.</summary>
    internal static void MakeAdministratorIn(StorageContext context, MemberId member) =>
        context.People.Where(p => p.Id == member.Value).ExecuteUpdate(set => set.SetProperty(p => p.Administrator, true));

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

    /// <summary>Reads somebody as they are on disk now, makes them known so, and tells those who watch.</summary>
    internal Person ReadAgain(MemberId member)
    {
        Person person;
        lock (_turn)
        {
            using var context = _database.Read();
            person = ReadInTurn(context, member);
        }

        _subscribers.Tell(person);
        return person;
    }

    /// <summary>
    /// Writes a change of somebody who may come in and whom it concerns. Returns false for one that would leave the folder without an
    /// administrator.
    /// </summary>
    /// <param name="isEnd">True for a change after which they are no administrator.</param>
    private bool Change(MemberId member, Func<Known, bool> concerns, Action<StorageContext> write, bool isEnd = false)
    {
        Person person;
        lock (_turn)
        {
            if (_known.GetValueOrDefault(member) is not { Person.Removed: false } known || !concerns(known))
            {
                return true;
            }

            if (isEnd && known.Person.IsAdministrator && !_known.Values.Any(k => k != known && IsOne(k)))
            {
                return false;
            }

            using var context = _database.Write();
            using var transaction = context.Database.BeginTransaction();
            write(context);
            transaction.Commit();
            person = ReadInTurn(context, member);
        }

        _subscribers.Tell(person);
        return true;
    }

    private static bool IsOne(Known known) => known.Person is { IsAdministrator: true, Removed: false };

    private Person ReadInTurn(StorageContext context, MemberId member)
    {
        var row = context.People.AsNoTracking().Single(p => p.Id == member.Value);
        var known = Known.Of(row, [.. context.Roles.AsNoTracking().Where(r => r.Person == member.Value)]);
        _known = _known.SetItem(member, known);
        return known.Person;
    }

    private static IQueryable<RoleRow> RolesIn(StorageContext context, MemberId member, ConsultationId consultation) =>
        context.Roles.Where(r => r.Person == member.Value && r.Consultation == consultation.Value);

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

    /// <summary>Somebody with the roles they were given.</summary>
    private sealed record Known(Person Person, ImmutableDictionary<ConsultationId, Role> Roles)
    {
        public static Known Of(PersonRow row, IEnumerable<RoleRow> roles) =>
            new(row.ToPerson(), roles.ToImmutableDictionary(r => new ConsultationId(r.Consultation), r => r.Role));
    }
}
