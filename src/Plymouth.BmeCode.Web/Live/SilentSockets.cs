namespace Plymouth.BmeCode.Web.Live;

/// <summary>Lines to the live view that have shown no link yet. Nobody knows whose they are, so there are only so many, and none for long.</summary>
public sealed class SilentSockets(TimeProvider time)
{
    /// <summary>A page shows its link at once; so many may be about to, all addresses together.</summary>
    internal const int Most = 200;

    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private int _silent;

    /// <summary>Passes a line on, and ends it where no link is shown in time. False where too many are silent already; nothing was passed on then.</summary>
    internal async Task<bool> HoldAsync(HttpContext context, RequestDelegate next)
    {
        if (Interlocked.Increment(ref _silent) > Most)
        {
            Interlocked.Decrement(ref _silent);
            return false;
        }

        var line = new Line(this);
        context.Features.Set(line);
        await using var timer = time.CreateTimer(_ => line.EndIfSilent(context), null, Patience, Timeout.InfiniteTimeSpan);
        try
        {
            await next(context);
        }
        finally
        {
            line.Speak();
        }

        return true;
    }

    /// <summary>One line.</summary>
    internal sealed class Line(SilentSockets of)
    {
        private int _hasSpoken;

        /// <summary>It has shown its link.</summary>
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
