namespace Plymouth.BmeCode.Review.Journal;

/// <summary>Hears of what a replay reads of passages' journals, those of each in order of version.</summary>
public interface IReplayFollower
{
    /// <summary>
    /// How many versions before the last checkpoint of each passage it hears of too, though they need not be folded. Unit: versions.
    /// </summary>
    int Tail { get; }

    /// <summary>Called when a passage's fold goes on from a checkpoint.</summary>
    /// <param name="state">The passage as the checkpoint has it.</param>
    /// <param name="weight">The letters of the checkpoint's body.</param>
    void GoesOnFrom(PassageState state, int weight);

    /// <summary>Called with each entry of a passage that was read.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="written">What it says.</param>
    /// <param name="folded">The passage after it; null where it was read but not folded.</param>
    /// <param name="isOfTail">True from the first version of the tail on; from there on no version is left out.</param>
    void Took(Entry entry, WordingEntry written, PassageState? folded, bool isOfTail);
}
