using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Meeting;

namespace Plymouth.BmeCode.Web.Live;

/// <summary>
/// Sends the frames of one consultation: the first change goes out at once, then at most one frame every 100 ms, each with all that changed
/// since the last. While nobody watches nothing is worked out, and findings only where partners see any.
/// </summary>
/// <remarks>
/// After a frame it rests four times as long as that took, 2 seconds at most: the redline of a very long clause takes longer than a frame.
/// </remarks>
internal sealed partial class LiveStream(
    LiveFragments fragments,
    Func<bool> isWatched,
    Func<long, IReadOnlyList<LiveFragment>, Task> send,
    TimeProvider time,
    ILogger logger
)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ConsultationRoom? _room;
    private IDisposable? _stay;
    private LiveDocument? _sent;
    private IDisposable? _findings;
    private bool _looks;
    private Table? _next;
    private bool _running;
    private bool _ended;
    private Task _run = Task.CompletedTask;
    private long _number;

    /// <summary>The number of the last frame; 0 before the first.</summary>
    public long Number => Volatile.Read(ref _number);

    /// <summary>
    /// Notes that somebody watches from now on, who calls this first and then asks for <see cref="Number"/>. A page of an earlier number
    /// fetches itself again. The room stays open until nobody watches.
    /// </summary>
    public void Begin(ConsultationRoom room)
    {
        var now = LiveDocument.Of(room.Table, room.Findings.Known);
        lock (_lock)
        {
            if (_room != room)
            {
                LeaveInTurn();
                (_room, _stay) = (room, room.Stay());
            }

            if (_sent is null)
            {
                _sent = now;
                Skip();
            }

            LookInTurn(room.Table);
            if (!isWatched())
            {
                // Opening the room took its time, and they have gone meanwhile.
                LeaveInTurn();
            }
        }
    }

    /// <summary>Lets go of the room when nobody watches any longer.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            if (!isWatched())
            {
                LeaveInTurn();
            }
        }
    }

    /// <summary>Takes the consultation as it is now; returns at once.</summary>
    public void Offer(Table table)
    {
        lock (_lock)
        {
            if (!isWatched())
            {
                LeaveInTurn();
                return;
            }

            LookInTurn(table);
            _next = table;
            if (!_running && !_ended)
            {
                _running = true;
                _run = Task.Run(RunAsync);
            }
        }
    }

    /// <summary>Sends nothing more; completes when the frame under way is out.</summary>
    public Task EndAsync()
    {
        lock (_lock)
        {
            _ended = true;
            _over.TrySetResult();
            LeaveInTurn();
            return _run;
        }
    }

    /// <summary>
    /// Begins to look for findings, if partners see any, on another thread, so that nobody who asks for the page waits for them.
    /// </summary>
    private void LookInTurn(Table table)
    {
        if (!_looks && !_ended && _room is { } room && table.Consultation.Sight != PartnerSight.Wording)
        {
            _looks = true;
            _ = Task.Run(() => Look(room));
        }
    }

    private void Look(ConsultationRoom room)
    {
        IDisposable? findings = room.Findings.Subscribe(() => Offer(room.Table));
        lock (_lock)
        {
            (_findings, findings) = _looks && _findings is null ? (findings, null) : (_findings, findings);
        }

        findings?.Dispose();
        Offer(room.Table);
    }

    /// <summary>Works nothing out until somebody watches again. The findings are let go on another thread, because that may wait.</summary>
    private void LeaveInTurn()
    {
        (_next, _sent, _looks, _room) = (null, null, false, null);
        Skip();
        _stay?.Dispose();
        _stay = null;
        if (_findings is { } findings)
        {
            _findings = null;
            _ = Task.Run(findings.Dispose);
        }
    }

    /// <summary>Moves the number two on, so that a page of an earlier number finds a gap and fetches itself again.</summary>
    private long Skip() => Interlocked.Add(ref _number, 2);

    private async Task RunAsync()
    {
        while (Take() is { } table)
        {
            var began = time.GetTimestamp();
            try
            {
                await SendAsync(table);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                Interlocked.Increment(ref _number);
                LogUnsent(logger, e);
            }

            await Task.WhenAny(Task.Delay(Rest(time.GetElapsedTime(began)), time), _over.Task);
        }
    }

    private static TimeSpan Rest(TimeSpan work) =>
        4 * work < Pace ? Pace
        : 4 * work < Longest ? 4 * work
        : Longest;

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

    private async Task SendAsync(Table table)
    {
        var now = LiveDocument.Of(table, Volatile.Read(ref _room)?.Findings.Known);
        LiveDocument? before;
        lock (_lock)
        {
            (before, _sent) = (_sent, now);
        }

        if (before is null)
        {
            await send(Skip(), []);
        }
        else if (await fragments.BetweenAsync(before, now) is { Count: > 0 } changed)
        {
            await send(Interlocked.Increment(ref _number), changed);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The live view could not be told of a change; its pages will find the gap and fetch themselves again"
    )]
    private static partial void LogUnsent(ILogger logger, Exception exception);
}
