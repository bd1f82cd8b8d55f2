using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review;

/// <summary>One clause becomes two, two become one. The history of both stays reachable (<see cref="Clause.From"/>).</summary>
internal static class SplitRules
{
    /// <summary>Why a passage is closed whose words went to the clause before.</summary>
    public const string Joined = "joined into another clause";

    public static Decision Split(Case now, SplitClause command)
    {
        if ((ClauseRules.Open(now, command.Clause, "split") ?? ClauseRules.Unread(now, command.Clause, command.SeenVersion, "split")) is { } refused)
        {
            return refused;
        }

        var passage = now.Passage(command.Clause.Passage);
        if (Joining.Cut(passage.Wording, command.At) is not var (change, rest))
        {
            return Say.Invalid($"Words must stand on both sides of the place where {now.Now.Label(command.Clause)} is split. Put the caret between them.");
        }

        var added = new ClauseId(now.Asked.Ids.Next("c"));
        return Say.Accept(
            new ClauseSplit(command.Clause, added, command.At, ChangeMade.Of(passage.Id, passage.Wording, change)),
            new PassageStep.Change(passage.Id, change),
            new PassageStep.Create(added.Passage, PassageKind.Clause, rest, passage.Id));
    }

    public static Decision Join(Case now, JoinWithNext command)
    {
        if (ClauseRules.Open(now, command.Clause, "joined with another") is { } refused)
        {
            return refused;
        }

        if (Next(now.Now, command.Clause) is not { } next)
        {
            return Say.Invalid($"{now.Now.Label(command.Clause)} is the last clause of its section; there is none to join it with. Move a clause below it first, or join the one above with it.");
        }

        if (ClauseRules.Open(now, next.Id, "joined with another") is { } closed)
        {
            return closed;
        }

        var into = now.Passage(command.Clause.Passage);
        var more = now.Passage(next.Id.Passage).Wording;
        var close = new PassageStep.Close(next.Id.Passage, Joined);
        if (more.IsBlank)
        {
            return Say.Accept(new ClausesJoined(command.Clause, next.Id, null), close);
        }

        var change = Joining.Below(into.Wording, more);
        return Say.Accept(new ClausesJoined(command.Clause, next.Id, ChangeMade.Of(into.Id, into.Wording, change)), new PassageStep.Change(into.Id, change), close);
    }

    /// <summary>The clause that stands next in the same section; null after the last.</summary>
    public static Clause? Next(Consultation now, ClauseId clause) =>
        now.Clauses.TryGetValue(clause, out var found) ? now.Standing(found.Section).SkipWhile(c => c.Id != clause).Skip(1).FirstOrDefault() : null;
}
