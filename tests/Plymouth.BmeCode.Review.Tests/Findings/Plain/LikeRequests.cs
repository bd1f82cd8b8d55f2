using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings.Contradictions;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Memo;

namespace Plymouth.BmeCode.Review.Tests.Findings.Plain;

/// <summary>
/// Finds comments that ask for the same in much the same words, wherever they stand. Worked out once, and again when a comment is split or
/// joined.
/// </summary>
internal sealed class LikeRequests
{
    /// <summary>
    /// From this likeness on two comments ask for the same. It is the weight of the words they share over the weight of all their words;
    /// rare words weigh more.
    /// </summary>
    public const double Threshold = 0.45;

    /// <summary>Fewer words in common prove nothing.</summary>
    public const int LeastShared = 4;

    private static readonly PerPart<Consultation, LikeRequests> Known = new(c => c.CommentsMark, c => new(c));

    private LikeRequests(Consultation consultation)
    {
        Comment[] comments = [.. consultation.CommentsInOrder];
        Pairs = [.. Compare(comments).Where(p => p.Likeness >= Threshold).Select(p => (p.One.Id, p.Other.Id))];
        Widening = comments
            .Where(c => Request.Of(c).Widens)
            .SelectMany(c => c.About.OfType<AboutClause>().Select(a => (a.Clause, c.Id)))
            .ToLookup(p => p.Clause, p => p.Id);
    }

    /// <summary>The pairs of comments that ask for the same; the first stands first in the table.</summary>
    public ImmutableArray<(CommentId One, CommentId Other)> Pairs { get; }

    /// <summary>The comments that want a clause to hold for more, by clause.</summary>
    public ILookup<ClauseId, CommentId> Widening { get; }

    public static LikeRequests Of(Consultation consultation) => Known.Of(consultation);

    /// <summary>
    /// Returns every pair with enough words in common, with its likeness. Two of which only one asks that something be not done are no
    /// pair.
    /// </summary>
    public static IEnumerable<(Comment One, Comment Other, double Likeness)> Compare(IReadOnlyList<Comment> comments)
    {
        var index = new WordIndex(comments.Select(c => Request.Of(c).Words));
        double[] all = [.. comments.Select(c => Request.Of(c).Words.Sum(index.Weight))];
        var shared = new Dictionary<(int One, int Other), (int Words, double Weight)>();
        foreach (var (word, places) in index.Words.Where(h => h.Value.Count <= Math.Max(8, comments.Count / 8)))
        {
            var weight = index.Weight(word);
            for (var i = 0; i < places.Count; i++)
            {
                for (var j = i + 1; j < places.Count; j++)
                {
                    var before = shared.GetValueOrDefault((places[i], places[j]));
                    shared[(places[i], places[j])] = (before.Words + 1, before.Weight + weight);
                }
            }
        }

        return shared
            .Where(s => s.Value.Words >= LeastShared && Request.Of(comments[s.Key.One]).Denies == Request.Of(comments[s.Key.Other]).Denies)
            .OrderBy(s => s.Key)
            .Select(s =>
                (comments[s.Key.One], comments[s.Key.Other], s.Value.Weight / (all[s.Key.One] + all[s.Key.Other] - s.Value.Weight))
            );
    }
}
