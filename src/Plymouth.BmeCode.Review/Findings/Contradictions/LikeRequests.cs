using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Memo;

namespace Plymouth.BmeCode.Review.Findings.Contradictions;

/// <summary>
/// Finds comments that ask for the same in much the same words, wherever they stand. Worked out once, and again when a comment is split or
/// joined.
/// </summary>
/// <remarks>
/// Comments with the same words are one wish, so copies are compared once. Two wishes are compared only when they share one of the rare
/// words without which they cannot be alike (prefix filtering: Chaudhuri, Ganti and Kaushik 2006).
/// </remarks>
internal sealed class LikeRequests
{
    /// <summary>
    /// From this likeness on two comments ask for the same. It is the weight of the words they share over the weight of all their words;
    /// rare words weigh more.
    /// </summary>
    public const double Threshold = 0.45;

    /// <summary>Fewer words in common prove nothing.</summary>
    public const int LeastShared = 4;

    /// <summary>More than sums of weights can be off by.</summary>
    private const double Rounding = 1e-6;

    private static readonly PerPart<Consultation, LikeRequests> Known = new(c => c.CommentsMark, c => new([.. c.CommentsInOrder]));

    private readonly ImmutableArray<CommentId> _comments;
    private readonly Dictionary<CommentId, int> _places = [];
    private readonly List<Wish> _wishes = [];
    private readonly Wish[] _wishOf;

    private LikeRequests(ImmutableArray<Comment> comments)
    {
        _comments = [.. comments.Select(c => c.Id)];
        _wishOf = new Wish[comments.Length];
        var index = new WordIndex(comments.Select(c => Request.Of(c).Words));
        var most = Math.Max(8, comments.Length / 8);
        var words = index.Words.Select((w, at) => (w.Key, Word: new Word(at, w.Value.Count, index.Weight(w.Key)))).ToDictionary();
        var known = new Dictionary<(bool Denies, string Words), Wish>();
        for (var at = 0; at < comments.Length; at++)
        {
            var request = Request.Of(comments[at]);
            Word[] all = [.. request.Words.Select(w => words[w]).OrderBy(w => w.At)];
            var same = (request.Denies, string.Join(' ', all.Select(w => w.At)));
            if (!known.TryGetValue(same, out var wish))
            {
                known[same] = wish = new(request, request.Words.Sum(index.Weight), [.. all.Where(w => w.Holders <= most)]);
                _wishes.Add(wish);
            }

            wish.Places.Add(at);
            (_wishOf[at], _places[comments[at].Id]) = (wish, at);
        }

        Compare();
        Widening = comments
            .Where(c => Request.Of(c).Widens)
            .SelectMany(c => c.About.OfType<AboutClause>().Select(a => (a.Clause, c.Id)))
            .ToLookup(p => p.Clause, p => p.Id);
    }

    /// <summary>The comments that want a clause to hold for more, by clause.</summary>
    public ILookup<ClauseId, CommentId> Widening { get; }

    /// <summary>The number of times that the words of two comments were put side by side.</summary>
    public int Compared { get; private set; }

    public static LikeRequests Of(Consultation consultation) => Known.Of(consultation);

    /// <summary>Returns the place of a comment in the table's order, from 0; null for one that is not answered by itself.</summary>
    public int? PlaceOf(CommentId comment) => _places.TryGetValue(comment, out var place) ? place : null;

    /// <summary>Returns the comments that ask for the same as one, in no order.</summary>
    public IEnumerable<CommentId> Alike(CommentId comment) =>
        _places.TryGetValue(comment, out var place)
            ? _wishOf[place].Alike.SelectMany(w => w.Places).Where(p => p != place).Select(p => _comments[p])
            : [];

    /// <summary>
    /// Returns the pairs of comments that ask for the same while one is granted and the other refused, in the table's order.
    /// </summary>
    public IEnumerable<(CommentId One, CommentId Other)> Opposed(Func<CommentId, Stance> stanceOf)
    {
        Stance[] stances = [.. _comments.Select(stanceOf)];
        var taken = _wishes.ToDictionary(w => w, w => w.Places.Select(p => stances[p]).ToHashSet());
        for (var at = 0; at < stances.Length; at++)
        {
            var opposite = Opposite(stances[at]);
            var others = _wishOf[at].Alike.Where(w => opposite != Stance.None && taken[w].Contains(opposite)).SelectMany(w => w.Places);
            foreach (var other in others.Where(p => p > at && stances[p] == opposite).Order())
            {
                yield return (_comments[at], _comments[other]);
            }
        }
    }

    private static Stance Opposite(Stance stance) =>
        stance switch
        {
            Stance.Grants => Stance.Refuses,
            Stance.Refuses => Stance.Grants,
            Stance.None => Stance.None,
        };

    private void Compare()
    {
        var holders = new Dictionary<int, List<Wish>>();
        var met = new HashSet<Wish>();
        foreach (var wish in _wishes)
        {
            met.Clear();
            if (wish.Places.Count > 1 && AreAlike(wish, wish))
            {
                wish.Alike.Add(wish);
            }

            foreach (var word in wish.Needed)
            {
                var before = holders.TryGetValue(word.At, out var found) ? found : holders[word.At] = [];
                foreach (var other in before.Where(o => o.Request.Denies == wish.Request.Denies && met.Add(o) && AreAlike(o, wish)))
                {
                    wish.Alike.Add(other);
                    other.Alike.Add(wish);
                }

                before.Add(wish);
            }
        }
    }

    /// <summary>True when two have enough words in common.</summary>
    private bool AreAlike(Wish one, Wish other)
    {
        Compared++;
        var (shared, weight) = (0, 0.0);
        for (var (i, j) = (0, 0); i < one.Telling.Length && j < other.Telling.Length;)
        {
            var (a, b) = (one.Telling[i], other.Telling[j]);
            if (a.At == b.At)
            {
                shared++;
                weight += a.Weight;
            }

            i += a.At <= b.At ? 1 : 0;
            j += b.At <= a.At ? 1 : 0;
        }

        return shared >= LeastShared && weight / (one.Weight + other.Weight - weight) >= Threshold;
    }

    /// <param name="At">Its place among all words.</param>
    /// <param name="Holders">The number of comments that have it.</param>
    private readonly record struct Word(int At, int Holders, double Weight);

    /// <summary>A wish that one or more comments state in the same words.</summary>
    /// <param name="weight">The weight of all their words.</param>
    /// <param name="telling">Those of their words that not too many comments have, by place.</param>
    private sealed class Wish(Request request, double weight, Word[] telling)
    {
        public Request Request => request;

        public double Weight => weight;

        public Word[] Telling => telling;

        /// <summary>The comments that ask for it, by their places.</summary>
        public List<int> Places { get; } = [];

        /// <summary>The wishes that are much the same; itself too when several comments have it.</summary>
        public List<Wish> Alike { get; } = [];

        /// <summary>
        /// The rarest words. Who shares none of them shares less than <see cref="Threshold"/> of the weight, for the others do not come to
        /// it.
        /// </summary>
        public IEnumerable<Word> Needed
        {
            get
            {
                var rest = telling.Sum(w => w.Weight);
                foreach (var word in telling.OrderBy(w => w.Holders).ThenBy(w => w.At))
                {
                    if (rest < (Threshold * weight) - Rounding)
                    {
                        yield break;
                    }

                    yield return word;
                    rest -= word.Weight;
                }
            }
        }
    }
}
