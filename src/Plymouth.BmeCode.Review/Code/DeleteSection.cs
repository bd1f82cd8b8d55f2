using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>
/// Deletes a section with its clauses. Refused while one of them is agreed, and for a general section while it has comments.
/// </summary>
public sealed record DeleteSection(SectionId Section) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => SectionRules.Passages(consultation, Section);

    internal override Decision Decide(DecisionContext now)
    {
        if (now.Now.Sections.Find(s => s.Id == Section) is not { } section)
        {
            return Ruling.NotFound($"Section {Section}");
        }

        if (section.Deleted)
        {
            return Ruling.AlreadySo;
        }

        if (section.Kind == SectionKind.General && !now.Now.CommentsAbout(new AboutSection(section.Id)).IsEmpty)
        {
            return Ruling.Invalid("This heading holds the comments about the Code as a whole, so it cannot be deleted.");
        }

        var standing = now.Now.Standing(section.Id).ToList();
        if (standing.Find(c => c.Status == ClauseStatus.Agreed) is { } agreed)
        {
            return Ruling.Agreed(
                $"Clause {now.Now.Label(agreed.Id)} of this section is agreed, so the section cannot be deleted. A facilitator can "
                    + "reopen the clause, with a reason; or move it to another section."
            );
        }

        return Ruling.Accept(
            new SectionDeleted(section.Id, [.. standing.Select(c => c.Id)]),
            SectionRules.Passages(now.Now, section.Id).Select(p => new PassageStep.Close(p, ClauseRules.Deleted))
        );
    }
}

/// <summary>A section was deleted with its clauses.</summary>
/// <param name="Clauses">The clauses that stood in it until then.</param>
public sealed record SectionDeleted(SectionId Section, ImmutableList<ClauseId> Clauses) : Event, IRestsOnWords
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        Clauses.Aggregate(before.With(before.Section(Section) with { Deleted = true, DeletedWith = Clauses }), (now, c) =>
            now.With(ClauseStatus.Deleted, c)
        );

    IEnumerable<PassageId> IRestsOnWords.TakenBackIn(Consultation now) => SectionRules.Passages(now, Section);

    internal override Decision TakeBack(After after) =>
        After.Unless(!after.Now.Section(Section).Deleted, "the section was brought back")
        ?? Ruling.Accept(
            new SectionBroughtBack(Section, after.Now.Section(Section).DeletedWith),
            SectionRules.Passages(after.Now, Section).Select(p => new PassageStep.Reopen(p))
        );
}
