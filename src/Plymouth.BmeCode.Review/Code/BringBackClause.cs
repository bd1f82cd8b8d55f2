using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>
/// Makes a deleted clause stand again, with the clauses that were deleted with it and still are. Refused while its section is deleted.
/// </summary>
public sealed record BringBackClause(ClauseId Clause) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => PassagesOf(consultation, Clause);

    internal override Decision Decide(DecisionContext now)
    {
        if (!now.Now.Clauses.TryGetValue(Clause, out var clause))
        {
            return Ruling.NotFound($"Clause {Clause}");
        }

        return clause.Status != ClauseStatus.Deleted ? Ruling.AlreadySo
            : now.Now.SectionOf(clause.Id).Deleted
                ? Ruling.Closed($"The section of {now.Now.Label(clause.Id)} is deleted. Bring the section back first.")
            : Accept(now.Now, clause.Id, p => now.Passage(p).Version);
    }

    /// <summary>Returns the passages of a clause and of those deleted with it.</summary>
    internal static IEnumerable<PassageId> PassagesOf(Consultation now, ClauseId clause) =>
        DeletedWith(now, clause).Select(c => c.Passage).Prepend(clause.Passage);

    /// <summary>Returns the decision that makes a deleted clause stand again, with those deleted with it.</summary>
    internal static Decision Accept(Consultation now, ClauseId clause, Func<PassageId, int> version)
    {
        var below = DeletedWith(now, clause).ConvertAll(c => new StoodAgain(c, version(c.Passage) + 1));
        return Ruling.Accept(
            new ClauseBroughtBack(clause, version(clause.Passage) + 1) { Below = below.IsEmpty ? null : below },
            PassagesOf(now, clause).Select(p => new PassageStep.Reopen(p))
        );
    }

    private static ImmutableList<ClauseId> DeletedWith(Consultation now, ClauseId clause) =>
        now.Clauses.TryGetValue(clause, out var known)
            ? known.DeletedWith.FindAll(c => now.Clauses[c].Status == ClauseStatus.Deleted && !now.SectionOf(c).Deleted)
            : [];
}

/// <summary>A deleted clause stands again, with those below it that were deleted with it.</summary>
/// <param name="Version">The version of its passage that reopened it.</param>
public sealed record ClauseBroughtBack(ClauseId Clause, int Version) : Event, IRestsOnWords
{
    /// <summary>The clauses that stand again with it; null when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableList<StoodAgain>? Below { get; init; }

    private ImmutableList<StoodAgain> All => (Below ?? []).Insert(0, new(Clause, Version));

    internal override Consultation Fold(Consultation before, Decided decided) =>
        All.Aggregate(before, (now, c) => StandsAgain(now, c.Clause));

    /// <summary>Makes a clause stand again, and by itself: should it go later, it does not come back with another.</summary>
    private static Consultation StandsAgain(Consultation now, ClauseId clause) =>
        now
            .SectionOf(clause)
            .Clauses.Where(c => now.Clauses[c].DeletedWith.Contains(clause))
            .Aggregate(now, (n, c) => n.With(n.Clauses[c] with { DeletedWith = n.Clauses[c].DeletedWith.Remove(clause) }))
            .With(now.Clauses[clause] with { Status = ClauseStatus.Open, DeletedWith = [] });

    IEnumerable<PassageId> IRestsOnWords.TakenBackIn(Consultation now) => All.Select(c => c.Clause.Passage);

    internal override Decision TakeBack(After after) =>
        All.Select(c =>
                ClauseRules.NotOpen(after, c.Clause)
                ?? After.Unless(
                    after.Passage(c.Clause.Passage).Version != c.Version,
                    $"the wording of {after.Now.Label(c.Clause)} was changed"
                )
            )
            .FirstOrDefault(r => r is not null)
        ?? ClauseRules.PutBelowSince(after, Clause)
        ?? Ruling.Accept(
            new ClauseDeleted(Clause) { Below = Below?.ConvertAll(c => c.Clause) },
            All.Select(c => new PassageStep.Close(c.Clause.Passage, ClauseRules.Deleted))
        );
}

/// <summary>A clause that stands again with the one above it.</summary>
/// <param name="Version">The version of its passage that reopened it.</param>
public sealed record StoodAgain(ClauseId Clause, int Version);
