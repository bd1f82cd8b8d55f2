using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Decisions;

namespace Plymouth.BmeCode.Review;

/// <summary>Steps that folds share: clauses are agreed, moments of passages get their name.</summary>
public sealed partial record Consultation
{
    internal Consultation Agree(ClauseId clause, Agreement agreement) =>
        With(Clauses[clause] with { Status = ClauseStatus.Agreed, Agreement = agreement });

    internal Consultation Name(PassageId passage, RevisionKind kind, int version, Decided decided, string? reason, ImmutableList<ResponseId> responses) =>
        this with { Revisions = Revisions.Add(new Revision(passage, (RevisionsOf(passage).LastOrDefault()?.Number ?? 0) + 1, kind, version, decided.Member, decided.At, reason, responses)) };
}
