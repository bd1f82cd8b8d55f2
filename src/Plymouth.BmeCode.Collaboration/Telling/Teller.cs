using System.Collections.Immutable;

namespace Plymouth.BmeCode.Collaboration.Telling;

/// <summary>
/// Tells the news of one consultation to those who watch, in order, one after the other on threads of the pool, so that neither the
/// journal's writer nor a room's
/// turn ever waits for a subscriber.
/// </summary>
/// <remarks>
/// A subscriber hears what is told after it subscribed, so one that subscribes first and then reads the state misses nothing.
/// </remarks>
internal sealed class Teller
{
    private readonly Lock _turn = new();
    private readonly Action<Exception> _failed;
    private ImmutableList<Subscription> _subscriptions = [];
    private List<(long Number, object Told)> _waiting = [];
    private List<(long Number, object Told)> _underway = [];
    private long _number;
    private long _woken;
    private bool _tells;

    public Teller(Action<Exception> failed) => _failed = failed;

    /// <summary>Queues something and has it told on another thread; never waits.</summary>
    public void Tell(object told)
    {
        TellWhenWoken(told);
        Wake();
    }

    /// <summary>
    /// Queues something to be told at the next <see cref="Wake"/> and not before, even while other things are being told: so what a commit
    /// held is told together, once all of it is answered.
    /// </summary>
    public void TellWhenWoken(object told)
    {
        lock (_turn)
        {
            _waiting.Add((++_number, told));
        }
    }

    /// <summary>Has everything queued told, on another thread; never waits.</summary>
    public void Wake()
    {
        lock (_turn)
        {
            _woken = _number;
            if (_tells || _waiting.Count == 0)
            {
                return;
            }

            _tells = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static teller => teller.TellAll(), this, preferLocal: false);
    }

    /// <summary>
    /// Calls <paramref name="tell"/> with everything of type <typeparamref name="T"/> that is told from now on, until disposed of.
    /// </summary>
    public IDisposable Subscribe<T>(Action<T> tell)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(tell);
        lock (_turn)
        {
            var subscription = new Subscription(this, _number, told =>
            {
                if (told is T mine)
                {
                    tell(mine);
                }
            });
            _subscriptions = _subscriptions.Add(subscription);
            return subscription;
        }
    }

    private void TellAll()
    {
        while (TakeWaiting())
        {
            foreach (var (number, told) in _underway)
            {
                foreach (var subscription in Volatile.Read(ref _subscriptions))
                {
                    TellOne(subscription, number, told);
                }
            }

            _underway.Clear();
        }
    }

    private bool TakeWaiting()
    {
        lock (_turn)
        {
            (_waiting, _underway) = (_underway, _waiting);
            var woken = _underway.FindLastIndex(told => told.Number <= _woken) + 1;
            _waiting.AddRange(_underway.GetRange(woken, _underway.Count - woken));
            _underway.RemoveRange(woken, _underway.Count - woken);
            return _tells = _underway.Count > 0;
        }
    }

    private void TellOne(Subscription subscription, long number, object told)
    {
        if (subscription.Ended || number <= subscription.After)
        {
            return;
        }

        try
        {
            subscription.Tell(told);
        }
#pragma warning disable CA1031 // Whatever a subscriber throws is its own affair: the others are told all the same.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _failed(e);
        }
    }

    private sealed class Subscription(Teller teller, long after, Action<object> tell) : IDisposable
    {
        public long After => after;

        public bool Ended { get; private set; }

        public void Tell(object told) => tell(told);

        public void Dispose()
        {
            Ended = true;
            lock (teller._turn)
            {
                teller._subscriptions = teller._subscriptions.Remove(this);
            }
        }
    }
}
