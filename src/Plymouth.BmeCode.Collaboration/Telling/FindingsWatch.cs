using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Findings;

namespace Plymouth.BmeCode.Collaboration.Telling;

/// <summary>
/// Keeps the findings of a consultation up to date for those who watch: at once after a decision, after typing when a passage has rested
/// for <see cref="Rest"/>, and at the latest <see cref="Longest"/> after the first letter. New findings about words that somebody is still
/// typing wait until nothing was typed there for <see cref="Still"/>.
/// </summary>
/// <remarks>
/// The findings are worked out on a timer's thread (for the first who watches, on theirs), never inside a room's turn and once for all who
/// watch. While nobody watches, only what is asked for is worked out.
/// </remarks>
public sealed class FindingsWatch : IDisposable
{
    /// <summary>The time without typing after which a passage's words are checked.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(300);

    /// <summary>The longest time that typed words go unchecked.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The time without typing after which the writer of a passage is taken to have come to an end. Until then, findings about it that were
    /// not there before are not told.
    /// </summary>
    public static readonly TimeSpan Still = TimeSpan.FromSeconds(3);

    private readonly Lock _turn = new();
    private readonly Lock _working = new();
    private readonly Dictionary<PassageId, DateTimeOffset> _resting = [];
    private readonly Dictionary<PassageId, DateTimeOffset> _typed = [];
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

    /// <summary>The findings of the last look at the table; while nobody watches, those of the table as it is now.</summary>
    public TableFindings Now => Known ?? TableFindings.Of(_table());

    /// <summary>The findings of the last look at the table; null while nobody watches. Asking works nothing out.</summary>
    public TableFindings? Known => Volatile.Read(ref _now);

    /// <summary>
    /// Calls <paramref name="changed"/>, on any thread, when <see cref="Now"/> has changed, until disposed of. The callback must be quick:
    /// post to your own queue.
    /// </summary>
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

    /// <summary>Looks no more.</summary>
    public void Dispose() => _timer.Dispose();

    private void Hear(News news)
    {
        var due = TimeSpan.Zero;
        if (news is News.Changed { Passage: var passage } changed)
        {
            lock (_turn)
            {
                var now = _time.GetUtcNow();
                if (changed.Client is not null)
                {
                    _typed[passage] = now;
                }

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
            HashSet<PassageId> typed;
            lock (_turn)
            {
                _resting.Clear();
                _latest = null;
                watchers = _watchers;
                typed = TypedInTurn();
            }

            if (watchers is null)
            {
                return;
            }

            try
            {
                var before = Volatile.Read(ref _now);
                var all = TableFindings.Of(_table());
                var now = before is null ? all : all.WithoutNewIn(typed, before);
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

    /// <summary>
    /// Returns the passages in which somebody is still typing, and has the timer look again when the first of them has come to rest, unless
    /// more is typed before.
    /// </summary>
    private HashSet<PassageId> TypedInTurn()
    {
        var now = _time.GetUtcNow();
        foreach (var (passage, at) in _typed)
        {
            if (now - at >= Still)
            {
                _typed.Remove(passage);
            }
        }

        if (_typed.Count > 0)
        {
            _timer.Change(_typed.Values.Min() + Still - now, Timeout.InfiniteTimeSpan);
        }

        return [.. _typed.Keys];
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
