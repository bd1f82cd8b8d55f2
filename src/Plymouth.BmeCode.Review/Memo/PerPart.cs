using System.Runtime.CompilerServices;

namespace Plymouth.BmeCode.Review.Memo;

/// <summary>Use it for what rests on a part that many tables or consultations share: worked out once for that part.</summary>
/// <remarks>
/// <paramref name="find"/> is given the whole that asks first. It reads only what is the same in all wholes that share the part.
/// Its result must not hold the whole, which would stay in memory with the part.
/// </remarks>
internal sealed class PerPart<TWhole, T>(Func<TWhole, object> part, Func<TWhole, T> find)
{
    private readonly ConditionalWeakTable<object, StrongBox<T>> _known = [];

    public T Of(TWhole whole)
    {
        var shared = part(whole);
        var kept = _known.TryGetValue(shared, out var known)
            ? known
            : _known.GetOrAdd(shared, static (_, its) => new(its.Find(its.Whole)), (Find: find, Whole: whole));
        return kept.Value!;
    }
}
