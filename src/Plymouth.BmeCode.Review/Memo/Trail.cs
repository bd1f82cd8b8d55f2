using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review.Memo;

/// <summary>
/// What the last steps to an object touched, so that two that are few steps apart need not be compared in everything they have.
/// </summary>
/// <remarks>It holds what was touched and none of the objects, and goes back some hundred steps at the most.</remarks>
internal sealed class Trail<T>
{
    private const int Longest = 500;

    private readonly Trail<T>? _before;
    private readonly ImmutableArray<T> _touched;
    private readonly int _length;

    /// <summary>Begins where nothing is known of what was before.</summary>
    public Trail() => _touched = [];

    private Trail(Trail<T> before, ImmutableArray<T> touched)
    {
        _touched = touched;
        (_before, _length) = before._length < Longest ? (before, before._length + 1) : (null, 0);
    }

    /// <summary>Returns the trail after one more step.</summary>
    public Trail<T> Then(ImmutableArray<T> touched) => new(this, touched);

    /// <summary>Returns everything that was touched since; null when this did not come from there, or in too many steps.</summary>
    public HashSet<T>? Since(Trail<T> earlier)
    {
        var all = new HashSet<T>();
        for (var at = this; at is not null; at = at._before)
        {
            if (ReferenceEquals(at, earlier))
            {
                return all;
            }

            all.UnionWith(at._touched);
        }

        return null;
    }
}
