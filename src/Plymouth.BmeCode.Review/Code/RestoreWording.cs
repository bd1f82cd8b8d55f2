using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>Makes a passage say again what it said at an earlier version, as one new change.</summary>
/// <param name="OfVersion">The earlier version.</param>
/// <param name="Wording">The wording at that version, which the caller has read from the journal.</param>
public sealed record RestoreWording(PassageId Passage, int OfVersion, Wording Wording) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [Passage];

    internal override Decision Decide(DecisionContext now)
    {
        if (!now.Now.Has(Passage))
        {
            return Ruling.NotFound($"Passage {Passage}");
        }

        var passage = now.Passage(Passage);
        if (passage.Closed is { } why)
        {
            return why == ClauseRules.Agreed
                ? Ruling.Agreed(
                    $"{now.Now.Label(Passage)} is agreed, so its wording cannot change. A facilitator can reopen it, with a reason."
                )
                : Ruling.Closed($"The wording of {now.Now.Label(Passage)} is closed ({why}) and cannot change.");
        }

        if (passage.Wording.Equals(Wording))
        {
            return Ruling.AlreadySo;
        }

        var change = Difference.Smallest(passage.Wording, Wording);
        return Ruling.Accept(
            new WordingRestored(passage.Id, OfVersion, passage.Version + 1, ChangeMade.Of(passage, change)),
            new PassageStep.Change(passage.Id, change)
            {
                Sources = Source.OfEarlier(change, passage.Id, OfVersion >= 0 && OfVersion <= passage.Version ? OfVersion : null),
            }
        );
    }
}

/// <summary>A passage says again what it said at <see cref="OfVersion"/>. Also the inverse of itself.</summary>
/// <param name="Version">The version of the passage that restored it.</param>
public sealed record WordingRestored(PassageId Passage, int OfVersion, int Version, ChangeMade Change) : Event, IRestsOnWords
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        before.Name(Passage, RevisionKind.Restored, Version, decided, null, []);

    IEnumerable<PassageId> IRestsOnWords.TakenBackIn(Consultation now) => [Passage];

    internal override Decision TakeBack(After after)
    {
        var passage = after.Passage(Passage);
        return After.Unless(passage.Closed is not null, $"{after.Now.Label(Passage)} was closed ({passage.Closed})")
            ?? After.Unless(!Change.Left(passage.Wording), $"the wording of {after.Now.Label(Passage)} was changed")
            ?? Ruling.Accept(
                new WordingRestored(Passage, Version - 1, passage.Version + 1, ChangeMade.Of(passage, Change.Back)),
                Change.StepBack
            );
    }
}
