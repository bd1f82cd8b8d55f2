namespace Plymouth.BmeCode.Review;

/// <summary>Undo: a member's last decision that still stands is taken back by its inverse, as a new decision against the present. Where later work depends on it, undo is refused and says on what.</summary>
/// <remarks>Every event names its inverse here or in <see cref="UndoOfGrouping"/>, <see cref="UndoOfShape"/>, <see cref="UndoOfAgreement"/>, <see cref="UndoOfPromise"/>, <see cref="UndoOfFinding"/>. What a decision began (a response, a clause, a section) is closed or deleted, never forgotten.</remarks>
internal static class UndoRules
{
    /// <summary>Why a passage is closed whose beginning was taken back.</summary>
    public const string Undone = "undone";

    public static HashSet<int> UndoneIn(Case now) => now.Journal.Select(d => d.Event).OfType<DecisionUndone>().Select(e => e.Undoes).ToHashSet();

    public static Decision TakeBack(Case now, Decided decided, HashSet<int> undone)
    {
        var after = new After(now, decided, now.Journal.Where(d => d.Version > decided.Version && !undone.Contains(d.Version)).Select(d => d.Event).ToList());
        var inverse = Inverse(after);
        return inverse is Decision.Accepted taken ? new Decision.Accepted(new DecisionUndone(decided.Version, taken.Event), taken.Steps) : inverse;
    }

    private static Decision Inverse(After after) => after.Decided.Event switch
    {
        TitleChanged e => After.Unless(after.Now.Title != e.Title, "the title was changed again") ?? Say.Accept(new TitleChanged(e.Before, e.Title)),
        CodePublished e => Say.Refuse(Refusal.DependedOn, $"Publication {e.Number} cannot be taken back, nor what you decided before it: it is published. Change what stands there now instead, and publish again."),
        DiscussionMoved e => After.Unless(after.Now.Discussing != e.Clause, "the meeting went on to another clause") ?? Say.Accept(new DiscussionMoved(e.Before, e.Clause)),
        SightChosen e => After.Unless(after.Now.Sight != e.Sight, "what partners see was chosen again") ?? Say.Accept(new SightChosen(e.Before, e.Sight)),
        CommentsGrouped e => UndoOfGrouping.Of(after, e),
        CommentSplitOff e => UndoOfGrouping.Of(after, e),
        CommentSplitIntoAsks e => AskRules.Undo(after, e),
        AsksJoined e => AskRules.Undo(after, e),
        ResponseAttached e => UndoOfGrouping.Of(after, e),
        DispositionSet e => UndoOfGrouping.Of(after, e),
        ReferralSet e => ReferralRules.Undo(after, e),
        CommentMarkedInternal e => UndoOfGrouping.Of(after, e),
        ResponseMarkedInternal e => UndoOfGrouping.Of(after, e),
        ClauseAdded e => UndoOfShape.Of(after, e),
        ClauseMoved e => UndoOfShape.Of(after, e),
        ClauseDeleted e => UndoOfShape.Of(after, e),
        ClauseBroughtBack e => UndoOfShape.Of(after, e),
        ClauseSplit e => UndoOfShape.Of(after, e),
        ClausesJoined e => UndoOfShape.Of(after, e),
        SectionAdded e => UndoOfSection.Of(after, e),
        SectionMoved e => UndoOfSection.Of(after, e),
        SectionDeleted e => UndoOfSection.Of(after, e),
        SectionBroughtBack e => UndoOfSection.Of(after, e),
        ClauseAgreed e => UndoOfAgreement.Of(after, e),
        ClauseReopened e => UndoOfAgreement.Of(after, e),
        RevisionKept e => UndoOfAgreement.Of(after, e),
        WordingRestored e => UndoOfAgreement.Of(after, e),
        DoubtAccepted e => UndoOfDoubt.Of(after, e),
        DoubtWavedOff e => UndoOfDoubt.Of(after, e),
        PointerSet e => PointerRules.Undo(after, e),
        CrossReferenceMade e => CitationRules.Undo(after, e),
        PromiseMade e => UndoOfPromise.Of(after, e),
        PromiseConfirmed e => UndoOfPromise.Of(after, e),
        PromiseChanged e => UndoOfPromise.Of(after, e),
        PromiseWithdrawn e => UndoOfPromise.Of(after, e),
        PromiseConfirmedKept e => UndoOfPromise.Of(after, e),
        FindingDismissed e => UndoOfFinding.Of(after, e),
        FindingReopened e => UndoOfFinding.Of(after, e),
        var e => throw new InvalidOperationException($"{e.GetType().Name} has no inverse."),
    };
}

/// <summary>A decision to be taken back, and the present it is taken back in.</summary>
/// <param name="Later">The decisions since that still stand.</param>
internal sealed record After(Case Case, Decided Decided, IReadOnlyList<Event> Later)
{
    public Consultation Now => Case.Now;

    public PassageState Passage(PassageId id) => Case.Passage(id);

    /// <summary>The consultation right before the decision.</summary>
    public Consultation Before() => Consultation.Of(Case.Journal.TakeWhile(d => d.Version < Decided.Version));

    /// <summary>A refusal where later work depends on the decision.</summary>
    public static Decision? Unless(bool depended, string on) =>
        depended ? Say.Refuse(Refusal.DependedOn, $"Your last decision cannot be undone: {on} since. Change what stands there now instead.") : null;

    /// <summary>True where somebody has written in the passage since it began.</summary>
    public bool Written(PassageId passage) => Passage(passage) is var state && !state.Wording.Equals(state.Draft);
}
