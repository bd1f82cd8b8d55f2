using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Storage;

/// <summary>
/// Keeps who is signed in, in which browser: sessions that last are held in memory and written through, so that each request and each key
/// can ask. Only the process that serves begins and ends them.
/// </summary>
public sealed class Sessions
{
    /// <summary>A browser that has asked for nothing for this long is signed out.</summary>
    public static readonly TimeSpan Lasting = TimeSpan.FromDays(30);

    /// <summary>Precision with which the time of a browser's last request is kept.</summary>
    private static readonly TimeSpan SeenEvery = TimeSpan.FromHours(1);

    private readonly Lock _turn = new();
    private readonly Database _database;
    private readonly TimeProvider _time;
    private readonly IdSource _ids;
    private readonly Subscribers<Session> _subscribers;
    private volatile ImmutableDictionary<SessionId, Session> _lasting;

    internal Sessions(Database database, TimeProvider time, IdSource ids, ILogger log)
    {
        _database = database;
        _time = time;
        _ids = ids;
        _subscribers = new Subscribers<Session>(log);
        using var context = database.Read();
        _lasting = Rows(context).Where(s => s.EndedAt is null).ToImmutableDictionary(s => s.Id);
    }

    /// <summary>Signs a browser in.</summary>
    public Session Begin(MemberId member, string browser) => BeginAs(new SessionId(_ids.Next("session")), member, browser)!;

    /// <summary>
    /// Signs in a browser whose sign-in was made before there were sessions; it has none of its own, so <paramref name="sign"/> (what its
    /// sign-in alone has) names it. Null when that session was ended: a copy of the sign-in lets nobody in again.
    /// </summary>
    public Session? BeginOfEarlier(string sign, MemberId member, string browser) =>
        BeginAs(new SessionId($"earlier-{Token.Hash($"{member} {sign}")}"), member, browser);

    /// <summary>Returns the session; null when it was never begun, was ended, or lasted too long.</summary>
    public Session? Find(SessionId id) => _lasting.GetValueOrDefault(id) is { } session && !IsOver(session) ? session : null;

    /// <summary>Returns a member's sessions, the one seen last first.</summary>
    public IReadOnlyList<Session> Of(MemberId member) =>
        [
            .. _lasting
                .Values.Where(s => s.Member == member && !IsOver(s))
                .OrderByDescending(s => s.SeenAt)
                .ThenBy(s => s.Id.Value, StringComparer.Ordinal),
        ];

    /// <summary>Notes that the browser asked for something just now.</summary>
    public void See(SessionId id)
    {
        var now = Now;
        if (Find(id) is not { } seen || now - seen.SeenAt < SeenEvery)
        {
            return;
        }

        lock (_turn)
        {
            if (_lasting.TryGetValue(id, out var session))
            {
                using var context = _database.Write();
                context.Database.ExecuteSql($"UPDATE sessions SET seen_at = {now.ToUnixTimeMilliseconds()} WHERE id = {id.Value}");
                _lasting = _lasting.SetItem(id, session with { SeenAt = now });
            }
        }
    }

    /// <summary>Signs a browser out; does nothing when it is out already. On disk, and told, when this returns.</summary>
    public void End(SessionId id) => EndAll(s => s.Id == id);

    /// <summary>Signs a member out in every browser, but for one.</summary>
    public void EndOf(MemberId member, SessionId? butFor = null) => EndAll(s => s.Member == member && s.Id != butFor);

    /// <summary>Signs out the browsers that have lasted too long.</summary>
    public void EndOver() => EndAll(IsOver);

    /// <summary>
    /// Calls <paramref name="ended"/> with each session that was ended, until disposed of: after it is on disk, or after the disk could not
    /// be written.
    /// </summary>
    public IDisposable Subscribe(Action<Session> ended) => _subscribers.Add(ended);

    private DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(_time.GetUtcNow().ToUnixTimeMilliseconds());

    private bool IsOver(Session session) => Now - session.SeenAt >= Lasting;

    private Session? BeginAs(SessionId id, MemberId member, string browser)
    {
        lock (_turn)
        {
            if (_lasting.TryGetValue(id, out var before))
            {
                return IsOver(before) ? null : before;
            }

            var session = new Session(id, member, browser, Now, Now, null);
            var at = session.MadeAt.ToUnixTimeMilliseconds();
            using var context = _database.Write();
            var begun = context.Database.ExecuteSql(
                $"INSERT OR IGNORE INTO sessions (id, member, browser, made_at, seen_at) VALUES ({id.Value}, {member.Value}, {browser}, {at}, {at})"
            );
            if (begun == 0)
            {
                return null;
            }

            _lasting = _lasting.Add(id, session);
            return session;
        }
    }

    private void EndAll(Func<Session, bool> which)
    {
        List<Session> ended;
        lock (_turn)
        {
            ended = [.. _lasting.Values.Where(which).Select(s => s with { EndedAt = Now })];
            if (ended.Count == 0)
            {
                return;
            }

            // Whatever becomes of the disk, from here on these sessions let nobody in.
            _lasting = _lasting.RemoveRange(ended.Select(s => s.Id));
        }

        try
        {
            Write(ended);
        }
        finally
        {
            ended.ForEach(_subscribers.Tell);
        }
    }

    private void Write(List<Session> ended)
    {
        using var context = _database.Write();
        using var transaction = context.Database.BeginTransaction();
        foreach (var session in ended)
        {
            context.Database.ExecuteSql(
                $"UPDATE sessions SET ended_at = {session.EndedAt!.Value.ToUnixTimeMilliseconds()} WHERE id = {session.Id.Value}"
            );
        }

        transaction.Commit();
    }

    private static List<Session> Rows(StorageContext context) =>
        [
            .. context
                .Database.SqlQueryRaw<Row>(
                    "SELECT id AS Id, member AS Member, browser AS Browser, made_at AS MadeAt, seen_at AS SeenAt, ended_at AS EndedAt FROM sessions"
                )
                .AsEnumerable()
                .Select(row => row.ToSession()),
        ];

    /// <summary>A row of <c>sessions</c>. Times are milliseconds since 1970, UTC.</summary>
    private sealed record Row(string Id, string Member, string Browser, long MadeAt, long SeenAt, long? EndedAt)
    {
        public Session ToSession() =>
            new(
                new SessionId(Id),
                new MemberId(Member),
                Browser,
                DateTimeOffset.FromUnixTimeMilliseconds(MadeAt),
                DateTimeOffset.FromUnixTimeMilliseconds(SeenAt),
                EndedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null
            );
    }
}
