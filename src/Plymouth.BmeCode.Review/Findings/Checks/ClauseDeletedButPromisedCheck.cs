using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings.Keeping;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Review.Findings.Checks;

/// <summary>A clause is gone that was promised to be amended. Such a promise is not found a second time as an open one.</summary>
internal sealed class ClauseDeletedButPromisedCheck : PromiseCheck
{
    protected override Finding? About(Table table, PromiseStanding open)
    {
        var (now, promise) = (table.Consultation, open.Promise);
        if (!Applies(table, promise))
        {
            return null;
        }

        var gone = promise.Clauses.FindAll(c => now.Heirs(c).IsEmpty);
        return new(
            FindingKind.ClauseDeletedButPromised,
            OpenPromiseCheck.PromisedBy(table, promise),
            $"{Sentence.Of(Sentence.List(gone.Select(Name)))} {(gone.Count == 1 ? "is" : "are")} deleted, but "
                + $"{now.Source(promise)} promised to {promise.Kind.Words()} "
                + $"{(promise.Clauses.Count == 1 ? "it" : Sentence.List(promise.Clauses.Select(Name)))}.",
            "A promise to amend a clause cannot be kept in a clause that is gone.",
            Blocking: true,
            [
                .. gone.Where(c => !now.Section(now.Clauses[c].Section).Deleted)
                    .Select(c => Remedy.Do($"Bring {Name(c)} back", new BringBackClause(c))),
                Remedy.GoTo("Change or withdraw the promise", new PromiseSubject(promise.Id)),
            ]
        )
        {
            Grounds = $"{OpenPromiseCheck.Grounds(promise)} {string.Join(',', gone)}",
        };

        string Name(ClauseId clause) => now.Numbers.Of(clause) ?? now.Clauses[clause].ConsultationNumber ?? "the clause";
    }

    /// <summary>True when a clause that was to be amended or added to does not stand.</summary>
    internal static bool Applies(Table table, Promise promise) =>
        promise.Kind != PromiseKind.Delete && promise.Clauses.Exists(c => table.Consultation.Heirs(c).IsEmpty);
}
