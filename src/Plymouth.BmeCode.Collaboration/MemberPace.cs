using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Collaboration;

/// <summary>How fast members may send changes: a bucket per member that holds <see cref="WorkspaceOptions.Burst"/> and fills by <see cref="WorkspaceOptions.ChangesPerSecond"/>.</summary>
internal sealed class MemberPace(TimeProvider time, WorkspaceOptions options)
{
    private readonly Lock _turn = new();
    private readonly Dictionary<MemberId, (double Left, long At)> _buckets = [];

    /// <summary>Takes one change out of the member's bucket; false where it is empty.</summary>
    public bool TryTake(MemberId member)
    {
        lock (_turn)
        {
            var now = time.GetTimestamp();
            var (left, at) = _buckets.GetValueOrDefault(member, (options.Burst, now));
            left = Math.Min(options.Burst, left + (time.GetElapsedTime(at, now).TotalSeconds * options.ChangesPerSecond));
            _buckets[member] = (left >= 1 ? left - 1 : left, now);
            return left >= 1;
        }
    }
}
