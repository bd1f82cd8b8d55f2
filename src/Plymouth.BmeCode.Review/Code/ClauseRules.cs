using System.Collections.Immutable;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review;

/// <summary>Clauses come, move, go and come back. An agreed clause may move; its numbers change, its words do not.</summary>
internal static class ClauseRules
{
    /// <summary>Why a passage is closed that is deleted, with its clause or its section.</summary>
    public const string Deleted = "deleted";

    public static Decision Add(Case now, AddClause command)
    {
        if (OfTheCode(now, command.Section) is { } refused)
        {
            return refused;
        }

        var clause = new ClauseId(now.Asked.Ids.Next("c"));
        return Say.Accept(
            new ClauseAdded(clause, command.Section, PlaceOf(now.Now, now.Now.Section(command.Section).Clauses, command.At)),
            new PassageStep.Create(clause.Passage, PassageKind.Clause, Wording.Empty, null));
    }

    public static Decision Move(Case now, MoveClause command)
    {
        if (Standing(now, command.Clause) is { } refused)
        {
            return refused;
        }

        if (OfTheCode(now, command.Section) is { } wrong)
        {
            return wrong;
        }

        var from = now.Now.SectionOf(command.Clause);
        var fromAt = from.Clauses.IndexOf(command.Clause);
        var others = now.Now.Section(command.Section).Clauses.Remove(command.Clause);
        var stays = from.Id == command.Section && from.Clauses.Take(fromAt).Count(c => Stands(now.Now, c)) == Math.Clamp(command.At, 0, others.Count(c => Stands(now.Now, c)));
        return stays ? Say.AlreadySo : Say.Accept(new ClauseMoved(command.Clause, command.Section, PlaceOf(now.Now, others, command.At), from.Id, fromAt));
    }

    public static Decision Delete(Case now, DeleteClause command)
    {
        if (!now.Now.Clauses.TryGetValue(command.Clause, out var clause))
        {
            return Say.NotFound($"Clause {command.Clause}");
        }

        if (clause.Status == ClauseStatus.Deleted)
        {
            return Say.AlreadySo;
        }

        return Open(now, clause.Id, "deleted") ?? Unread(now, clause.Id, command.SeenVersion, "delete")
            ?? Say.Accept(new ClauseDeleted(clause.Id), new PassageStep.Close(clause.Id.Passage, Deleted));
    }

    public static Decision BringBack(Case now, BringBackClause command)
    {
        if (!now.Now.Clauses.TryGetValue(command.Clause, out var clause))
        {
            return Say.NotFound($"Clause {command.Clause}");
        }

        return clause.Status != ClauseStatus.Deleted ? Say.AlreadySo
            : now.Now.SectionOf(clause.Id).Deleted ? Say.Closed($"The section of {now.Now.Label(clause.Id)} is deleted. Bring the section back first.")
            : Say.Accept(new ClauseBroughtBack(clause.Id, now.Passage(clause.Id.Passage).Version + 1), new PassageStep.Reopen(clause.Id.Passage));
    }

    /// <summary>A refusal where the clause is unknown or deleted.</summary>
    internal static Decision? Standing(Case now, ClauseId clause) =>
        !now.Now.Clauses.TryGetValue(clause, out var found) ? Say.NotFound($"Clause {clause}")
        : found.Status == ClauseStatus.Deleted ? Say.Closed($"This clause ({now.Now.Label(clause)}) does not stand any more. Bring it back first if it is still wanted.")
        : null;

    /// <summary>A refusal where the clause is unknown, deleted or agreed.</summary>
    internal static Decision? Open(Case now, ClauseId clause, string done) =>
        Standing(now, clause) ?? (now.Now.Clauses[clause].Status == ClauseStatus.Agreed
            ? Say.Agreed($"Clause {now.Now.Label(clause)} is agreed, so it cannot be {done}. A facilitator can reopen it, with a reason.")
            : null);

    /// <summary>A refusal where the wording is no longer the one that was on the member's screen.</summary>
    internal static Decision? Unread(Case now, ClauseId clause, int seen, string wish) => now.Passage(clause.Passage).Version == seen
        ? null
        : Say.Stale($"The wording of {now.Now.Label(clause)} changed while you were reading it. Read it as it stands now, then {wish} it if that is still right.");

    private static Decision? OfTheCode(Case now, SectionId id) => now.Now.Sections.Find(s => s.Id == id) switch
    {
        null => Say.NotFound($"Section {id}"),
        { Deleted: true } => Say.Closed("This section has been deleted meanwhile. Bring it back first, or choose another."),
        { Kind: SectionKind.General } => Say.Invalid("This heading stands in the table, not in the Code; clauses cannot stand under it. Choose a section of the Code."),
        _ => null,
    };

    private static bool Stands(Consultation now, ClauseId clause) => now.Clauses[clause].Status != ClauseStatus.Deleted;

    /// <summary>The place among all of <paramref name="clauses"/> that is place <paramref name="at"/> among those that stand; past the end is the end.</summary>
    private static int PlaceOf(Consultation now, ImmutableList<ClauseId> clauses, int at) =>
        clauses.Where(c => Stands(now, c)).Skip(Math.Max(0, at)).Cast<ClauseId?>().FirstOrDefault() is { } next ? clauses.IndexOf(next) : clauses.Count;
}
