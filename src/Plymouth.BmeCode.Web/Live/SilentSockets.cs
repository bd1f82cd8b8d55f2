using System.Collections.Concurrent;

namespace Plymouth.BmeCode.Web.Live;

/// <summary>
/// Keeps the connections to the live view that have shown no link yet. Nobody knows whose they are, so there are only so many, and none for
/// long.
/// </summary>
public sealed class SilentSockets(TimeProvider time)
{
    /// <summary>Most connections, all addresses together, that may be about to show their link; a page shows it at once.</summary>
    internal const int Most = 200;

    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The ids under which connections that have shown a link send their requests, because a connection without WebSockets may be a new
    /// request every
    /// time.
    /// </summary>
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    private int _silent;

    /// <summary>Notes that a connection has shown its link, in whichever of its requests.</summary>
    internal void Know(HttpContext context)
    {
        context.Features.Get<Connection>()?.Speak();
        if (IdOf(context) is { } id)
        {
            _known[id] = true;
        }
    }

    /// <summary>Forgets a connection that has ended.</summary>
    internal void Forget(HttpContext context)
    {
        if (IdOf(context) is { } id)
        {
            _known.TryRemove(id, out _);
        }
    }

    /// <summary>
    /// Passes a connection on, and ends it when no link is shown in time. False when too many are silent already; nothing was passed on
    /// then.
    /// </summary>
    internal async Task<bool> HoldAsync(HttpContext context, RequestDelegate next)
    {
        if (IdOf(context) is { } id && _known.ContainsKey(id))
        {
            await next(context);
            return true;
        }

        if (Interlocked.Increment(ref _silent) > Most)
        {
            Interlocked.Decrement(ref _silent);
            return false;
        }

        var connection = new Connection(this);
        context.Features.Set(connection);
        await using var timer = time.CreateTimer(_ => connection.EndIfSilent(context), null, Patience, Timeout.InfiniteTimeSpan);
        try
        {
            await next(context);
        }
        finally
        {
            connection.Speak();
        }

        return true;
    }

    private static string? IdOf(HttpContext context) => context.Request.Query["id"] is [{ Length: > 0 } id] ? id : null;

    /// <summary>One connection.</summary>
    internal sealed class Connection(SilentSockets of)
    {
        private int _hasSpoken;

        /// <summary>Notes that the connection has shown its link.</summary>
        public void Speak()
        {
            if (Interlocked.Exchange(ref _hasSpoken, 1) == 0)
            {
                Interlocked.Decrement(ref of._silent);
            }
        }

        public void EndIfSilent(HttpContext context)
        {
            if (Volatile.Read(ref _hasSpoken) == 0)
            {
                context.Abort();
            }
        }
    }
}
