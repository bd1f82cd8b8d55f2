using System.Collections.Concurrent;
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
    private readonly ConcurrentDictionary<ConsultationId, (string Link, string Token)> _joining = new();

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

    /// <summary>The join codes that let people in now, of all consultations.</summary>
    public IReadOnlyList<Link> OpenCodes
    {
        get
        {
            var now = Now;
            using var context = _database.Read();
            return [.. OpenIn(context, now).AsEnumerable().Select(row => row.ToLink())];
        }
    }

    /// <summary>
    /// Returns the join code that lets people into a consultation now; null when none is open. One that an earlier build opened for the
    /// whole folder is every consultation's.
    /// </summary>
    public Link? OpenCode(ConsultationId consultation) =>
        OpenCodes.FirstOrDefault(l => l.Consultation is null || l.Consultation == consultation);

    private long Now => _time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>
    /// Makes a link that lets one person into a consultation, good until used or revoked, and no longer than <paramref name="lasts"/>. The
    /// token has 130 random bits, in letters and digits.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The role is the partner's: partners have a lasting link.</exception>
    public (Link Link, string Token) MakeSingle(ConsultationId consultation, Role role, string? name, TimeSpan? lasts = null)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(role, Role.Partner);
        return Single(role, name, consultation, lasts);
    }

    /// <summary>Makes a link that lets one person in as an administrator, as <see cref="MakeSingle"/> does otherwise.</summary>
    public (Link Link, string Token) MakeForAdministrator(string? name, TimeSpan? lasts = null) =>
        Single(Role.Facilitator, name, null, lasts);

    /// <summary>
    /// Opens a join code for members of a consultation, of 8 letters and digits that are not mistaken for each other, good for 15 minutes,
    /// and closes one that is open.
    /// </summary>
    public (Link Link, string Token) OpenJoinCode(ConsultationId consultation)
    {
        var token = Token.ForJoining();
        List<LinkRow> closed;
        Link opened;
        using (var context = _database.Write())
        {
            using var transaction = context.Database.BeginTransaction();
            var now = Now;
            closed = [.. OpenIn(context, now).Where(l => l.Consultation == null || l.Consultation == consultation.Value)];
            foreach (var open in closed)
            {
                context.Links.Where(l => l.Id == open.Id).ExecuteUpdate(set => set.SetProperty(l => l.RevokedAt, now));
            }

            opened = Insert(
                context,
                Row(LinkKind.Join, Role.Member, token, null, consultation, now + (long)JoinCodeLasts.TotalMilliseconds)
            );
            transaction.Commit();
        }

        _joining[consultation] = (opened.Id, token);
        closed.ForEach(row => _subscribers.Tell(row.ToLink() with { RevokedAt = opened.MadeAt }));
        return (opened, token);
    }

    /// <summary>
    /// Returns the letters of a join code, to be shown again while it is open. Only the process that opened it has them, and only in
    /// memory: null in any other, and after a restart.
    /// </summary>
    public string? LettersOf(Link join)
    {
        ArgumentNullException.ThrowIfNull(join);
        return join.Consultation is { } of && _joining.TryGetValue(of, out var joining) && joining.Link == join.Id ? joining.Token : null;
    }

    /// <summary>
    /// Makes a link to the live view of one consultation, good until revoked. The token has 130 random bits, in letters and digits.
    /// </summary>
    public (Link Link, string Token) MakePartner(ConsultationId consultation, string? name)
    {
        var token = Token.ForLink();
        using var context = _database.Write();
        return (Insert(context, Row(LinkKind.Partner, Role.Partner, token, name, consultation, endsAt: null)), token);
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
    public (Person? Person, LinkLook Look) LetIn(string token, string name) =>
        Use(token, context => People.NamesakeIn(context, name) is null ? _people.WriteIn(context, name) : null);

    /// <summary>
    /// Lets somebody in as a person who is here already, and uses a single link up. They have the link's role then where it leads, unless
    /// they had a higher one.
    /// </summary>
    /// <returns>
    /// The person, and what stands behind the link. The person is null when the link lets nobody in (any more), or when that member's
    /// access was taken away.
    /// </returns>
    public (Person? Person, LinkLook Look) LetInAs(string token, MemberId member) =>
        Use(token, context => context.People.Any(p => p.Id == member.Value && !p.Removed) ? member : null);

    private (Person? Person, LinkLook Look) Use(string token, Func<StorageContext, MemberId?> who)
    {
        var hash = Token.Hash(token);
        var now = Now;
        using var context = _database.Write();
        using var transaction = context.Database.BeginTransaction();
        var look = Look(context, hash);
        if (look is not LinkLook.Good { Link: { Kind: not LinkKind.Partner } link } || who(context) is not { } member)
        {
            return (null, look);
        }

        People.GiveIn(context, member, link.Consultation is { } one ? [one] : StandingIn(context), link.Role);
        if (link.MakesAdministrator)
        {
            People.MakeAdministratorIn(context, member);
        }

        if (link.Kind == LinkKind.Single)
        {
            context.Links.Where(l => l.Id == link.Id).ExecuteUpdate(set => set.SetProperty(l => l.UsedAt, now));
            look = new LinkLook.Good(link with { UsedAt = DateTimeOffset.FromUnixTimeMilliseconds(now) });
        }

        transaction.Commit();
        return (_people.ReadAgain(member), look);
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

    /// <summary>Returns the consultations that stand here whole.</summary>
    private static IReadOnlyCollection<ConsultationId> StandingIn(StorageContext context) =>
        [
            .. context
                .Database.SqlQueryRaw<string>("SELECT id AS Value FROM consultations WHERE arriving = 0")
                .AsEnumerable()
                .Select(id => new ConsultationId(id)),
        ];

    private static IQueryable<LinkRow> OpenIn(StorageContext context, long now) =>
        context.Links.AsNoTracking().Where(l => l.Kind == LinkKind.Join && l.RevokedAt == null && l.EndsAt > now);

    private (Link Link, string Token) Single(Role role, string? name, ConsultationId? consultation, TimeSpan? lasts)
    {
        var token = Token.ForLink();
        using var context = _database.Write();
        var endsAt = Now + (long)(lasts ?? SingleLasts).TotalMilliseconds;
        return (Insert(context, Row(LinkKind.Single, role, token, name, consultation, endsAt)), token);
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
        string? name,
        ConsultationId? consultation,
        long? endsAt
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
