namespace Plymouth.BmeCode.Collaboration.Passages;

/// <summary>How much of something may be done: so much at once after a rest, so much per second in the long run. It begins full, fills with time, and each thing done takes one.</summary>
/// <remarks>
/// The token bucket, kept as its mirror image, the leaky bucket (continuous-state, ITU-T I.371, annex A): what was taken leaks away. Counted in what is allowed (changes, messages, lines), parts of one included.
/// One call at a time: who holds it sees to that.
/// </remarks>
/// <param name="most">The most that is left after any rest.</param>
/// <param name="perSecond">How many each second brings back.</param>
public sealed class Allowance(TimeProvider time, double most, double perSecond)
{
    private double _taken;
    private long _at = time.GetTimestamp();

    /// <summary>What is left now; below 0 what is owed.</summary>
    public double Left()
    {
        var now = time.GetTimestamp();
        _taken = Math.Max(0, _taken - (time.GetElapsedTime(_at, now).TotalSeconds * perSecond));
        _at = now;
        return most - _taken;
    }

    /// <summary>Takes one where one is left; false where it is not, and then nothing is taken.</summary>
    public bool TryTake()
    {
        if (Left() < 1)
        {
            return false;
        }

        _taken++;
        return true;
    }

    /// <summary>Takes one whatever is left, owing no more than so much.</summary>
    /// <returns>What is left then.</returns>
    public double Take(double owing)
    {
        var left = Math.Max(-owing, Left() - 1);
        _taken = most - left;
        return left;
    }
}
