using System.Text.Json.Serialization;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>Adds a clause, still without words, to a section.</summary>
/// <param name="At">Its place among the section's clauses that stand, from 0; past the end means the end.</param>
/// <param name="Level">Its level, from 0; at most one more than that of the clause before its place.</param>
public sealed record AddClause(SectionId Section, int At, int Level = 0) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    internal override Decision Decide(DecisionContext now)
    {
        if (ClauseRules.OfTheCode(now, Section) is { } refused)
        {
            return refused;
        }

        var before = Levels.Of(now.Now.Standing(Section)).Take(Math.Max(0, At)).Select(c => c.Level).LastOrDefault(-1);
        var level = Math.Clamp(Level, 0, Math.Min(before + 1, Levels.Deepest));
        var clause = new ClauseId(now.Asked.Ids.Next("c"));
        return Ruling.Accept(
            new ClauseAdded(clause, Section, ClauseRules.PlaceOf(now.Now, now.Now.Section(Section).Clauses, At, level)) { Level = level },
            new PassageStep.Create(clause.Passage, PassageKind.Clause, Wording.Empty, null)
        );
    }
}

/// <summary>A clause was added, still without words.</summary>
/// <param name="At">Its place among the section's clauses, deleted ones counted, from 0.</param>
public sealed record ClauseAdded(ClauseId Clause, SectionId Section, int At) : Event, IRestsOnWords
{
    /// <summary>Its level, from 0.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Level { get; init; }

    internal override Consultation Fold(Consultation before, Decided decided) =>
        before.With(new Clause(Clause, Section, null, ClauseStatus.Open, null, []) { Level = Level }).Place(Clause, Section, At);

    IEnumerable<PassageId> IRestsOnWords.TakenBackIn(Consultation now) => [Clause.Passage];

    internal override Decision TakeBack(After after) =>
        ClauseRules.NotOpen(after, Clause)
        ?? After.Unless(after.Written(Clause.Passage), "words were written in the clause")
        ?? ClauseRules.PutBelowSince(after, Clause)
        ?? Ruling.Accept(new ClauseDeleted(Clause), new PassageStep.Close(Clause.Passage, UndoRules.Undone));
}
