using System.Text.Json.Serialization;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Decisions;

/// <summary>A change that a decision made to a passage, kept in its event so that undo can take back exactly that.</summary>
/// <param name="Back">The delta that takes the change back while the wording is still what the change left.</param>
/// <param name="After">The first 16 hex digits of the SHA-256 of the wording that the change left.</param>
public sealed record ChangeMade(PassageId Passage, Delta Back, string After)
{
    /// <summary>The version of the passage that the change was made on; null where an older program did not write it down.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Version { get; init; }

    /// <summary>The step that takes the change back: words that it took out are again those of whoever wrote them.</summary>
    internal PassageStep.Change StepBack => new(Passage, Back) { Sources = Source.OfEarlier(Back, Passage, Version) };

    /// <summary>Makes the record of <paramref name="change"/> to a passage as it stands.</summary>
    public static ChangeMade Of(PassageState passage, Delta change)
    {
        ArgumentNullException.ThrowIfNull(passage);
        ArgumentNullException.ThrowIfNull(change);
        var before = passage.Wording;
        var after = before.Apply(change);
        return new(passage.Id, Joining.KeepLastLineEnd(after, change.Invert(before.ToDelta())), Mark(after)) { Version = passage.Version };
    }

    /// <summary>True while a passage says what the change left, so that nothing was typed since.</summary>
    public bool Left(Wording wording) => Mark(wording) == After;

    private static string Mark(Wording wording) => HashChain.BodyHash(DeltaJson.Write(wording.ToDelta()))[..16];
}
