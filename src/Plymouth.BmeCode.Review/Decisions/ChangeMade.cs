using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Decisions;

/// <summary>The change of a passage a decision made, so that undo can take exactly it back.</summary>
/// <param name="Back">Takes the change back where the wording is still what the change left.</param>
/// <param name="After">First 16 hex digits of the SHA-256 of the wording the change left.</param>
public sealed record ChangeMade(PassageId Passage, Delta Back, string After)
{
    /// <summary>What <paramref name="change"/> does to a passage that says <paramref name="before"/>.</summary>
    public static ChangeMade Of(PassageId passage, Wording before, Delta change)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(change);
        var after = before.Apply(change);
        return new(passage, Joining.KeepLastLineEnd(after, change.Invert(before.ToDelta())), Mark(after));
    }

    /// <summary>True where a passage says what the change left: nothing was typed since.</summary>
    public bool Left(Wording wording) => Mark(wording) == After;

    private static string Mark(Wording wording) => HashChain.BodyHash(DeltaJson.Write(wording.ToDelta()))[..16];
}
