using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Review.Tests.Findings.Plain;

/// <summary>A promise is still to be kept, while every clause it is about stands and nobody says that it is kept.</summary>
internal static class OpenPromiseCheck
{
    public static IEnumerable<Finding> Find(Table table) =>
        table
            .Promises.Where(p =>
                p.IsOpen && !ClauseDeletedButPromisedCheck.Applies(table, p.Promise) && PromiseNotSeenCheck.Said(table, p.Promise) is null
            )
            .Select(p => new Finding(
                FindingKind.OpenPromise,
                PromisedBy(table, p.Promise),
                $"{Sentence.Of(table.Consultation.Source(p.Promise))} promised: {table.Consultation.Words(p.Promise)}. {How(table, p)}",
                "It was said in public that this will be done, so the Code does it, or the group says why not.",
                Blocking: true,
                Remedies(table, p.Promise)
            )
            {
                Grounds = Grounds(p.Promise),
            });

    /// <summary>Returns the promise, its clauses, and the responses that made it.</summary>
    internal static ImmutableList<Subject> PromisedBy(Table table, Promise promise) =>
        [
            new PromiseSubject(promise.Id),
            .. promise.Clauses.Select(c => new ClauseSubject(c)),
            .. promise.Responses.Select(table.Consultation.Present).Distinct().Select(r => new ResponseSubject(r)),
        ];

    /// <summary>Returns what is promised, with clauses by their ids, so that a change of numbers makes no difference.</summary>
    internal static string Grounds(Promise promise) =>
        $"{promise.Kind.Words()} {string.Join(',', promise.Clauses)} {string.Join('|', promise.Words)}";

    private static string How(Table table, PromiseStanding standing) =>
        table.Consultation.HalfDone(standing)
        ?? standing switch
        {
            { State: PromiseState.Open } => "Nothing was done about it yet.",
            { Promise.Words.IsEmpty: true } => "The wording was changed, but nobody has confirmed that this keeps it.",
            { Promise.Clauses.Count: 1 } => "The clause was changed, but the words wanted do not stand there.",
            { State: PromiseState.Drafted } => "The words wanted do not stand in these clauses yet.",
            _ => throw NotKnown.Of(standing.State),
        };

    /// <summary>
    /// Returns the buttons: first those that delete or open the clauses in which it is to be kept, then the one that shows the promise.
    /// </summary>
    internal static ImmutableList<Remedy> Remedies(Table table, Promise promise)
    {
        var now = table.Consultation;
        var clauses = promise.Clauses.SelectMany(now.Heirs).Distinct().ToList();
        var suggested = now.Suggested(promise) is { } home ? now.Heirs(home) : [];
        return
        [
            .. clauses
                .Where(c => promise.Kind == PromiseKind.Delete && now.Clauses[c].Status == ClauseStatus.Open)
                .Select(c => Remedy.Do($"Delete {now.Numbers.Of(c)}", new DeleteClause(c, table.Passage(c.Passage).Version))),
            .. clauses.Select(c =>
                Remedy.GoTo($"{(promise.Kind == PromiseKind.Delete ? "Read" : "Edit")} {now.Numbers.Of(c)}", new ClauseSubject(c))
            ),
            .. suggested.Select(c => Remedy.GoTo($"Add it to {now.Numbers.Of(c)}", new ClauseSubject(c))),
            Remedy.GoTo("Look at the promise", new PromiseSubject(promise.Id)),
        ];
    }
}
