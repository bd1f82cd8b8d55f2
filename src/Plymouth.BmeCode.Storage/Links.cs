using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Storage.Rows;

namespace Plymouth.BmeCode.Storage;

/// <summary>
/// Keeps the links that let people in. It reads them from the database each time, so that a link made by another process counts at once.
/// </summary>
/// <remarks>
/// Tokens are taken in either case, with or without hyphens and spaces. A join code has 35 bits: the endpoint that takes one must limit the
/// tries.
/// </remarks>
public sealed class Links
{
    /// <summary>The time for which a join code lets people in.</summary>
    public static readonly TimeSpan JoinCodeLasts = TimeSpan.FromMinutes(15);

    /// <summary>The time for which a link for one person lets them in, unless its maker says otherwise.</summary>
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

    /// <summary>All links, newest first.</summary>
    public IReadOnlyList<Link> All
    {
        get
        {
            using var context = _database.Read();
            return
            [
                .. context
                    .Links.AsNoTracking()
                    .OrderByDescending(l => l.MadeAt)
                    .ThenByDescending(l => l.Id)
                    .AsEnumerable()
                    .Select(row => row.ToLink()),
            ];
        }
    }

    /// <summary>The join code that lets people in now; null when none is open.</summary>
    public Link? OpenCode
    {
        get
        {
            var now = Now;
            using var context = _database.Read();
            return context
                .Links.AsNoTracking()
                .FirstOrDefault(l => l.Kind == LinkKind.Join && l.RevokedAt == null && l.EndsAt > now)
                ?.ToLink();
        }
    }

    private long Now => _time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>
    /// Makes a link for one person, good until used or revoked, and no longer than <paramref name="lasts"/>. The token has 130 random bits,
    /// in letters and digits.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The role is the partner's: partners have a lasting link.</exception>
    public (Link Link, string Token) MakeSingle(Role role, string? name, TimeSpan? lasts = null)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(role, Role.Partner);
        var token = Token.ForLink();
        using var context = _database.Write();
        return (
            Insert(context, Row(LinkKind.Single, role, token, name, endsAt: Now + (long)(lasts ?? SingleLasts).TotalMilliseconds)),
            token
        );
    }

    /// <summary>
    /// Opens a join code of 8 letters and digits that are not mistaken for each other, good for 15 minutes, and closes one that is open.
    /// </summary>
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

    /// <summary>
    /// Returns the letters of a join code, to be shown again while it is open. Only the process that opened it has them, and only in
    /// memory: null in any other, and after a restart.
    /// </summary>
    public string? LettersOf(Link join) => _joining is { } joining && joining.Link == join.Id ? joining.Token : null;

    /// <summary>
    /// Makes a link to the live view of one consultation, good until revoked. The token has 130 random bits, in letters and digits.
    /// </summary>
    public (Link Link, string Token) MakePartner(ConsultationId consultation, string? name)
    {
        var token = Token.ForLink();
        using var context = _database.Write();
        return (Insert(context, Row(LinkKind.Partner, Role.Partner, token, name, consultation)), token);
    }

    /// <summary>Says what stands behind a token now; changes nothing.</summary>
    public LinkLook Look(string token)
    {
        using var context = _database.Read();
        return Look(context, Token.Hash(token));
    }

    /// <summary>
    /// Lets somebody in with a single link or the join code, as a new person. A single link is used up and its person written, both or
    /// neither; of two who use it at once, one gets <see cref="LinkLook.Used"/>.
    /// </summary>
    /// <remarks>
    /// A join code serves everybody while it is open; a partner link lets nobody in, and nobody comes in by a name that is somebody's here
    /// already.
    /// </remarks>
    /// <returns>
    /// The person, and what stands behind the link. The person is null when the link lets nobody in (any more), or when the name is taken
    /// (then the link is good).
    /// </returns>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public (Person? Person, LinkLook Look) LetIn(string token, string name)
    {
        var (person, look) = Use(token, (context, link) =>
            People.NamesakeIn(context, name) is null ? _people.WriteIn(context, name, link.Role) : null
        );
        if (person is not null)
        {
            _people.Take(person);
        }

        return (person, look);
    }

    /// <summary>Lets somebody in as a person who is here already, and uses a single link up.</summary>
    /// <returns>
    /// The person, and what stands behind the link. The person is null when the link lets nobody in (any more), or when that member's
    /// access was taken away.
    /// </returns>
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

    /// <summary>Revokes a link, or closes a join code; does nothing when it is revoked already, or unknown.</summary>
    public void Revoke(string id)
    {
        var now = Now;
        Link revoked;
        using (var context = _database.Write())
        {
            var changed = context
                .Links.Where(l => l.Id == id && l.RevokedAt == null)
                .ExecuteUpdate(set => set.SetProperty(l => l.RevokedAt, now));
            if (changed == 0)
            {
                return;
            }

            revoked = context.Links.AsNoTracking().Single(l => l.Id == id).ToLink();
        }

        _subscribers.Tell(revoked);
    }

    /// <summary>
    /// Calls <paramref name="revoked"/> with each link that this process revokes, and each join code that it closes, until disposed of.
    /// </summary>
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

    private LinkRow Row(
        LinkKind kind,
        Role role,
        string token,
        string? name = null,
        ConsultationId? consultation = null,
        long? endsAt = null
    ) =>
        new()
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
