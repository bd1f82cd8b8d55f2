using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Exchange.Tests.Findings;

/// <summary>A consultation as large as several: its sections, comments and responses again and again, under other ids.</summary>
/// <remarks>In each copy longer words are others, so that its clauses and comments are about something else, as in a real one of that size.</remarks>
internal static partial class ManyTimes
{
    public static Reading Over(this Reading reading, int times) => reading with
    {
        Sections = Copies(times, n => reading.Sections.Select(s => s with
        {
            Id = new($"{s.Id}x{n}"),
            Clauses = s.Clauses.ConvertAll(c => c with { Id = Of(c.Id, n), Draft = Other(c.Draft, n) }),
        })),
        Comments = Copies(times, n => reading.Comments.Select(c => c with
        {
            Id = new($"{c.Id}x{n}"),
            Body = Other(c.Body, n),
            Place = c.Place + (n * reading.Comments.Count),
            About = c.About.ConvertAll(t => t switch { AboutClause a => new AboutClause(Of(a.Clause, n)), AboutSection a => new AboutSection(new($"{a.Section}x{n}")), _ => t }),
            Response = c.Response is { } r ? new ResponseId($"{r}x{n}") : null,
        })),
        Responses = Copies(times, n => reading.Responses.Select(r => r with { Id = new($"{r.Id}x{n}"), Comments = r.Comments.ConvertAll(c => new CommentId($"{c}x{n}")) })),
        Doubts = [],
    };

    private static Wording Other(Wording wording, int copy)
    {
        var other = new DeltaBuilder();
        foreach (var op in wording.ToDelta().Ops)
        {
            other.Add(op.Text is { } text && copy > 0 ? Op.Insert(LongWord().Replace(text, word => $"{word.Value}{(char)('a' + copy)}"), op.Attributes) : op);
        }

        return Wording.Of(other.ToDelta());
    }

    [GeneratedRegex(@"\p{L}{7,}")]
    private static partial Regex LongWord();

    private static ClauseId Of(ClauseId clause, int copy) => new($"{clause}x{copy}");

    private static ImmutableList<T> Copies<T>(int times, Func<int, IEnumerable<T>> copy) => [.. Enumerable.Range(0, times).SelectMany(copy)];
}
