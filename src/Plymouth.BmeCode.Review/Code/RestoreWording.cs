using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>
/// Makes the passage say again what it said at a version, as one new change. <paramref name="Wording"/> is that wording, read from the
/// journal.
/// </summary>
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

        var change = Difference.Between(passage.Wording, Wording);
        return Ruling.Accept(
            new WordingRestored(passage.Id, OfVersion, passage.Version + 1, ChangeMade.Of(passage.Id, passage.Wording, change)),
            new PassageStep.Change(passage.Id, change)
        );
    }
}

/// <summary>The passage says again what it said at <see cref="OfVersion"/>; <see cref="Version"/> is the version that did it.</summary>
public sealed record WordingRestored(PassageId Passage, int OfVersion, int Version, ChangeMade Change) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        before.Name(Passage, RevisionKind.Restored, Version, decided, null, []);

    internal override Decision TakeBack(After after)
    {
        var passage = after.Passage(Passage);
        return After.Unless(passage.Closed is not null, $"{after.Now.Label(Passage)} was closed ({passage.Closed})")
            ?? After.Unless(!Change.Left(passage.Wording), $"the wording of {after.Now.Label(Passage)} was changed")
            ?? Ruling.Accept(
                new WordingRestored(Passage, Version - 1, passage.Version + 1, ChangeMade.Of(Passage, passage.Wording, Change.Back)),
                new PassageStep.Change(Passage, Change.Back)
            );
    }
}
