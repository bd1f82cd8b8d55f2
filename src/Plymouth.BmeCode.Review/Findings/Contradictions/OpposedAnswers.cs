using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings.Checks;
using Plymouth.BmeCode.Review.Findings.Keeping;
using Plymouth.BmeCode.Review.Findings.Twins;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Memo;

namespace Plymouth.BmeCode.Review.Findings.Contradictions;

/// <summary>Finds requests that one response grants and another refuses.</summary>
/// <remarks>
/// Two comments ask for the same when they do so in much the same words, wherever they stand (<see cref="LikeRequests"/>), or when both
/// want one clause, or twins, to hold for more.
/// In the latter case they must mean the same entry of its list, or share a word that both call too narrow, or two words of any kind.
/// </remarks>
internal sealed class OpposedAnswers : ContradictionFinder<OpposedAnswers.Opposed>
{
    private const int LeastShared = 2;
    private const string Why = "Whoever reads both is told yes and no to the same request.";

    private static readonly PerPlainText<int?> Parts = new(Request.PartNamed);

    private Dictionary<ClauseId, int> _widened = [];

    public override void Begin(Kept kept)
    {
        _widened = LikeRequests.Of(kept.Table.Consultation).Widening.Select((w, at) => (w.Key, at)).ToDictionary();
        base.Begin(kept);
    }

    protected override IEnumerable<Opposed> All(Kept kept)
    {
        var alike = LikeRequests.Of(kept.Table.Consultation);
        return alike
            .Opposed(kept.StanceOf)
            .Select(p => new Opposed(Like.Words, 0, p.One, p.Other))
            .Concat(
                alike.Widening.SelectMany(w =>
                    w.SelectMany((one, at) => w.Skip(at + 1).Select(other => new Opposed(Like.Widening, _widened[w.Key], one, other)))
                )
            )
            .Concat(
                kept.Twins.SelectMany((twin, at) =>
                    alike
                        .Widening[twin.One.Clause]
                        .SelectMany(_ => alike.Widening[twin.Other.Clause], (one, other) => new Opposed(Like.Twins, at, one, other))
                )
            )
            .Where(o => AreOpposed(kept, o.One, o.Other))
            .Distinct();
    }

    protected override IEnumerable<Opposed> Touched(Kept kept, TableChanges changes)
    {
        var alike = LikeRequests.Of(kept.Table.Consultation);
        return changes.Comments.Where(c => alike.PlaceOf(c) is not null).SelectMany(c => With(kept, alike, c));
    }

    protected override Place? PlaceOf(Kept kept, Opposed subject)
    {
        var alike = LikeRequests.Of(kept.Table.Consultation);
        return new Place((int)subject.Like, subject.At, alike.PlaceOf(subject.One)!.Value, alike.PlaceOf(subject.Other)!.Value);
    }

    protected override IEnumerable<Finding> About(Kept kept, Opposed subject)
    {
        var (like, at, one, other) = subject;
        var (table, now) = (kept.Table, kept.Table.Consultation);
        if (!AreOpposed(kept, one, other))
        {
            return [];
        }

        if (like != Like.Twins)
        {
            return like == Like.Words || AskTheSame(table, one, other) ? [Told(kept, subject, Shared(now, one, other), "what", "")] : [];
        }

        var twin = kept.Twins[at];
        var granted = kept.StanceOf(one) == Stance.Grants ? twin.One : twin.Other;
        return IsAboutTwin(table, twin, one, other) && ShareWords(now, one, other)
            ?
            [
                Told(
                    kept,
                    subject,
                    [twin.One.Clause, twin.Other.Clause],
                    $"in {TwinWords.Name(table, granted)} what",
                    $" in its twin {TwinWords.Name(table, twin.Beside(granted))}"
                ),
            ]
            : [];
    }

    /// <summary>Returns every two comments, one of which is this one, that may ask for the same.</summary>
    private IEnumerable<Opposed> With(Kept kept, LikeRequests alike, CommentId comment)
    {
        var clauses = Request.Of(kept.Table.Consultation.Comments[comment]).Widens
            ? kept.Table.Consultation.Comments[comment].About.OfType<AboutClause>().Select(a => a.Clause).ToList()
            : [];
        return alike
            .Alike(comment)
            .Select(other => InOrder(Like.Words, 0, other))
            .Concat(
                clauses.SelectMany(c => alike.Widening[c].Where(o => o != comment).Select(o => InOrder(Like.Widening, _widened[c], o)))
            )
            .Concat(
                clauses.SelectMany(c =>
                    kept.TwinsOf[c]
                        .SelectMany(at =>
                            kept.Twins[at].One.Clause == c
                                ? alike.Widening[kept.Twins[at].Other.Clause].Select(o => new Opposed(Like.Twins, at, comment, o))
                                : alike.Widening[kept.Twins[at].One.Clause].Select(o => new Opposed(Like.Twins, at, o, comment))
                        )
                )
            );

        Opposed InOrder(Like like, int at, CommentId other) =>
            alike.PlaceOf(comment) < alike.PlaceOf(other) ? new(like, at, comment, other) : new(like, at, other, comment);
    }

    private static bool AreOpposed(Kept kept, CommentId one, CommentId other) =>
        kept.StanceOf(one) is var a && kept.StanceOf(other) is var b && a != Stance.None && b != Stance.None && a != b;

    private static IEnumerable<ClauseId> Shared(Consultation now, CommentId one, CommentId other) =>
        now.Comments[one].About.Intersect(now.Comments[other].About).OfType<AboutClause>().Select(a => a.Clause);

    private static bool ShareWords(Consultation now, CommentId one, CommentId other)
    {
        var (a, b) = (Request.Of(now.Comments[one]), Request.Of(now.Comments[other]));
        return a.Denies == b.Denies && (a.TooNarrow.Overlaps(b.TooNarrow) || a.Words.Intersect(b.Words).Count >= LeastShared);
    }

    private static bool AskTheSame(Table table, CommentId one, CommentId other)
    {
        var (a, b) = (PartOf(table, one), PartOf(table, other));
        return a is { } part && b is { } its ? part == its : ShareWords(table.Consultation, one, other);
    }

    private static Finding Told(Kept kept, Opposed answers, IEnumerable<ClauseId> clauses, string granted, string refused)
    {
        var (table, now) = (kept.Table, kept.Table.Consultation);
        var (a, b) = (now.Comments[answers.One].Response!.Value, now.Comments[answers.Other].Response!.Value);
        var (granting, refusing) = kept.StanceOf(answers.One) == Stance.Grants ? (a, b) : (b, a);
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

    /// <summary>The ways in which two comments may ask for the same, in the order in which they are told.</summary>
    internal enum Like
    {
        /// <summary>In much the same words.</summary>
        Words,

        /// <summary>Both want one clause to hold for more.</summary>
        Widening,

        /// <summary>They want two twins to hold for more.</summary>
        Twins,
    }

    /// <summary>
    /// Two comments that may ask for the same, the one that stands first in the table first; of twins that about the first twin.
    /// </summary>
    /// <param name="At">The place of the clause among those that are to hold for more, or of the twins; else 0.</param>
    internal readonly record struct Opposed(Like Like, int At, CommentId One, CommentId Other);
}
