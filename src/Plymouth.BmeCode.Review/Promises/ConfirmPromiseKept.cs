using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Promises;

/// <summary>Confirms that a clause keeps a promise that names no words, or a definition put in other words.</summary>
/// <param name="SeenVersion">The version of the clause's passage on the screen. Refused when another stands now.</param>
public sealed record ConfirmPromiseKept(PromiseId Promise, ClauseId Clause, int SeenVersion) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [Clause.Passage];

    internal override Decision Decide(DecisionContext now) => PromiseRules.OfStanding(now, Promise, promise =>
        {
            if (ClauseRules.Standing(now, Clause) is { } refused)
            {
                return refused;
            }

            if (promise.Kind == PromiseKind.Delete)
            {
                return Ruling.Invalid("This promise is kept by deleting the clause. Delete it, or change the promise.");
            }

            if (promise.Kind != PromiseKind.Define && !promise.Words.IsEmpty)
            {
                return Ruling.Invalid(
                    $"This promise is kept when {Sentence.List(promise.Words.Select(w => $"“{w}”"))} can be read in the clause. Write "
                        + "the words into it, or change the promise."
                );
            }

            if (!promise.Clauses.IsEmpty && !promise.Clauses.Exists(c => now.Now.Heirs(c).Contains(Clause)))
            {
                return Ruling.Invalid(
                    $"The promise is about {Sentence.List(promise.Clauses.Select(now.Now.Label))}, not about {now.Now.Label(Clause)}. "
                        + "Change the promise first."
                );
            }

            var passage = now.Passage(Clause.Passage);
            var draft = now.Now.ReceivedPassages.Contains(passage.Id) ? now.Now.Clauses[Clause].DraftLines ?? passage.Draft : Wording.Empty;
            return passage.Version != SeenVersion
                    ? Ruling.Stale(
                        $"The wording of {now.Now.Label(Clause)} changed while you were reading it. Read it as it stands now, then "
                            + "confirm it if that is still right."
                    )
                : PromiseStates.SaysTheSame(draft, passage.Wording)
                    ? Ruling.Invalid(
                        $"The wording of {now.Now.Label(Clause)} is still that of the consultation draft, so nothing in it keeps the "
                            + "promise yet."
                    )
                : Ruling.Accept(new PromiseConfirmedKept(promise.Id, Clause, passage.Version, PutIn(draft, passage.Wording)));
        });

    /// <summary>
    /// Returns what was put into the wording since the draft, run by run. While these words stand, the promise counts as kept.
    /// </summary>
    private static ImmutableList<string> PutIn(Wording draft, Wording wording) =>
        [
            .. Redline
                .Between(draft, wording)
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
}

/// <summary>A member confirmed that a clause keeps the promise.</summary>
/// <param name="Version">The version of the clause's passage that keeps it.</param>
/// <param name="Words">The words that had been put into the clause since the draft.</param>
public sealed record PromiseConfirmedKept(PromiseId Promise, ClauseId Clause, int Version, ImmutableList<string> Words) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided)
    {
        var promise = before.FoldedPromise(Promise);
        return before.With(
            promise with
            {
                Confirmations = promise.Confirmations.Add(new KeptConfirmation(Clause, Version, Words, decided.Member, decided.At)),
            }
        );
    }

    internal override Decision TakeBack(After after)
    {
        var promise = after.Now.Promise(Promise);
        return PromiseRules.Withdrawn(promise)
            ?? After.Unless(
                promise.Confirmations.FindLast(c => c.Clause == Clause)?.At != after.Decided.At,
                "it was confirmed again that the promise is kept"
            )
            ?? Ruling.Accept(new PromiseKeptTakenBack(Promise, Clause));
    }
}

/// <summary>The inverse of <see cref="PromiseConfirmedKept"/>: the last confirmation about the clause does not stand.</summary>
public sealed record PromiseKeptTakenBack(PromiseId Promise, ClauseId Clause) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided)
    {
        var promise = before.FoldedPromise(Promise);
        return before.With(
            promise with
            {
                Confirmations = promise.Confirmations.RemoveAt(promise.Confirmations.FindLastIndex(c => c.Clause == Clause)),
            }
        );
    }

    internal override Decision TakeBack(After after) => throw HasNoInverse();
}
