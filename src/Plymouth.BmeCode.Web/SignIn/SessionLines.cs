using System.Collections.Concurrent;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.SignIn;

/// <summary>The lines that sessions hold open (circuits, the editors' sockets), so that none of them outlives its session: whoever signs out, is removed, or stayed away too long hears nothing more, whatever their browser does.</summary>
public sealed class SessionLines(Sessions sessions, AuditLog audit, TimeProvider time) : IHostedService, IDisposable
{
    /// <summary>So many lines a member may hold open, all tabs and browsers together: a page has two.</summary>
    internal const int MostOfAMember = 100;

    /// <summary>How long the page itself may take to say why it is at an end.</summary>
    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<HttpContext, (SessionId Session, MemberId Member, bool IsCircuit)> _open = new();
    private IDisposable? _listening;
    private ITimer? _looking;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listening = sessions.Subscribe(End);
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
        _looking?.Dispose();
    }

    /// <summary>Passes a request on for as long as its session lasts.</summary>
    /// <param name="isCircuit">The page's own line: it may say its last word.</param>
    /// <returns>False where the member holds too many open; nothing was passed on then.</returns>
    internal async Task<bool> HoldAsync(HttpContext context, SessionId session, MemberId member, bool isCircuit, RequestDelegate next)
    {
        if (_open.Count(line => line.Value.Member == member) >= MostOfAMember)
        {
            return false;
        }

        _open[context] = (session, member, isCircuit);
        try
        {
            // It may have ended between the question who this is and the line's being known.
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
        foreach (var (context, line) in _open)
        {
            if (line.Session != session.Id)
            {
                continue;
            }

            if (line.IsCircuit)
            {
                _ = AbortSoonAsync(context);
            }
            else
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
