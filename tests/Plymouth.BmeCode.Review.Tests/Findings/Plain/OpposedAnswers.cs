using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Findings.Contradictions;
using Plymouth.BmeCode.Review.Findings.Twins;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Memo;

namespace Plymouth.BmeCode.Review.Tests.Findings.Plain;

/// <summary>Finds requests that one response grants and another refuses.</summary>
/// <remarks>
/// Two comments ask for the same when they do so in much the same words, wherever they stand (<see cref="LikeRequests"/>), or when both
/// want one clause, or twins, to hold for more.
/// In the latter case they must mean the same entry of its list, or share a word that both call too narrow, or two words of any kind.
/// </remarks>
internal static class OpposedAnswers
{
    private const int LeastShared = 2;
    private const string Why = "Whoever reads both is told yes and no to the same request.";

    private static readonly PerPlainText<int?> Parts = new(Request.PartNamed);

    public static IEnumerable<Finding> In(Table table)
    {
        var now = table.Consultation;
        var stances = new Dictionary<ResponseId, Stance>();
        var alike = LikeRequests.Of(now);
        foreach (var (one, other) in alike.Pairs.Where(p => AreOpposed(p.One, p.Other)))
        {
            yield return Found(one, other, Shared(one, other), "what", "");
        }

        foreach (var (one, others) in alike.Widening.SelectMany(w => w.Select((c, i) => (c, w.Skip(i + 1)))))
        {
            foreach (var other in others.Where(o => AreOpposed(one, o) && AskTheSame(table, one, o, Shared(one, o))))
            {
                yield return Found(one, other, Shared(one, other), "what", "");
            }
        }

        foreach (var twin in TwinSearch.Of(table))
        {
            foreach (var one in alike.Widening[twin.One.Clause])
            {
                foreach (
                    var other in alike
                        .Widening[twin.Other.Clause]
                        .Where(o => AreOpposed(one, o) && IsAboutTwin(table, twin, one, o) && ShareWords(one, o))
                )
                {
                    var granted = StanceOf(one) == Stance.Grants ? twin.One : twin.Other;
                    yield return Found(
                        one,
                        other,
                        [twin.One.Clause, twin.Other.Clause],
                        $"in {TwinWords.Name(table, granted)} what",
                        $" in its twin {TwinWords.Name(table, twin.Beside(granted))}"
                    );
                }
            }
        }

        bool AreOpposed(CommentId one, CommentId other) =>
            StanceOf(one) is var a && StanceOf(other) is var b && a != Stance.None && b != Stance.None && a != b;

        Stance StanceOf(CommentId comment) =>
            now.Comments[comment].Response is not { } response ? Stance.None
            : stances.TryGetValue(response, out var known) ? known
            : stances[response] = Stances.Of(table, now.Responses[response]);

        IEnumerable<ClauseId> Shared(CommentId one, CommentId other) =>
            now.Comments[one].About.Intersect(now.Comments[other].About).OfType<AboutClause>().Select(a => a.Clause);

        bool ShareWords(CommentId one, CommentId other)
        {
            var (a, b) = (Request.Of(now.Comments[one]), Request.Of(now.Comments[other]));
            return a.Denies == b.Denies && (a.TooNarrow.Overlaps(b.TooNarrow) || a.Words.Intersect(b.Words).Count >= LeastShared);
        }

        bool AskTheSame(Table table, CommentId one, CommentId other, IEnumerable<ClauseId> shared)
        {
            var (a, b) = (PartOf(table, one), PartOf(table, other));
            return a is { } part && b is { } its ? part == its : ShareWords(one, other);
        }

        Finding Found(CommentId one, CommentId other, IEnumerable<ClauseId> clauses, string granted, string refused)
        {
            var (a, b) = (now.Comments[one].Response!.Value, now.Comments[other].Response!.Value);
            var (granting, refusing) = stances[a] == Stance.Grants ? (a, b) : (b, a);
            return ContradictionCheck.Between(
                table,
                a,
                b,
                clauses,
                $"{ContradictionCheck.Name(now, granting)} grants {granted} {ContradictionCheck.Name(now, refusing)} refuses{refused}.",
                Why,
                $"{ComparedText.Of(table.Wording(granting.Passage)).Text} / {ComparedText.Of(table.Wording(refusing.Passage)).Text}"
            );
        }
    }

    private static bool IsAboutTwin(Table table, Twin twin, CommentId one, CommentId other) =>
        IsIn(table, twin.One, one) && IsIn(table, twin.Other, other);

    /// <summary>
    /// True when a comment is about a twin. If the twin is one entry of a clause, the comment or its answer must name that entry.
    /// </summary>
    private static bool IsIn(Table table, TwinPart part, CommentId comment) =>
        part.Line is null || PartOf(table, comment) == TwinWords.Place(table, part) + 1;

    /// <summary>
    /// Returns the entry of the clause's list that a comment is about, by its own words or its answer's: from 1, or 0 for the last. Null
    /// when neither says.
    /// </summary>
    internal static int? PartOf(Table table, CommentId comment)
    {
        var asked = table.Consultation.Comments[comment];
        return Request.Of(asked).Part ?? (asked.Response is { } response ? Parts.Of(table.Wording(response.Passage)) : null);
    }
}
