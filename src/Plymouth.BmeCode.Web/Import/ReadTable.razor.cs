using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.TakingIn;

namespace Plymouth.BmeCode.Web.Import;

/// <summary>Lists the sections and clauses that a reader found in a table, ten a page, each with its comments counted.</summary>
public sealed partial class ReadTable
{
    private const int OnAPage = 10;
    private ImmutableArray<Row> _rows = [];

    /// <summary>The table as it was read.</summary>
    [Parameter, EditorRequired]
    public required Reading Reading { get; set; }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        var about = Reading.Comments.SelectMany(c => c.About.Select(topic => (topic, c))).ToLookup(p => p.topic, p => p.c);
        _rows =
        [
            .. Reading.Sections.SelectMany(section =>
                (Row[])
                    [
                        RowOf(about, section.ConsultationNumber, section.Heading.ToText(), true, TopicsOf(section)),
                        .. section.Clauses.Select(clause =>
                            RowOf(about, clause.ConsultationNumber, clause.Draft.ToText(), false, new AboutClause(clause.Id))
                        ),
                    ]
            ),
        ];
    }

    private static Topic[] TopicsOf(ReadSection section) =>
        section.Kind == SectionKind.General ? [new AboutSection(section.Id), new AboutCode()] : [new AboutSection(section.Id)];

    private static string Look(Row row, int _) => row.IsSection ? "read-section" : "";

    private static Row RowOf(ILookup<Topic, Comment> about, string? number, string words, bool isSection, params Topic[] topics)
    {
        var comments = topics.SelectMany(t => about[t]).DistinctBy(c => c.Id).ToList();
        return new(number ?? "", words, comments.Count, comments.Count(c => c.Response is null), isSection);
    }

    /// <summary>A section or clause as it was read.</summary>
    /// <param name="Number">Its consultation number; "" when it has none.</param>
    /// <param name="Words">The section's heading, or the clause's draft.</param>
    /// <param name="Comments">The comments about it.</param>
    /// <param name="Unanswered">Those of them that have no response.</param>
    /// <param name="IsSection">True for a section.</param>
    public sealed record Row(string Number, string Words, int Comments, int Unanswered, bool IsSection);
}
