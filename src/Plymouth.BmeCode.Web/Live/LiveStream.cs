using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Findings;

namespace Plymouth.BmeCode.Web.Live;

/// <summary>The frames of one consultation: the first change goes out at once, then at most one frame every 100 ms, each with all that changed since the last. While nobody watches nothing is rendered, and never more than a fifth of the time goes into it: the redline of a very long clause takes longer than a frame.</summary>
internal sealed partial class LiveStream(LiveDocument start, Func<TableFindings> findings, LiveFragments fragments, Func<bool> isWatched, Func<long, IReadOnlyList<LiveFragment>, Task> send, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    private readonly Lock _lock = new();
    private LiveDocument _sent = start;
    private Table? _next;
    private bool _running;
    private bool _ended;
    private Task _run = Task.CompletedTask;
    private long _number;

    /// <summary>Number of the last frame; 0 before the first.</summary>
    public long Number => Volatile.Read(ref _number);

    /// <summary>The consultation is so now. Returns at once.</summary>
    public void Offer(Table table)
    {
        lock (_lock)
        {
            _next = table;
            if (!_running && !_ended)
            {
                _running = true;
                _run = Task.Run(RunAsync);
            }
        }
    }

    /// <summary>Sends nothing more; ends when the frame under way is out.</summary>
    public Task EndAsync()
    {
        lock (_lock)
        {
            _ended = true;
            _next = null;
            return _run;
        }
    }

    private async Task RunAsync()
    {
        while (Take() is { } table)
        {
            var began = time.GetTimestamp();
            try
            {
                await SendAsync(LiveDocument.Of(table, findings()));
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                Interlocked.Increment(ref _number);
                LogUnsent(logger, e);
            }

            await Task.Delay(Rest(time.GetElapsedTime(began)), time);
        }
    }

    private static TimeSpan Rest(TimeSpan work) => 4 * work < Pace ? Pace : 4 * work < Longest ? 4 * work : Longest;

    private Table? Take()
    {
        lock (_lock)
        {
            var table = _next;
            _next = null;
            _running = table is not null;
            return table;
        }
    }

    private async Task SendAsync(LiveDocument now)
    {
        if (!isWatched())
        {
            if (now != _sent)
            {
                // Two on: a page that comes just now finds a gap, and fetches itself again.
                _sent = now;
                await send(Interlocked.Add(ref _number, 2), []);
            }

            return;
        }

        var changed = await fragments.BetweenAsync(_sent, now);
        _sent = now;
        if (changed.Count > 0)
        {
            await send(Interlocked.Increment(ref _number), changed);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The live view could not be told of a change; its pages will find the gap and fetch themselves again")]
    private static partial void LogUnsent(ILogger logger, Exception exception);
}
