using System.Collections.Concurrent;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.SignIn;

/// <summary>
/// Keeps the connections that sessions hold open (circuits, the editors' sockets), and ends them with their session: whoever signs out, is
/// removed, or stayed away too long hears nothing more, whatever their browser does. The editors' sockets of somebody whose role changed
/// anywhere end too: each page opens one again by itself, with what its member may open now.
/// </summary>
public sealed class SessionConnections(Sessions sessions, IPeople people, AuditLog audit, TimeProvider time) : IHostedService, IDisposable
{
    /// <summary>Most connections a member may hold open, all tabs and browsers together; a page has two.</summary>
    internal const int MostOfAMember = 100;

    /// <summary>The time in which the page itself may say why it is at an end.</summary>
    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<HttpContext, (SessionId Session, MemberId Member, bool IsCircuit)> _open = new();
    private IDisposable? _listening;
    private IDisposable? _watching;
    private ITimer? _looking;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listening = sessions.Subscribe(End);
        _watching = people.Subscribe(EndSocketsOf);
        _looking = time.CreateTimer(_ => sessions.EndOver(), null, LookEvery, LookEvery);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _listening?.Dispose();
        _watching?.Dispose();
        _looking?.Dispose();
    }

    /// <summary>Passes a request on for as long as its session lasts.</summary>
    /// <param name="isCircuit">True for the page's own connection, which may say its last word.</param>
    /// <returns>False when the member holds too many open; nothing was passed on then.</returns>
    internal async Task<bool> HoldAsync(HttpContext context, SessionId session, MemberId member, bool isCircuit, RequestDelegate next)
    {
        if (_open.Count(connection => connection.Value.Member == member) >= MostOfAMember)
        {
            return false;
        }

        _open[context] = (session, member, isCircuit);
        try
        {
            // The session may have ended after its member was looked up and before the connection was known here.
            if (sessions.Find(session) is null)
            {
                context.Abort();
            }
            else
            {
                await next(context);
            }
        }
        finally
        {
            _open.TryRemove(context, out _);
        }

        return true;
    }

    private void End(Session session)
    {
        audit.SignedOut(session);
        foreach (var (context, connection) in _open)
        {
            if (connection.Session != session.Id)
            {
                continue;
            }

            if (connection.IsCircuit)
            {
                _ = AbortSoonAsync(context);
            }
            else
            {
                context.Abort();
            }
        }
    }

    private void EndSocketsOf(Person changed)
    {
        foreach (var (context, connection) in _open)
        {
            if (connection.Member == changed.Id && !connection.IsCircuit)
            {
                context.Abort();
            }
        }
    }

    private async Task AbortSoonAsync(HttpContext context)
    {
        await Task.Delay(LastWord, time);
        if (_open.ContainsKey(context))
        {
            context.Abort();
        }
    }
}
