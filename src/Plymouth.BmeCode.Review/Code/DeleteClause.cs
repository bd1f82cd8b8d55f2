using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>Deletes a clause and the clauses below it. Refused while one of them is agreed.</summary>
/// <param name="SeenVersion">
/// The version of its passage on the screen. Refused when another stands now, changes on their way to the disk included.
/// </param>
public sealed record DeleteClause(ClauseId Clause, int SeenVersion) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) =>
        consultation.Below(Clause).Select(c => c.Passage).Prepend(Clause.Passage);

    internal override Decision Decide(DecisionContext now)
    {
        if (!now.Now.Clauses.TryGetValue(Clause, out var clause))
        {
            return Ruling.NotFound($"Clause {Clause}");
        }

        if (clause.Status == ClauseStatus.Deleted)
        {
            return Ruling.AlreadySo;
        }

        var below = now.Now.Below(Clause);
        return ClauseRules.Open(now, clause.Id, "deleted")
            ?? below.Select(c => ClauseRules.Open(now, c, "deleted with the clause above it")).FirstOrDefault(r => r is not null)
            ?? ClauseRules.Unread(now, clause.Id, SeenVersion, "delete")
            ?? Ruling.Accept(
                new ClauseDeleted(clause.Id) { Below = below.IsEmpty ? null : below },
                Passages(now.Now).Select(p => new PassageStep.Close(p, ClauseRules.Deleted))
            );
    }
}

/// <summary>A clause was deleted with those below it; their history stays.</summary>
public sealed record ClauseDeleted(ClauseId Clause) : Event, IRestsOnWords
{
    /// <summary>The clauses that stood below it until then; null when there were none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableList<ClauseId>? Below { get; init; }

    internal override Consultation Fold(Consultation before, Decided decided) =>
        (Below ?? []).Aggregate(
            before.With(before.Clauses[Clause] with { Status = ClauseStatus.Deleted, DeletedWith = Below ?? [] }),
            (now, c) => now.With(ClauseStatus.Deleted, c)
        );

    IEnumerable<PassageId> IRestsOnWords.TakenBackIn(Consultation now) => BringBackClause.PassagesOf(now, Clause);

    internal override Decision TakeBack(After after) =>
        After.Unless(after.Now.Clauses[Clause].Status != ClauseStatus.Deleted, "the clause was brought back")
        ?? After.Unless(after.Now.SectionOf(Clause).Deleted, "its section was deleted")
        ?? BringBackClause.Accept(after.Now, Clause, p => after.Passage(p).Version);
}
