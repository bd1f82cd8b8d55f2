using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Decisions;

/// <summary>A change that a decision made to a passage, kept in its event so that undo can take back exactly that.</summary>
/// <param name="Back">The delta that takes the change back while the wording is still what the change left.</param>
/// <param name="After">The first 16 hex digits of the SHA-256 of the wording that the change left.</param>
public sealed record ChangeMade(PassageId Passage, Delta Back, string After)
{
    /// <summary>Makes the record of <paramref name="change"/> to a passage that says <paramref name="before"/>.</summary>
    public static ChangeMade Of(PassageId passage, Wording before, Delta change)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(change);
        var after = before.Apply(change);
        return new(passage, Joining.KeepLastLineEnd(after, change.Invert(before.ToDelta())), Mark(after));
    }

    /// <summary>True while a passage says what the change left, so that nothing was typed since.</summary>
    public bool Left(Wording wording) => Mark(wording) == After;

    private static string Mark(Wording wording) => HashChain.BodyHash(DeltaJson.Write(wording.ToDelta()))[..16];
}
