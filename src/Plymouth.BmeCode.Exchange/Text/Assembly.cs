using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.TakingIn;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>Puts what was read together as a <see cref="Review.TakingIn.Reading"/>.</summary>
internal static class Assembly
{
    /// <summary>Makes the reading, still without its doubts.</summary>
    public static Reading Reading(ConsultationId id, string title, string fileName, TableWalk walk, Answers answers)
    {
        var restarts = walk.Sections.Skip(1).Any(s => s.Clauses is [{ Label.Count: 1 }, ..]);
        var named = new NamedClauses(walk);
        return new(
            id,
            title,
            fileName,
            [.. walk.Sections.Select(s => Section(s, walk, restarts))],
            [
                .. walk.Comments.Select(
                    (c, place) =>
                        new Comment(c.Id, place, new(fileName, c.Line), null, c.Words.Wording, [.. Topics(c, named)], answers.Of(c)?.Id)
                ),
            ],
            [.. answers.All.Select(a => new ReadResponse(a.Id, [.. a.Comments.Select(c => c.Id)], a.Words.Wording, null))],
            []
        );
    }

    private static ReadSection Section(SectionPart section, TableWalk walk, bool restarts) =>
        new(
            section.Id,
            section.Kind,
            section.Kind == SectionKind.General ? NumberingScheme.Decimal : Numbering.Of(section, walk.Labels, restarts),
            section.Label?.Number,
            section.Heading.Wording,
            section.LeadIn.Wording,
            [
                .. section.Clauses.Select(c => new ReadClause(c.Id, c.Label.Number, c.Words.Wording)
                {
                    Level = Numbering.LevelOf(c, section),
                }),
            ]
        );

    /// <summary>Returns the topic of the place a comment stands at, then the clauses it begins with.</summary>
    private static IEnumerable<Topic> Topics(CommentPart comment, NamedClauses named)
    {
        Topic stands = comment switch
        {
            { Clause: { } clause } => new AboutClause(clause.Id),
            { Section.Kind: SectionKind.General } => new AboutCode(),
            _ => new AboutSection(comment.Section.Id),
        };
        return new[] { stands }.Concat(named.Of(comment).Select(c => new AboutClause(c.Id))).Distinct();
    }
}
