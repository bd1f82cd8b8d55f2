using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Comments;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>
/// Finds the clauses a comment begins with: "2.7 + 2.8 – …" is one comment about both. Numbers later in a comment do not count.
/// </summary>
internal sealed class NamedClauses(TableWalk walk)
{
    private readonly ILookup<ClauseLabel, ClausePart> _clauses = walk.Sections.SelectMany(s => s.Clauses).ToLookup(c => c.Label);

    /// <summary>
    /// Returns the clauses named. When several have one number, the one the comment stands under is meant, else the first.
    /// </summary>
    public IEnumerable<ClausePart> Of(CommentPart comment) =>
        Labels(comment, out _)
            .Select(label => comment.Clause?.Label == label ? comment.Clause : _clauses[label].FirstOrDefault())
            .OfType<ClausePart>();

    /// <summary>Finds the numbers that no clause has, or several have.</summary>
    public IEnumerable<Doubt> Doubts()
    {
        foreach (var comment in walk.Comments)
        {
            var labels = Labels(comment, out var dashed);
            foreach (var label in labels.Where(l => dashed && comment.Clause?.Label != l && _clauses[l].Count() != 1))
            {
                var clauses = _clauses[label].Count();
                yield return Text.Doubts.Unnamed(
                    [comment.Line],
                    $"The comment begins with {label.Number}, and {(clauses == 0 ? "no clause has" : $"{clauses} clauses have")} that "
                        + $"number. Read as about {(clauses == 0 ? "the place it stands at" : "the first")}.",
                    "Leave it as read",
                    null
                );
            }
        }
    }

    private ImmutableArray<ClauseLabel> Labels(CommentPart comment, out bool dashed) => walk.Labels.Style.ManyAt(comment.Text, out dashed);
}
