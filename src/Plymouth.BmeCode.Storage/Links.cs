using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Storage.Rows;

namespace Plymouth.BmeCode.Storage;

/// <summary>Links that let people in. Read from the database each time, so that one made by another process counts at once.</summary>
/// <remarks>Tokens are taken in either case, with or without hyphens and spaces. A join code has 35 bits: the endpoint that takes one must limit the tries.</remarks>
public sealed class Links
{
    /// <summary>How long a join code lets people in.</summary>
    public static readonly TimeSpan JoinCodeLasts = TimeSpan.FromMinutes(15);

    /// <summary>How long a link for one person lets them in, where nobody says otherwise.</summary>
    public static readonly TimeSpan SingleLasts = TimeSpan.FromDays(7);

    private readonly Database _database;
    private readonly People _people;
    private readonly TimeProvider _time;
    private readonly IdSource _ids;
    private readonly Subscribers<Link> _subscribers;
    private (string Link, string Token)? _joining;

    internal Links(Database database, People people, TimeProvider time, IdSource ids, ILogger log)
    {
        _database = database;
        _people = people;
        _time = time;
        _ids = ids;
        _subscribers = new Subscribers<Link>(log);
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Link> All
    {
        get
        {
            using var context = _database.Read();
            return [.. context.Links.AsNoTracking().OrderByDescending(l => l.MadeAt).ThenByDescending(l => l.Id).AsEnumerable().Select(row => row.ToLink())];
        }
    }

    /// <summary>The join code that lets people in now; null where none is open.</summary>
    public Link? OpenCode
    {
        get
        {
            var now = Now;
            using var context = _database.Read();
            return context.Links.AsNoTracking().FirstOrDefault(l => l.Kind == LinkKind.Join && l.RevokedAt == null && l.EndsAt > now)?.ToLink();
        }
    }

    private long Now => _time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>A link for one person, good until used or revoked, and no longer than <paramref name="lasts"/>. The token has 130 random bits, in letters and digits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The role is the partner's: partners have a lasting link.</exception>
    public (Link Link, string Token) MakeSingle(Role role, string? name, TimeSpan? lasts = null)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(role, Role.Partner);
        var token = Token.ForLink();
        using var context = _database.Write();
        return (Insert(context, Row(LinkKind.Single, role, token, name, endsAt: Now + (long)(lasts ?? SingleLasts).TotalMilliseconds)), token);
    }

    /// <summary>A join code of 8 letters and digits that are not mistaken for each other, good for 15 minutes; an open one is closed.</summary>
    public (Link Link, string Token) OpenJoinCode()
    {
        var token = Token.ForJoining();
        List<LinkRow> closed;
        Link opened;
        using (var context = _database.Write())
        {
            using var transaction = context.Database.BeginTransaction();
            var now = Now;
            closed = [.. context.Links.AsNoTracking().Where(l => l.Kind == LinkKind.Join && l.RevokedAt == null && l.EndsAt > now)];
            foreach (var open in closed)
            {
                context.Links.Where(l => l.Id == open.Id).ExecuteUpdate(set => set.SetProperty(l => l.RevokedAt, now));
            }

            opened = Insert(context, Row(LinkKind.Join, Role.Member, token, endsAt: now + (long)JoinCodeLasts.TotalMilliseconds));
            transaction.Commit();
        }

        _joining = (opened.Id, token);
        closed.ForEach(row => _subscribers.Tell(row.ToLink() with { RevokedAt = opened.MadeAt }));
        return (opened, token);
    }

    /// <summary>The letters of a join code, to be shown again while it is open. Only the process that opened it has them, and only in memory: null in any other, and after a restart.</summary>
    public string? LettersOf(Link join) => _joining is { } joining && joining.Link == join.Id ? joining.Token : null;

    /// <summary>A link to the live view of one consultation, good until revoked. The token has 130 random bits, in letters and digits.</summary>
    public (Link Link, string Token) MakePartner(ConsultationId consultation, string? name)
    {
        var token = Token.ForLink();
        using var context = _database.Write();
        return (Insert(context, Row(LinkKind.Partner, Role.Partner, token, name, consultation)), token);
    }

