using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Collaboration.Passages;

/// <summary>Says in words for its author why a submitted change is not stored.</summary>
public static class SubmissionRefusals
{
    /// <summary>Code: the client id was never opened here by this member; open the passage again.</summary>
    public const string UnknownClientCode = "unknownClient";

    /// <summary>Code: the passage was deleted with what it belongs to.</summary>
    public const string DeletedCode = "deleted";

    /// <summary>Code: the member sends more changes than they may.</summary>
    public const string TooFastCode = "tooFast";

    /// <summary>Code: the change is larger than the limits.</summary>
    public const string TooLargeCode = "tooLarge";

    internal static readonly Refusal ForeignClient = new(Refusal.NotAllowed, "This editor belongs to somebody else. Open the page again.");

    internal static readonly Refusal UnknownClient = new(
        UnknownClientCode,
        "The server does not know this editor. Open the page again; your words are kept here."
    );

    internal static readonly Refusal TooFast = new(
        TooFastCode,
        "Too many changes at once. Wait a moment, then go on; your words are kept here."
    );

    internal static readonly Refusal SentBefore = new(
        Refusal.Stale,
        "This editor has sent later changes already. Open the page again; your words are kept here."
    );

    internal static Refusal WrongBase(int @base, int head) =>
        new(
            Refusal.Stale,
            $"The change was made against version {@base}, but the passage is at version {head}. Open the page again; your words are "
                + "kept here."
        );

    internal static Refusal? OfSize(Delta delta, WordingLimits limits) =>
        delta.Ops.Length <= limits.ChangeSteps
            ? null
            : new(
                TooLargeCode,
                $"The change has {delta.Ops.Length} steps; at most {limits.ChangeSteps} can be taken at once. Make it in several parts."
            );

    internal static Refusal? OfChange(PassageState head, Delta delta, WordingLimits limits) =>
        WordingRules.Check(head.Kind, head.Wording, delta, limits) is { } wrong ? new(Refusal.Invalid, wrong) : null;

    /// <summary>
    /// Says why a closed passage takes no change: what was done to it, by whom (null when that is not known), and what the author can do
    /// with the words.
    /// </summary>
    public static Refusal OfClosed(PassageKind kind, string why, string? by)
    {
        var name = kind switch
        {
            PassageKind.Heading => "this heading",
            PassageKind.LeadIn => "this lead-in",
            PassageKind.Clause => "this clause",
            _ => "this response",
        };
        var somebody = by ?? "Somebody";
        return why switch
        {
            "agreed" => new(
                Refusal.Agreed,
                $"{somebody} agreed {name} while you were typing. Your words are kept here: to use them, ask the facilitator to reopen it."
            ),
            "deleted" => new(
                DeletedCode,
                $"{somebody} deleted {name} while you were typing. Your words are kept here: to use them, bring it back first."
            ),
            "merged" => new(
                Refusal.Closed,
                $"{somebody} put {name} together with another while you were typing. Your words are kept here: copy them to the "
                    + "response they share now."
            ),
            "joined into another clause" => new(
                Refusal.Closed,
                $"{somebody} joined {name} with another while you were typing. Your words are kept here: copy them to where its words "
                    + "stand now."
            ),
            "undone" => new(
                Refusal.Closed,
                $"{somebody} took back what {name} came from while you were typing. Your words are kept here: copy them to where they "
                    + "belong now."
            ),
            _ => new(
                Refusal.Closed,
                $"{somebody} closed {name} while you were typing ({why}). Your words are kept here: copy them to where they belong now."
            ),
        };
    }
}
