using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Collaboration.Passages;

/// <summary>
/// Limits how fast members may send changes: each has an <see cref="Allowance"/> of <see cref="RoomOptions.Burst"/> at once and <see
/// cref="RoomOptions.ChangesPerSecond"/> in the long run.
/// </summary>
internal sealed class MemberPace(TimeProvider time, RoomOptions options)
{
    private readonly Lock _turn = new();
    private readonly Dictionary<MemberId, Allowance> _allowances = [];

    /// <summary>Takes one change from what the member may send; false when none is left.</summary>
    public bool TryTake(MemberId member)
    {
        lock (_turn)
        {
            if (!_allowances.TryGetValue(member, out var allowance))
            {
                _allowances.Add(member, allowance = new(time, options.Burst, options.ChangesPerSecond));
            }

            return allowance.TryTake();
        }
    }
}