    /// <summary>What stands behind a token now; changes nothing.</summary>
    public LinkLook Look(string token)
    {
        using var context = _database.Read();
        return Look(context, Token.Hash(token));
    }

    /// <summary>
    /// Lets somebody in who has a single link or the join code. A single link is used up with its person written, both or neither; of two who use it at once
    /// one gets <see cref="LinkLook.Used"/>. A join code serves everybody while it is open; a partner link lets nobody in, and nobody comes in by a name that is
    /// somebody's here already.
    /// </summary>
    /// <returns>The person; null where the link lets nobody in (any more), or (then it is good) the name is taken; and what stands behind it.</returns>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public (Person? Person, LinkLook Look) LetIn(string token, string name)
    {
        var (person, look) = Use(token, (context, link) => People.NamesakeIn(context, name) is null ? _people.WriteIn(context, name, link.Role) : null);
        if (person is not null)
        {
            _people.Take(person);
        }

        return (person, look);
    }

    /// <summary>Lets somebody in as a person who is here already, and uses a single link up.</summary>
    /// <returns>The person; null where the link lets nobody in (any more), or that access was taken away; and what stands behind it.</returns>
    public (Person? Person, LinkLook Look) LetInAs(string token, MemberId member) =>
        Use(token, (_, _) => _people.Find(member) is { Removed: false } person ? person : null);

    private (Person? Person, LinkLook Look) Use(string token, Func<StorageContext, Link, Person?> who)
    {
        var hash = Token.Hash(token);
        var now = Now;
        using var context = _database.Write();
        using var transaction = context.Database.BeginTransaction();
        var look = Look(context, hash);
        if (look is not LinkLook.Good { Link: { Kind: not LinkKind.Partner } link } || who(context, link) is not { } person)
        {
            return (null, look);
        }

        if (link.Kind == LinkKind.Single)
        {
            context.Links.Where(l => l.Id == link.Id).ExecuteUpdate(set => set.SetProperty(l => l.UsedAt, now));
            look = new LinkLook.Good(link with { UsedAt = DateTimeOffset.FromUnixTimeMilliseconds(now) });
        }

        transaction.Commit();
        return (person, look);
    }

    /// <summary>Revokes a link, or closes a join code. One revoked already, or unknown, is left as it is.</summary>
    public void Revoke(string id)
    {
        var now = Now;
        Link revoked;
        using (var context = _database.Write())
        {
            var changed = context.Links.Where(l => l.Id == id && l.RevokedAt == null).ExecuteUpdate(set => set.SetProperty(l => l.RevokedAt, now));
            if (changed == 0)
            {
                return;
            }

            revoked = context.Links.AsNoTracking().Single(l => l.Id == id).ToLink();
        }

        _subscribers.Tell(revoked);
    }

    /// <summary>Told of links revoked, and join codes closed, by this process.</summary>
    public IDisposable Subscribe(Action<Link> revoked) => _subscribers.Add(revoked);

    private LinkLook Look(StorageContext context, string hash)
    {
        var link = context.Links.AsNoTracking().SingleOrDefault(l => l.TokenHash == hash)?.ToLink();
        return link switch
        {
            null => new LinkLook.Unknown(),
            { Kind: LinkKind.Join, RevokedAt: not null } => new LinkLook.Ended(link),
            { RevokedAt: not null } => new LinkLook.Revoked(link),
            { UsedAt: not null } => new LinkLook.Used(link),
            { EndsAt: { } end } when end <= _time.GetUtcNow() => new LinkLook.Ended(link),
            _ => new LinkLook.Good(link),
        };
    }

    private static Link Insert(StorageContext context, LinkRow row)
    {
        context.Links.Add(row);
        context.SaveChanges();
        return row.ToLink();
    }

    private LinkRow Row(LinkKind kind, Role role, string token, string? name = null, ConsultationId? consultation = null, long? endsAt = null) => new()
    {
        Id = _ids.Next("link"),
        Kind = kind,
        Role = role,
        Name = string.IsNullOrWhiteSpace(name) ? null : name.Trim(),
        Consultation = consultation?.Value,
        TokenHash = Token.Hash(token),
        MadeAt = Now,
        EndsAt = endsAt,
    };
}
