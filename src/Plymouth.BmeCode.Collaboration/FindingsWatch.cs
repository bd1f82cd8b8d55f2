using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Findings;

namespace Plymouth.BmeCode.Collaboration;

/// <summary>The findings of a consultation, kept up to date for those who watch: after a decision at once, after typing when a passage has rested for <see cref="Rest"/>, and at the latest <see cref="Longest"/> after the first letter.</summary>
/// <remarks>Worked out on a thread of its own, never inside a room's turn and once for all who watch. While nobody watches nothing is worked out but what is asked for.</remarks>
public sealed class FindingsWatch
{
    /// <summary>How long a passage rests before what was typed in it is looked at.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(300);

    /// <summary>The longest that something typed is not looked at.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly Lock _turn = new();
    private readonly Lock _working = new();
    private readonly Dictionary<PassageId, DateTimeOffset> _resting = [];
    private readonly Func<Table> _table;
    private readonly Func<Action<News>, IDisposable> _listen;
    private readonly TimeProvider _time;
    private readonly Action<Exception> _failed;
    private readonly ITimer _timer;
    private IDisposable? _listening;
    private Action? _watchers;
    private DateTimeOffset? _latest;
    private TableFindings? _now;

    internal FindingsWatch(Func<Table> table, Func<Action<News>, IDisposable> listen, TimeProvider time, Action<Exception> failed)
    {
        (_table, _listen, _time, _failed) = (table, listen, time, failed);
        _timer = time.CreateTimer(_ => LookAgain(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>What was found when the table was last looked at; where nobody watches, what is found in it now.</summary>
    public TableFindings Now => Volatile.Read(ref _now) ?? TableFindings.Of(_table());

    /// <summary>Tells, on any thread, when <see cref="Now"/> says something else. The callback must be quick: post to your own queue.</summary>
    public IDisposable Subscribe(Action changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        var first = false;
        lock (_turn)
        {
            first = _watchers is null;
            _watchers += changed;
            if (first)
            {
                _listening = _listen(Hear);
            }
        }

        if (first)
        {
            LookAgain();
        }

        return new Subscription(this, changed);
    }

    private void Hear(News news)
    {
        var due = TimeSpan.Zero;
        if (news is News.Changed { Passage: var passage })
        {
            lock (_turn)
            {
                var now = _time.GetUtcNow();
                _resting[passage] = now + Rest;
                _latest ??= now + Longest;
                var next = _resting.Values.Min();
                due = (next < _latest ? next : _latest.Value) - now;
            }
        }

        _timer.Change(due > TimeSpan.Zero ? due : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private void LookAgain()
    {
        lock (_working)
        {
            Action? watchers;
            lock (_turn)
            {
                _resting.Clear();
                _latest = null;
                watchers = _watchers;
            }

            if (watchers is null)
            {
                return;
            }

            try
            {
                var before = Volatile.Read(ref _now);
                var now = TableFindings.Of(_table());
                Volatile.Write(ref _now, now);
                if (before is not null && !now.Equals(before))
                {
                    watchers();
                }
            }
#pragma warning disable CA1031 // A check that fails, or a screen that does, must not end the server: it runs on a timer's thread.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _failed(e);
            }
        }
    }

    private void End(Action changed)
    {
        lock (_turn)
        {
            _watchers -= changed;
            if (_watchers is not null)
            {
                return;
            }

            _listening?.Dispose();
            _listening = null;
        }

        lock (_working)
        {
            lock (_turn)
            {
                if (_watchers is null)
                {
                    Volatile.Write(ref _now, null);
                }
            }
        }
    }

    private sealed class Subscription(FindingsWatch watch, Action changed) : IDisposable
    {
        private Action? _changed = changed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _changed, null) is { } ended)
            {
                watch.End(ended);
            }
        }
    }
}
