using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.TakingIn;

namespace Plymouth.BmeCode.Review.Pointers;

/// <summary>
/// Proposes pointers of received responses, by the phrases groups use (<see cref="PointerPhrases"/>). When several things may be meant, it
/// takes the most similar and says that this is a guess.
/// </summary>
public static class ProposedPointers
{
    /// <summary>The most answers that "the comments above" stands for at once.</summary>
    private const int MostAtOnce = 3;

    /// <summary>Returns the pointers of a reading, in the table's order.</summary>
    public static ImmutableList<Pointer> Of(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var comments = reading.Comments.ToDictionary(c => c.Id);
        return Of(
            NumberIndex.Of(reading),
            [.. reading.Comments.OrderBy(c => c.Place)],
            reading.Responses.Select(r => new Answer(
                r.Id,
                r.Text.ToText(),
                [.. r.Comments.Select(c => comments[c]).OrderBy(c => c.Place)]
            )),
            [.. reading.Sections.Select(s => s.Clauses.ConvertAll(c => c.Id))]
        );
    }

    /// <summary>
    /// Returns the pointers of a consultation that was taken in before pointers were proposed, read from its responses as they were
    /// received.
    /// </summary>
    internal static ImmutableList<Pointer> Of(Table table)
    {
        var now = table.Consultation;
        var received = now.ReceivedPassages.Select(p => new ResponseId(p.Value)).Where(now.Responses.ContainsKey).ToHashSet();
        return Of(
            NumberIndex.Consulted(now),
            now.WholeComments,
            received.Select(r => new Answer(
                r,
                table.Draft(r.Passage).ToText(),
                [.. now.Responses[r].Comments.Select(c => now.Whole(now.Comments[c])).DistinctBy(c => c.Id)]
            )),
            now.Sections.ConvertAll(s => s.Clauses)
        );
    }

    /// <summary>
    /// Returns a function that reads a response's words as an import would, in the table as it stands: by present numbers, and among the
    /// responses that have words.
    /// </summary>
    internal static Func<ResponseId, string, IEnumerable<Pointer>> Present(Table table)
    {
        var now = table.Consultation;
        var comments = now.CommentsInOrder.Select((comment, place) => comment with { Place = place }).ToImmutableList();
        var placed = comments.ToDictionary(c => c.Id);
        var answers = now
            .Responses.Values.Where(r => !r.Closed && !table.Wording(r.Id.Passage).IsBlank)
            .Select(r => new Answer(r.Id, table.Text(r.Id.Passage), [.. r.Comments.Select(c => placed[c])]))
            .OrderBy(a => a.Place)
            .ToList();
        var search = new PointerSearch(
            NumberIndex.Present(now),
            comments,
            answers,
            now.Sections.ConvertAll(s => now.Standing(s.Id).Select(c => c.Id).ToImmutableList())
        );
        return (response, words) =>
            answers.Find(a => a.Id == response) is { } answer ? search.Of(answer with { Text = words }).Distinct() : [];
    }

    private static ImmutableList<Pointer> Of(
        NumberIndex numbers,
        ImmutableList<Comment> comments,
        IEnumerable<Answer> answers,
        ImmutableList<ImmutableList<ClauseId>> sections
    )
    {
        var inOrder = answers.Where(a => !a.Comments.IsEmpty).OrderBy(a => a.Comments[0].Place).ToList();
        var search = new PointerSearch(numbers, comments, inOrder, sections);
        return [.. inOrder.SelectMany(a => search.Of(a).Distinct())];
    }

    /// <summary>A response to be read: its words, and the comments it answers in the table's order.</summary>
    internal sealed record Answer(ResponseId Id, string Text, ImmutableList<Comment> Comments)
    {
        public Topic Topic => Comments[0].About[0];

        public int Place => Comments[0].Place;

        /// <summary>All that was said on both sides.</summary>
        public string Whole => string.Join(' ', Comments.Select(c => c.Body.ToText()).Append(Text));

        /// <summary>True when it only asks, so that it is no answer that could be meant.</summary>
        public bool OnlyAsks => Text.TrimEnd().EndsWith('?') && !Text.Any(c => c is '.' or '!');
    }

