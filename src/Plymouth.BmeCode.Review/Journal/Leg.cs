namespace Plymouth.BmeCode.Review.Journal;

/// <summary>A part of a passage's journal that is folded in one go, up to a place at which somebody asks for the passage.</summary>
/// <param name="Start">The checkpoint it begins from; null where it begins with the passage's first entry.</param>
/// <param name="Before">
/// The version of the next checkpoint, before which the place stands; <see cref="int.MaxValue"/> where there is none.
/// </param>
/// <param name="UpTo">The place.</param>
internal sealed record Leg(CheckpointMark? Start, int Before, long UpTo)
{
    /// <summary>
    /// Returns the legs in which a passage is folded so that it is known at each of some places: to each from the last checkpoint before
    /// it. Places between the same two checkpoints are reached in one leg.
    /// </summary>
    /// <param name="marks">The passage's checkpoints, in order of version.</param>
    /// <param name="places">The places, in order; at least one.</param>
    public static IReadOnlyList<Leg> Of(IReadOnlyList<CheckpointMark> marks, IReadOnlyList<long> places)
    {
        var legs = new List<Leg>();
        var next = 0;
        foreach (var place in places)
        {
            var passed = next;
            while (next < marks.Count && marks[next].Place <= place)
            {
                next++;
            }

            if (next == passed && legs is [.., var last])
            {
                legs[^1] = last with { UpTo = place };
            }
            else
            {
                legs.Add(new(next == 0 ? null : marks[next - 1], next < marks.Count ? marks[next].Version : int.MaxValue, place));
            }
        }

        return legs;
    }

    /// <summary>The first version that is folded in it.</summary>
    public int From => (Start?.Version ?? -1) + 1;
}
