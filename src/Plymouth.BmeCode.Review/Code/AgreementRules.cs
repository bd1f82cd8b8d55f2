namespace Plymouth.BmeCode.Review;

/// <summary>A clause is settled at exactly the wording that was on screen, and locked until it is reopened with a reason.</summary>
internal static class AgreementRules
{
    /// <summary>Why the passage of an agreed clause is closed.</summary>
    public const string Agreed = "agreed";

    public static Decision Agree(Case now, AgreeClause command)
    {
        if (ClauseRules.Standing(now, command.Clause) is { } refused)
        {
            return refused;
        }

        var passage = now.Passage(command.Clause.Passage);
        if (now.Now.Clauses[command.Clause].Agreement is { } agreement)
        {
            return agreement.Version == command.SeenVersion || passage.Version == command.SeenVersion
                ? Say.AlreadySo
                : Say.Agreed($"{now.Now.Label(command.Clause)} has been agreed meanwhile, in another wording than the one on your screen. Read it as it stands now.");
        }

        return ClauseRules.Unread(now, command.Clause, command.SeenVersion, "agree") ?? (passage.Wording.IsBlank
            ? Say.Invalid($"{now.Now.Label(command.Clause)} says nothing yet. Write its wording first, or delete it.")
            : Say.Accept(new ClauseAgreed(command.Clause, command.SeenVersion), new PassageStep.Close(passage.Id, Agreed)));
    }

    public static Decision Reopen(Case now, ReopenClause command)
    {
        if (ClauseRules.Standing(now, command.Clause) is { } refused)
        {
            return refused;
        }

        return now.Now.Clauses[command.Clause].Agreement is not { } agreement ? Say.AlreadySo
            : string.IsNullOrWhiteSpace(command.Reason) ? Say.Invalid($"Say why {now.Now.Label(command.Clause)} is reopened; the reason stays in its history.")
            : Say.Accept(
                new ClauseReopened(command.Clause, command.Reason.Trim(), now.Passage(command.Clause.Passage).Version + 1, agreement.Version, agreement.By, agreement.At),
                new PassageStep.Reopen(command.Clause.Passage));
    }
}