    /// <summary>Looks for what the answers of one table point at.</summary>
    private sealed class PointerSearch(
        NumberIndex numbers,
        ImmutableList<Comment> comments,
        List<Answer> answers,
        ImmutableList<ImmutableList<ClauseId>> sections
    )
    {
        private readonly NamedInText _named = new(numbers);
        private readonly Lazy<Likeness> _likeness = new(() => new(answers.Select(a => a.Whole)));
        private readonly ImmutableList<ClauseId> _clauses = [.. sections.SelectMany(s => s)];

        public IEnumerable<Pointer> Of(Answer answer)
        {
            var marked = _named.Marked(answer.Text);
            var about = answer.Comments.SelectMany(c => c.About).OfType<AboutClause>().Select(a => a.Clause).ToList();
            var clauses = PointerPhrases.In(marked, PointerPhrases.AtClauses).SelectMany(m => Clauses(m, about)).Distinct().ToList();
            return
            [
                .. clauses.Select(c => Certain(answer, new AtClause(c))),
                .. PointerPhrases.In(marked, PointerPhrases.Under).SelectMany(m => Under(answer, m, about)),
                .. PointerPhrases.In(marked, PointerPhrases.Quoted).SelectMany(m => Quoted(answer, m)),
                .. PointerPhrases
                    .In(marked, PointerPhrases.RightAbove)
                    .Take(1)
                    .SelectMany(_ =>
                        answers.LastOrDefault(a => a.Place < answer.Place) is { } above
                            ? [Certain(answer, new AtResponse(above.Id))]
                            : Array.Empty<Pointer>()
                    ),
                .. PointerPhrases.In(marked, PointerPhrases.Somewhere).SelectMany(m => Somewhere(answer, m, clauses)),
            ];
        }

        /// <summary>Returns the clauses that a phrase names, and those between the ends of a range.</summary>
        private IEnumerable<ClauseId> Clauses(Match phrase, List<ClauseId> about)
        {
            ClauseId? last = null;
            foreach (Capture mark in phrase.Groups["clause"].Captures)
            {
                var clause = _named.Clause(mark, about);
                var (from, to) = (
                    last is { } first && _named.EndsRange(mark) ? _clauses.IndexOf(first) + 1 : _clauses.IndexOf(clause),
                    _clauses.IndexOf(clause)
                );
                for (var at = Math.Min(from, to); at <= to; at++)
                {
                    yield return _clauses[at];
                }

                last = clause;
            }
        }

        private IEnumerable<Pointer> Under(Answer answer, Match phrase, List<ClauseId> about)
        {
            if (phrase.Groups["section"].Success)
            {
                return [Certain(answer, new AtSection(_named.Section(phrase.Groups["section"])))];
            }

            var clause = _named.Clause(phrase.Groups["clause"], about);
            return MostAlike(
                answer,
                [.. answers.Where(a => a.Id != answer.Id && a.Comments.Exists(c => c.About.Contains(new AboutClause(clause))))]
            );
        }

        private IEnumerable<Pointer> Quoted(Answer answer, Match phrase)
        {
            var below = phrase.Groups["below"].Success;
            var meant = comments
                .Where(c =>
                    (below ? c.Place > answer.Place : c.Place < answer.Place)
                    && ComparedText.Of(c.Body).Find(phrase.Groups["quote"].Value.Trim('.', '…', ' ')).Count > 0
                )
                .ToList();
            var here = meant.FindAll(c => c.About.Contains(answer.Topic));
            return here.Count == 1 ? [Certain(answer, new AtComment(here[0].Id))]
                : (here.Count > 0 ? here : meant).MinBy(c => Math.Abs(c.Place - answer.Place)) is { } nearest
                    ? [new(answer.Id, new AtComment(nearest.Id), Proposed: true, Guessed: true)]
                : [];
        }

        /// <summary>
        /// Looks at the answers above (or below) under the clauses that this one names; else at those about the same topic. Else it takes
        /// the nearest of the section, else the nearest of all.
        /// </summary>
        private IEnumerable<Pointer> Somewhere(Answer answer, Match phrase, List<ClauseId> named)
        {
            var side = phrase.Groups["below"].Success
                ? answers.FindAll(a => a.Place > answer.Place)
                : [.. answers.Where(a => a.Place < answer.Place).Reverse()];
            var elsewhere = side.FindAll(a => a.Topic is AboutClause about && named.Contains(about.Clause));
            var here = elsewhere.Count > 0 ? elsewhere : side.FindAll(a => a.Topic == answer.Topic);
            if (phrase.Groups["many"].Success && here.Count <= MostAtOnce)
            {
                return here.OrderBy(a => a.Place).Select(a => Certain(answer, new AtResponse(a.Id)));
            }

            var section = SectionOf(answer.Topic);
            return MostAlike(
                answer,
                here.Count > 0 ? here
                    : (side.Find(a => section >= 0 && SectionOf(a.Topic) == section) ?? side.FirstOrDefault()) is { } near
                        ? side.FindAll(a => a.Topic == near.Topic)
                    : []
            );
        }

        private int SectionOf(Topic topic) => topic is AboutClause about ? sections.FindIndex(s => s.Contains(about.Clause)) : -1;

        /// <summary>Takes the only answer, or else guesses: the most alike, and the nearest among equals.</summary>
        private IEnumerable<Pointer> MostAlike(Answer answer, List<Answer> among)
        {
            if (among.Count < 2)
            {
                return among.Select(a => Certain(answer, new AtResponse(a.Id)));
            }

            var telling = among.FindAll(a => !a.OnlyAsks && !PointerPhrases.IsAll(_named.Marked(a.Text)));
            var meant = (telling.Count > 0 ? telling : among)
                .OrderBy(a => Math.Abs(a.Place - answer.Place))
                .MaxBy(a => _likeness.Value.Of(answer.Whole, a.Whole))!;
            return [new(answer.Id, new AtResponse(meant.Id), Proposed: true, Guessed: true)];
        }

        private static Pointer Certain(Answer answer, Pointed to) => new(answer.Id, to, Proposed: true);
    }
}
