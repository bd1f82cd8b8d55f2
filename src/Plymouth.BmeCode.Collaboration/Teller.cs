using System.Collections.Immutable;
using System.Threading.Channels;

namespace Plymouth.BmeCode.Collaboration;

/// <summary>Tells news to those who watch, in order, on a thread of its own, so that neither the journal's writer nor a room's turn ever waits for a subscriber.</summary>
/// <remarks>A subscriber hears what is told after it subscribed. Whoever subscribes first and reads the state then has missed nothing.</remarks>
internal sealed class Teller
{
    private readonly Lock _turn = new();
    private readonly Action<Exception> _failed;
    private readonly Channel<(long Number, object Told)> _told = Channel.CreateUnbounded<(long, object)>(new UnboundedChannelOptions { SingleReader = true });
    private ImmutableList<Subscription> _subscriptions = [];
    private long _number;

    public Teller(Action<Exception> failed)
    {
        _failed = failed;
        _ = Task.Run(TellAllAsync);
    }

    /// <summary>Queues something to be told; never waits.</summary>
    public void Tell(object told)
    {
        lock (_turn)
        {
            _told.Writer.TryWrite((++_number, told));
        }
    }

    /// <summary>Calls <paramref name="tell"/> for everything of type <typeparamref name="T"/> that <paramref name="wanted"/> lets through, told from now on, until disposed.</summary>
    public IDisposable Subscribe<T>(Action<T> tell, Func<T, bool> wanted)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(tell);
        lock (_turn)
        {
            var subscription = new Subscription(this, _number, told =>
            {
                if (told is T mine && wanted(mine))
                {
                    tell(mine);
                }
            });
            _subscriptions = _subscriptions.Add(subscription);
            return subscription;
        }
    }

    private async Task TellAllAsync()
    {
        await foreach (var (number, told) in _told.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            foreach (var subscription in Volatile.Read(ref _subscriptions))
            {
                TellOne(subscription, number, told);
            }
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
