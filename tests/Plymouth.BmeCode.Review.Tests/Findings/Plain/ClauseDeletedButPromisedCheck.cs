using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Review.Tests.Findings.Plain;

/// <summary>A clause is gone that was promised to be amended. Such a promise is not found a second time as an open one.</summary>
internal static class ClauseDeletedButPromisedCheck
{
    public static IEnumerable<Finding> Find(Table table) =>
        table
            .Promises.Where(p => p.IsOpen && Applies(table, p.Promise))
            .Select(p =>
            {
                var now = table.Consultation;
                var gone = p.Promise.Clauses.FindAll(c => now.Heirs(c).IsEmpty);
                return new Finding(
                    FindingKind.ClauseDeletedButPromised,
                    OpenPromiseCheck.PromisedBy(table, p.Promise),
                    $"{Sentence.Of(Sentence.List(gone.Select(Name)))} {(gone.Count == 1 ? "is" : "are")} deleted, but "
                        + $"{now.Source(p.Promise)} promised to {p.Promise.Kind.Words()} "
                        + $"{(p.Promise.Clauses.Count == 1 ? "it" : Sentence.List(p.Promise.Clauses.Select(Name)))}.",
                    "A promise to amend a clause cannot be kept in a clause that is gone.",
                    Blocking: true,
                    [
                        .. gone.Where(c => !now.Section(now.Clauses[c].Section).Deleted)
                            .Select(c => Remedy.Do($"Bring {Name(c)} back", new BringBackClause(c))),
                        Remedy.GoTo("Change or withdraw the promise", new PromiseSubject(p.Promise.Id)),
                    ]
                )
                {
                    Grounds = $"{OpenPromiseCheck.Grounds(p.Promise)} {string.Join(',', gone)}",
                };

                string Name(ClauseId clause) => now.Numbers.Of(clause) ?? now.Clauses[clause].ConsultationNumber ?? "the clause";
            });

    /// <summary>True when a clause that was to be amended or added to does not stand.</summary>
    internal static bool Applies(Table table, Promise promise) =>
        promise.Kind != PromiseKind.Delete && promise.Clauses.Exists(c => table.Consultation.Heirs(c).IsEmpty);
}
