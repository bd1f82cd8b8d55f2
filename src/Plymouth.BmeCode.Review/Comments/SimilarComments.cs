using System.Collections.Concurrent;
using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Memo;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>A comment much like another.</summary>
/// <param name="Likeness">The likeness from 0 to 1.</param>
/// <param name="Shared">
/// The reason: the words the two have in common, as they stand in this one, the most telling first. Empty when both say the same words.
/// </param>
public sealed record SimilarComment(CommentId Comment, double Likeness, ImmutableList<string> Shared);

/// <summary>
/// Finds comments that are like each other, by the words they have in common; rare words tell more. It only suggests: nothing is grouped by
/// itself.
/// </summary>
/// <remarks>
/// The likeness is the cosine of the stems' weights ln(1 + comments / comments with the stem): Salton's vector space, all in memory, no
/// service.
/// The index is made once for a consultation, and again when a comment is split or joined. A comment's neighbours are found when they are
/// first asked for; whether two are answered together already is looked up each time.
/// </remarks>
internal sealed class SimilarComments
{
    /// <summary>From this likeness on two comments are suggested to each other.</summary>
    public const double Threshold = 0.4;

    /// <summary>Fewer words in common prove nothing.</summary>
    private const int LeastShared = 2;

    /// <summary>The most that are suggested for one comment.</summary>
    private const int Most = 5;

    /// <summary>The most words given as a reason.</summary>
    private const int MostWords = 6;

    private static readonly PerPart<Consultation, SimilarComments> Known = new(c => c.CommentsMark, c => new(c));

    private readonly ImmutableArray<Comment> _comments;
    private readonly ImmutableArray<Dictionary<string, string>> _words;
    private readonly ImmutableArray<double> _lengths;
    private readonly WordIndex _index;
    private readonly ILookup<string, int> _sames;
    private readonly Dictionary<CommentId, int> _places;
    private readonly ConcurrentDictionary<CommentId, ImmutableList<SimilarComment>> _found = new();

    private SimilarComments(Consultation consultation)
    {
        _comments = [.. consultation.CommentsInOrder];
        _places = _comments.Select((c, at) => (c.Id, at)).ToDictionary(c => c.Id, c => c.at);
        _words = [.. _comments.Select(WordsOf)];
        _index = new(_words.Select(w => w.Keys));
        _sames = _comments.Select((c, at) => (Says: Plain(c), at)).ToLookup(c => c.Says, c => c.at, StringComparer.Ordinal);
        _lengths = [.. _words.Select(words => Math.Sqrt(words.Keys.Sum(w => _index.Weight(w) * _index.Weight(w))))];
    }

    /// <summary>Returns the index of a consultation's comments.</summary>
    public static SimilarComments Of(Consultation consultation)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        return Known.Of(consultation);
    }

    /// <summary>Returns the comments most like one, the most alike first, whoever answers them.</summary>
    public ImmutableList<SimilarComment> To(CommentId comment) => _found.GetOrAdd(comment, id => Find(_places[id]));

    private ImmutableList<SimilarComment> Find(int one)
    {
        var shared = new Dictionary<int, (double Product, int Words)>();
        foreach (var stem in _words[one].Keys)
        {
            var weight = _index.Weight(stem);
            foreach (var other in _index.With(stem))
            {
                var (product, words) = shared.GetValueOrDefault(other);
                shared[other] = (product + (weight * weight), words + 1);
            }
        }

        // Those without a word left, because what they said was erased, do not say the same.
        var same = Plain(_comments[one]) is { Length: > 0 } says ? _sames[says].ToHashSet() : [];
        return
        [
            .. same.Select(other => (Other: other, Likeness: 1.0))
                .Concat(
                    shared
                        .Where(s => s.Value.Words >= LeastShared && !same.Contains(s.Key))
                        .Select(s => (Other: s.Key, Likeness: s.Value.Product / (_lengths[one] * _lengths[s.Key])))
                )
                .Where(s => s.Other != one && s.Likeness >= Threshold)
                .OrderByDescending(s => s.Likeness)
                .ThenBy(s => s.Other)
                .Take(Most)
                .Select(s => new SimilarComment(_comments[s.Other].Id, s.Likeness, same.Contains(s.Other) ? [] : Why(one, s.Other))),
        ];
    }

    private ImmutableList<string> Why(int one, int other) =>
        [
            .. _words[other]
                .Where(w => _words[one].ContainsKey(w.Key))
                .OrderByDescending(w => _index.Weight(w.Key))
                .ThenBy(w => w.Key, StringComparer.Ordinal)
                .Take(MostWords)
                .Select(w => w.Value),
        ];

    /// <summary>Returns a comment's stems, each with the word that stands there.</summary>
    private static Dictionary<string, string> WordsOf(Comment comment)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in ContentWords.WordsIn(comment.Body.ToText()))
        {
            words.TryAdd(ContentWords.Stem(word), word);
        }

        return words;
    }

    private static string Plain(Comment comment) => string.Join(' ', WordsOfLines.Of(comment.Body.ToText()));
}
