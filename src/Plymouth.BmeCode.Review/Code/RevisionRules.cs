using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review;

/// <summary>Named moments of passages: kept with a reason, or restored as one new change.</summary>
internal static class RevisionRules
{
    public static Decision Keep(Case now, KeepRevision command)
    {
        if (!now.Now.Has(command.Passage))
        {
            return Say.NotFound($"Passage {command.Passage}");
        }

        if (command.Responses.Find(r => !now.Now.Responses.ContainsKey(r)) is { Value: not null } unknown)
        {
            return Say.NotFound($"Response {unknown}");
        }

        return string.IsNullOrWhiteSpace(command.Reason) ? Say.Invalid("Say what this revision is kept for.")
            : now.Passage(command.Passage).Version != command.SeenVersion ? Say.Stale($"The wording of {now.Now.Label(command.Passage)} changed while you were reading it. Read it as it stands now, then keep it if that is still right.")
            : Say.Accept(new RevisionKept(command.Passage, command.SeenVersion, command.Reason.Trim(), [.. command.Responses.Distinct()]));
    }

    public static Decision Restore(Case now, RestoreWording command)
    {
        if (!now.Now.Has(command.Passage))
        {
            return Say.NotFound($"Passage {command.Passage}");
        }

        var passage = now.Passage(command.Passage);
        if (passage.Closed is { } why)
        {
            return why == AgreementRules.Agreed
                ? Say.Agreed($"{now.Now.Label(command.Passage)} is agreed, so its wording cannot change. A facilitator can reopen it, with a reason.")
                : Say.Closed($"The wording of {now.Now.Label(command.Passage)} is closed ({why}) and cannot change.");
        }

        if (passage.Wording.Equals(command.Wording))
        {
            return Say.AlreadySo;
        }

        var change = Difference.Between(passage.Wording, command.Wording);
        return Say.Accept(
            new WordingRestored(passage.Id, command.OfVersion, passage.Version + 1, ChangeMade.Of(passage.Id, passage.Wording, change)),
            new PassageStep.Change(passage.Id, change));
    }
}
