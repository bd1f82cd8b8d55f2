using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Meeting;

/// <summary>Marks the clause that the meeting is at, for partners too.</summary>
/// <param name="Clause">The clause; null for none.</param>
public sealed record DiscussClause(ClauseId? Clause) : Command
{
    /// <inheritdoc/>
    public override Role Asks => Role.Facilitator;

    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    internal override Decision Decide(DecisionContext now) =>
        Clause == now.Now.Discussing ? Ruling.AlreadySo
        : Clause is { } clause && !now.Now.Clauses.ContainsKey(clause) ? Ruling.NotFound($"Clause {clause}")
        : Ruling.Accept(new DiscussionMoved(Clause, now.Now.Discussing));
}

/// <summary>The meeting turned to another clause. Also the inverse of itself.</summary>
/// <param name="Clause">The clause it turned to; null when it turned to none.</param>
/// <param name="Before">The clause it was at; null when it was at none.</param>
public sealed record DiscussionMoved(ClauseId? Clause, ClauseId? Before) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) => before with { Discussing = Clause };

    internal override Role TakenBackBy => Role.Facilitator;

    internal override Decision TakeBack(After after) =>
        After.Unless(after.Now.Discussing != Clause, "the meeting went on to another clause")
        ?? Ruling.Accept(new DiscussionMoved(Before, Clause));
}
