using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review;

/// <summary>A number in plain text becomes a cross-reference, which follows by itself from then on.</summary>
internal static class CitationRules
{
    public static Decision MakeCrossReference(Case now, MakeCrossReference command)
    {
        if (!now.Now.Has(command.Passage))
        {
            return Say.NotFound($"Passage {command.Passage}");
        }

        if (ClauseRules.Standing(now, command.Clause) is { } gone)
        {
            return gone;
        }

        var passage = now.Passage(command.Passage);
        var name = now.Now.Label(command.Passage);
        if (passage.Closed is { } why)
        {
            return why == AgreementRules.Agreed
                ? Say.Agreed($"{name} is agreed, so its wording cannot change. A facilitator can reopen it, with a reason.")
                : Say.Closed($"The wording of {name} is closed ({why}) and cannot change.");
        }

        var text = CitationReader.Text(passage.Wording);
        if (command.At < 0 || command.At + command.Text.Length > text.Length || command.Text.Length == 0 || string.CompareOrdinal(text, command.At, command.Text, 0, command.Text.Length) != 0)
        {
            return Say.Stale($"“{command.Text}” does not stand there any more: {name} was changed meanwhile. Look at it again.");
        }

        var change = new DeltaBuilder()
            .Retain(command.At)
            .Insert(new Embed(Embed.Clause, command.Clause.Value), AttributesAt(passage.Wording, command.At))
            .Delete(command.Text.Length)
            .ToDelta();
        return WordingRules.Check(passage.Kind, passage.Wording, change) is { } problem
            ? Say.Invalid(problem)
            : Say.Accept(
                new CrossReferenceMade(passage.Id, command.Clause, command.Text, passage.Version + 1, ChangeMade.Of(passage.Id, passage.Wording, change)),
                new PassageStep.Change(passage.Id, change));
    }

    public static Decision Undo(After after, CrossReferenceMade e)
    {
        var passage = after.Passage(e.Passage);
        return After.Unless(passage.Closed is not null, $"{after.Now.Label(e.Passage)} was closed ({passage.Closed})")
            ?? After.Unless(!e.Change.Left(passage.Wording), $"the wording of {after.Now.Label(e.Passage)} was changed")
            ?? Say.Accept(
                new CrossReferenceTakenBack(e.Passage, e.Clause, passage.Version + 1, ChangeMade.Of(e.Passage, passage.Wording, e.Change.Back)),
                new PassageStep.Change(e.Passage, e.Change.Back));
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
