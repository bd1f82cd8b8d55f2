using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Storage.Rows;

namespace Plymouth.BmeCode.Storage;

/// <summary>Links that let people in. Read from the database each time, so that one made by another process counts at once.</summary>
/// <remarks>Tokens are taken in either case, with or without hyphens and spaces. A join code has 35 bits: the endpoint that takes one must limit the tries.</remarks>
public sealed class Links
{
    /// <summary>How long a join code lets people in.</summary>
    public static readonly TimeSpan JoinCodeLasts = TimeSpan.FromMinutes(15);

    private readonly Database _database;
    private readonly TimeProvider _time;
    private readonly IdSource _ids;
    private readonly Subscribers<Link> _subscribers;
    private (string Link, string Token)? _joining;

    internal Links(Database database, TimeProvider time, IdSource ids, ILogger log)
    {
        _database = database;
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

    private long Now => _time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>A link for one person, good until used or revoked. The token has 130 random bits, in letters and digits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The role is the partner's: partners have a lasting link.</exception>
    public (Link Link, string Token) MakeSingle(Role role, string? name)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(role, Role.Partner);
        var token = Token.ForLink();
        using var context = _database.Write();
        return (Insert(context, Row(LinkKind.Single, role, token, name)), token);
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

    /// <summary>Uses a single link or a join code: one of two who use a single link at once gets <see cref="LinkLook.Used"/>. A join code serves everybody while it is open, a partner link always.</summary>
    public LinkLook Use(string token)
    {
        var hash = Token.Hash(token);
        var now = Now;
        using var context = _database.Write();
        var used = context.Links
            .Where(l => l.TokenHash == hash && l.Kind == LinkKind.Single && l.UsedAt == null && l.RevokedAt == null)
            .ExecuteUpdate(set => set.SetProperty(l => l.UsedAt, now));
        return used == 1
            ? new LinkLook.Good(context.Links.AsNoTracking().Single(l => l.TokenHash == hash).ToLink())
            : Look(context, hash);
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
