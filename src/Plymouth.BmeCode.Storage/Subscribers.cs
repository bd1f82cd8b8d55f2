using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Plymouth.BmeCode.Storage;

/// <summary>Keeps those who are told of something. One who throws keeps nobody else from being told.</summary>
internal sealed class Subscribers<T>(ILogger log)
{
    private ImmutableList<Subscription> _all = [];

    public IDisposable Add(Action<T> tell)
    {
        var subscription = new Subscription(this, tell);
        ImmutableInterlocked.Update(ref _all, all => all.Add(subscription));
        return subscription;
    }

    public void Tell(T news)
    {
        foreach (var subscription in _all)
        {
            try
            {
                subscription.Tell(news);
            }
            catch (Exception e)
            {
                StorageLog.SubscriberFailed(log, e);
            }
        }
    }

    private sealed class Subscription(Subscribers<T> of, Action<T> tell) : IDisposable
    {
        public void Tell(T news) => tell(news);

        public void Dispose() => ImmutableInterlocked.Update(ref of._all, all => all.Remove(this));
    }
}
