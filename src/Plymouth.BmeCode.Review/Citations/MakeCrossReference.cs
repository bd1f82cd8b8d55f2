using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Citations;

/// <summary>Makes a clause's number, which stands in plain text, a cross-reference to that clause.</summary>
/// <param name="At">The place at which the number stands in the wording, in UTF-16 units.</param>
/// <param name="Text">The number as it stands there. Refused when something else stands there now.</param>
public sealed record MakeCrossReference(PassageId Passage, int At, string Text, ClauseId Clause) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [Passage];

    internal override Decision Decide(DecisionContext now)
    {
        if (!now.Now.Has(Passage))
        {
            return Ruling.NotFound($"Passage {Passage}");
        }

        if (ClauseRules.Standing(now, Clause) is { } gone)
        {
            return gone;
        }

        var passage = now.Passage(Passage);
        var name = now.Now.Label(Passage);
        if (passage.Closed is { } why)
        {
            return why == ClauseRules.Agreed
                ? Ruling.Agreed($"{name} is agreed, so its wording cannot change. A facilitator can reopen it, with a reason.")
                : Ruling.Closed($"The wording of {name} is closed ({why}) and cannot change.");
        }

        var text = CitationReader.Text(passage.Wording);
        if (At < 0 || At + Text.Length > text.Length || Text.Length == 0 || string.CompareOrdinal(text, At, Text, 0, Text.Length) != 0)
        {
            return Ruling.Stale($"“{Text}” does not stand there any more: {name} was changed meanwhile. Look at it again.");
        }

        var change = new DeltaBuilder()
            .Retain(At)
            .Insert(new Embed(Embed.Clause, Clause.Value), AttributesAt(passage.Wording, At))
            .Delete(Text.Length)
            .ToDelta();
        return WordingRules.Check(passage.Kind, passage.Wording, change) is { } problem
            ? Ruling.Invalid(problem)
            : Ruling.Accept(
                new CrossReferenceMade(passage.Id, Clause, Text, passage.Version + 1, ChangeMade.Of(passage, change)),
                new PassageStep.Change(passage.Id, change)
            );
    }

    private static Attributes? AttributesAt(Wording wording, int at)
    {
        foreach (var op in wording.ToDelta().Ops)
        {
            if (at < op.Length)
            {
                return op.Attributes;
            }

            at -= op.Length;
        }

        return null;
    }
}

/// <summary>A number in plain text became a cross-reference.</summary>
/// <param name="Version">The version of the passage that did it.</param>
public sealed record CrossReferenceMade(PassageId Passage, ClauseId Clause, string Text, int Version, ChangeMade Change)
    : Event,
        IRestsOnWords
{
    internal override Consultation Fold(Consultation before, Decided decided) => before;

    IEnumerable<PassageId> IRestsOnWords.TakenBackIn(Consultation now) => [Passage];

    internal override Decision TakeBack(After after)
    {
        var passage = after.Passage(Passage);
        return After.Unless(passage.Closed is not null, $"{after.Now.Label(Passage)} was closed ({passage.Closed})")
            ?? After.Unless(!Change.Left(passage.Wording), $"the wording of {after.Now.Label(Passage)} was changed")
            ?? Ruling.Accept(
                new CrossReferenceTakenBack(Passage, Clause, passage.Version + 1, ChangeMade.Of(passage, Change.Back)),
                Change.StepBack
            );
    }
}

/// <summary>The inverse of <see cref="CrossReferenceMade"/>: the number stands there as plain text again.</summary>
public sealed record CrossReferenceTakenBack(PassageId Passage, ClauseId Clause, int Version, ChangeMade Change) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) => before;

    internal override Decision TakeBack(After after) => throw HasNoInverse();
}
