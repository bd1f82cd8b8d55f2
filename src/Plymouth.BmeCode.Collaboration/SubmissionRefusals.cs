using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Collaboration;

/// <summary>Why a submitted change is not stored, in words for its author.</summary>
public static class SubmissionRefusals
{
    /// <summary>Code: the client id was never opened here by this member; open the passage again.</summary>
    public const string UnknownClientCode = "unknownClient";

    /// <summary>Code: the passage was deleted with what it belongs to.</summary>
    public const string DeletedCode = "deleted";

    /// <summary>Code: more changes than a member may send.</summary>
    public const string TooFastCode = "tooFast";

    /// <summary>Code: a change larger than the limits.</summary>
    public const string TooLargeCode = "tooLarge";

    internal static readonly Refusal ForeignClient = new(Refusal.NotAllowed, "This editor belongs to somebody else. Open the page again.");

    internal static readonly Refusal UnknownClient = new(UnknownClientCode, "The server does not know this editor. Open the page again; your words are kept here.");

    internal static readonly Refusal TooFast = new(TooFastCode, "Too many changes at once. Wait a moment, then go on; your words are kept here.");

    internal static readonly Refusal SentBefore = new(Refusal.Stale, "This editor has sent later changes already. Open the page again; your words are kept here.");

    internal static Refusal WrongBase(int @base, int head) =>
        new(Refusal.Stale, $"The change was made against version {@base}, but the passage is at version {head}. Open the page again; your words are kept here.");

    internal static Refusal? OfSize(Delta delta, WordingLimits limits) => delta.Ops.Length <= limits.ChangeSteps
        ? null
        : new(TooLargeCode, $"The change has {delta.Ops.Length} steps; at most {limits.ChangeSteps} can be taken at once. Make it in several parts.");

    internal static Refusal? OfChange(PassageState head, Delta delta, WordingLimits limits) =>
        WordingRules.Check(head.Kind, head.Wording, delta, limits) is { } wrong ? new(Refusal.Invalid, wrong) : null;

    internal static Refusal OfClosed(string label, PassageKind kind, string why)
    {
        var name = kind switch
        {
            PassageKind.Heading => "This heading",
            PassageKind.LeadIn => "This lead-in",
            PassageKind.Clause => "This clause",
            _ => "This response",
        };
        return why switch
        {
            "agreed" => new(Refusal.Agreed, $"{label} was agreed while you were typing. Your words are kept here; to use them, ask the facilitator to reopen it."),
            "deleted" => new(DeletedCode, $"{name} was deleted while you were typing. Your words are kept here; to use them, bring it back first."),
            _ => new(Refusal.Closed, $"{name} can no longer be edited ({why}). Your words are kept here; copy them to where they belong now."),
        };
    }
}
