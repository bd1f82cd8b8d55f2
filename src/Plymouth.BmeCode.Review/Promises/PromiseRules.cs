using System.Collections.Immutable;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review;

/// <summary>Promises are made, confirmed, changed and withdrawn; where no words tell, a member says that one is kept.</summary>
internal static class PromiseRules
{
    /// <summary>The longest words that can be wanted, in UTF-16 units.</summary>
    public const int MostUnits = 500;

    public static Decision Make(Case now, MakePromise command)
    {
        if (!now.Now.Responses.TryGetValue(command.Response, out var response))
        {
            return Say.NotFound($"Response {command.Response}");
        }

        if (response.Closed)
        {
            return Say.Closed("This answer has been merged into another, or its comments have left it. Look again at its comments.");
        }

        var terms = Terms(command.Kind, command.Clauses, command.Words);
        return Wrong(now.Now, terms)
            ?? (now.Now.PromisesOf(response.Id).Any(p => p.Withdrawn is null && p.Terms with { Proposed = false } == terms) ? Say.AlreadySo : null)
            ?? Say.Accept(new PromiseMade(new PromiseId(now.Asked.Ids.Next("p")), response.Id, terms.Kind, terms.Clauses, terms.Words));
    }

    public static Decision Confirm(Case now, ConfirmPromise command) => OfStanding(now, command.Promise, promise =>
        promise.Proposed ? Say.Accept(new PromiseConfirmed(promise.Id)) : Say.AlreadySo);

    public static Decision Change(Case now, ChangePromise command) => OfStanding(now, command.Promise, promise =>
    {
        var terms = Terms(command.Kind, command.Clauses, command.Words);
        return promise.Terms == terms ? Say.AlreadySo
            : promise.Terms != command.Seen ? Say.Stale("This promise was changed meanwhile. Look at it again, then change it if that is still right.")
            : Wrong(now.Now, terms) ?? Say.Accept(new PromiseChanged(promise.Id, terms, promise.Terms));
    });

    public static Decision Withdraw(Case now, WithdrawPromise command) =>
        now.Now.Promises.Find(p => p.Id == command.Promise) is { Withdrawn: not null } ? Say.AlreadySo : OfStanding(now, command.Promise, promise =>
            string.IsNullOrWhiteSpace(command.Reason)
                ? Say.Invalid("Say why the promise is withdrawn: the reason stays in the history.")
                : Say.Accept(new PromiseWithdrawn(promise.Id, command.Reason.Trim())));

    public static Decision ConfirmKept(Case now, ConfirmPromiseKept command) => OfStanding(now, command.Promise, promise =>
    {
        if (ClauseRules.Standing(now, command.Clause) is { } refused)
        {
            return refused;
        }

        if (promise.Kind == PromiseKind.Delete)
        {
            return Say.Invalid("This promise is kept by deleting the clause. Delete it, or change the promise.");
        }

        if (promise.Kind != PromiseKind.Define && !promise.Words.IsEmpty)
        {
            return Say.Invalid($"This promise is kept when {Say.List(promise.Words.Select(w => $"“{w}”"))} can be read in the clause. Write the words into it, or change the promise.");
        }

        if (!promise.Clauses.IsEmpty && !promise.Clauses.Exists(c => now.Now.Heirs(c).Contains(command.Clause)))
        {
            return Say.Invalid($"The promise is about {Say.List(promise.Clauses.Select(now.Now.Label))}, not about {now.Now.Label(command.Clause)}. Change the promise first.");
        }

        var passage = now.Passage(command.Clause.Passage);
        var draft = now.Now.ReceivedPassages.Contains(passage.Id) ? now.Now.Clauses[command.Clause].DraftLines ?? passage.Draft : Wording.Empty;
        return passage.Version != command.SeenVersion ? Say.Stale($"The wording of {now.Now.Label(command.Clause)} changed while you were reading it. Read it as it stands now, then confirm it if that is still right.")
            : PromiseStates.SaysTheSame(draft, passage.Wording) ? Say.Invalid($"The wording of {now.Now.Label(command.Clause)} is still that of the consultation draft, so nothing in it keeps the promise yet.")
            : Say.Accept(new PromiseConfirmedKept(promise.Id, command.Clause, passage.Version, PutIn(draft, passage.Wording)));
    });

    /// <summary>What was put into the wording since the draft, run by run: the words by which it can be seen later that it still stands.</summary>
    private static ImmutableList<string> PutIn(Wording draft, Wording wording) =>
    [
        .. Redline.Between(draft, wording)
            .SelectMany(line => line.Spans.Aggregate(new List<(RedlineMark Mark, string Text)>(), Joined))
            .Where(run => run.Mark == RedlineMark.Inserted && run.Text.Any(char.IsLetterOrDigit))
            .Select(run => run.Text.Trim())
            .Distinct()
            .Where(words => ComparedText.Of(wording).Find(words).Count > ComparedText.Of(draft).Find(words).Count),
    ];

    private static List<(RedlineMark Mark, string Text)> Joined(List<(RedlineMark Mark, string Text)> runs, RedlineSpan span)
    {
        if (span.Span.Text is { } text && runs.Count > 0 && runs[^1].Mark == span.Mark)
        {
            runs[^1] = (span.Mark, runs[^1].Text + text);
        }
        else
        {
            runs.Add((span.Mark, span.Span.Text ?? ""));
        }

        return runs;
    }

    private static PromiseTerms Terms(PromiseKind kind, ImmutableList<ClauseId> clauses, ImmutableList<string> words) =>
        new(kind, [.. clauses.Distinct()], [.. words.Select(w => w.ReplaceLineEndings(" ").Trim()).Where(w => w.Length > 0).Distinct()], Proposed: false);

    private static Decision? Wrong(Consultation now, PromiseTerms terms) =>
        terms.Clauses.Find(c => !now.Clauses.ContainsKey(c)) is { Value: not null } unknown ? Say.NotFound($"Clause {unknown}")
        : terms.Clauses.IsEmpty && terms.Kind is PromiseKind.Amend or PromiseKind.Delete ? Say.Invalid($"Say which clause is to be {terms.Kind.Done()}.")
        : terms.Words.Find(w => w.Length > MostUnits) is not null ? Say.Invalid($"The words wanted are longer than {MostUnits} characters. Give the few words that show that the promise is kept.")
        : terms.Words.Find(w => !w.Any(char.IsLetterOrDigit)) is { } none ? Say.Invalid($"“{none}” has no letter or digit that could be looked for. Give words that can be read in the clause.")
        : null;

    private static Decision OfStanding(Case now, PromiseId id, Func<Promise, Decision> decide) => now.Now.Promises.Find(p => p.Id == id) switch
    {
        null => Say.NotFound($"Promise {id}"),
        { Withdrawn: not null } => Say.Stale("This promise has been withdrawn meanwhile. Make another if it is still wanted."),
        var promise => decide(promise),
    };
}
