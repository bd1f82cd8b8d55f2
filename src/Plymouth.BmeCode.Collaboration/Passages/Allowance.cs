namespace Plymouth.BmeCode.Collaboration.Passages;

/// <summary>
/// Limits how much may be done: so much at once after a rest, so much per second in the long run. It begins full; each thing done takes
/// one, and time brings it back.
/// </summary>
/// <remarks>
/// A token bucket, kept as its mirror image, the leaky bucket (continuous-state, ITU-T I.371, annex A): what was taken leaks away. It
/// counts what is allowed (changes, messages, lines), including fractions. The caller sees to it that there is only one call at a time.
/// </remarks>
/// <param name="most">Most that can be left, after any rest.</param>
/// <param name="perSecond">Number that each second brings back.</param>
public sealed class Allowance(TimeProvider time, double most, double perSecond)
{
    private double _taken;
    private long _at = time.GetTimestamp();

    /// <summary>Returns what is left now; below 0, what is owed.</summary>
    public double Left()
    {
        var now = time.GetTimestamp();
        _taken = Math.Max(0, _taken - (time.GetElapsedTime(_at, now).TotalSeconds * perSecond));
        _at = now;
        return most - _taken;
    }

    /// <summary>Takes one when one is left; otherwise takes nothing and returns false.</summary>
    public bool TryTake()
    {
        if (Left() < 1)
        {
            return false;
        }

        _taken++;
        return true;
    }

    /// <summary>Takes one even when none is left, but owes no more than <paramref name="owing"/>.</summary>
    /// <returns>The number left afterwards; below 0, what is owed.</returns>
    public double Take(double owing)
    {
        var left = Math.Max(-owing, Left() - 1);
        _taken = most - left;
        return left;
    }
}
