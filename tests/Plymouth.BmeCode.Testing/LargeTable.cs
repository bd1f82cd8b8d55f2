using System.Text.RegularExpressions;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Testing;

/// <summary>
/// A consultation as many times as large as a received one, for what must stay fast: the sections follow each other again and again, each
/// time about something else.
/// </summary>
/// <remarks>
/// The numbers in texts go on with the sections. The words of the drafts, and in comments all longer words, get an ending of their own each
/// time, chosen by a seed, so that it is not ten times the same Code; the phrases of the responses stay. In copies all words stay.
/// </remarks>
public static partial class LargeTable
{
    private const int Letters = 26;

    /// <summary>The reading, <paramref name="times"/> times; promises and dispositions are proposed when it is taken in.</summary>
    /// <param name="times">At most 675, so that each time has an ending of two letters for itself.</param>
    public static Reading Of(Reading reading, int times, int seed = 1)
    {
        var endings = Enumerable.Range(0, Letters * Letters).Select(i => $"{(char)('a' + (i / Letters))}{(char)('a' + (i % Letters))}");
        string[] shuffled = [.. endings];
        new Random(seed).Shuffle(shuffled);
        return Of(reading, times, copy => copy == 0 ? "" : shuffled[copy]);
    }

    /// <summary>The reading, <paramref name="times"/> times in the same words, under other numbers.</summary>
    public static Reading OfCopies(Reading reading, int times) => Of(reading, times, _ => "");

    private static Reading Of(Reading reading, int times, Func<int, string> ending)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var numbered = reading.Sections.Count(s => s.Kind == SectionKind.Numbered);
        var asked = reading
            .Comments.SelectMany(c => Word().Matches(c.Body.ToText()).Select(w => w.Value))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var subjects = reading
            .Sections.SelectMany(s => s.Clauses)
            .SelectMany(c => Word().Matches(c.Draft.ToText()).Select(w => w.Value))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var copies = Enumerable
            .Range(0, times)
            .Select(copy => new Copy(
                reading,
                copy,
                ending(copy),
                numbered,
                subjects,
                new HashSet<string>([.. asked, .. subjects], StringComparer.OrdinalIgnoreCase)
            ))
            .ToList();
        return reading with
        {
            Sections = [.. copies.SelectMany(c => c.Sections)],
            Comments = [.. copies.SelectMany(c => c.Comments)],
            Responses = [.. copies.SelectMany(c => c.Responses)],
            Doubts = [],
        };
    }

    [GeneratedRegex(@"\p{L}{5,}")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?<section>[0-9]+)(?=\.[0-9])")]
    private static partial Regex SectionOfNumber();

    /// <summary>One time of it.</summary>
    private sealed class Copy(Reading reading, int copy, string ending, int numbered, HashSet<string> subjects, HashSet<string> asked)
    {
        public IEnumerable<ReadSection> Sections =>
            reading.Sections.Select(s =>
                s with
                {
                    Id = new($"{s.Id}-{copy}"),
                    ConsultationNumber = s.ConsultationNumber is { } number ? Shifted(number) : null,
                    Heading = Said(s.Heading),
                    LeadIn = Said(s.LeadIn),
                    Clauses = s.Clauses.ConvertAll(c => new ReadClause(Of(c.Id), Renumbered(c.ConsultationNumber), Said(c.Draft))),
                }
            );

        public IEnumerable<Comment> Comments =>
            reading.Comments.Select(c =>
                c with
                {
                    Id = Of(c.Id),
                    Place = c.Place + (copy * reading.Comments.Count),
                    Source = c.Source with { Line = c.Source.Line + (copy * 1000) },
                    Body = Said(c.Body, asked),
                    About = c.About.ConvertAll<Topic>(t =>
                        t switch
                        {
                            AboutClause about => new AboutClause(Of(about.Clause)),
                            AboutSection about => new AboutSection(new($"{about.Section}-{copy}")),
                            _ => t,
                        }
                    ),
                    Response = c.Response is { } response ? Of(response) : null,
                }
            );

        public IEnumerable<ReadResponse> Responses =>
            reading.Responses.Select(r => r with { Id = Of(r.Id), Comments = r.Comments.ConvertAll(Of), Text = Said(r.Text) });

        private ClauseId Of(ClauseId id) => new($"{id}-{copy}");

        private CommentId Of(CommentId id) => new($"{id}-{copy}");

        private ResponseId Of(ResponseId id) => new($"{id}-{copy}");

        private string Shifted(string number) =>
            $"{int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) + (copy * numbered)}";

        private string Renumbered(string text) => SectionOfNumber().Replace(text, n => Shifted(n.Value));

        private Wording Said(Wording wording, HashSet<string>? of = null)
        {
            var said = new DeltaBuilder();
            foreach (var op in wording.ToDelta().Ops)
            {
                said.Add(
                    op.Text is { } text
                        ? Op.Insert(
                            Word()
                                .Replace(Renumbered(text), w =>
                                    (of ?? subjects).Contains(w.Value) ? $"{w.Value}{ending}" : w.Value
                                ),
                            op.Attributes
                        )
                        : op
                );
            }

            return Wording.Of(said.ToDelta());
        }
    }
}
