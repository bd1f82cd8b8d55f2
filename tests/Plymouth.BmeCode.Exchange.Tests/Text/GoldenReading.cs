using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Exchange.Tests.Text;

/// <summary>
/// A reading as JSON for people: clauses by consultation number, comments and responses by line, a list's entries with •, emphasis as tags.
/// </summary>
internal static class GoldenReading
{
    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    public static string Write(Reading reading) =>
        new JsonObject
        {
            ["title"] = reading.Title,
            ["sourceFile"] = reading.SourceFile,
            ["counts"] = new JsonObject
            {
                ["sections"] = reading.Sections.Count,
                ["clauses"] = reading.Sections.Sum(s => s.Clauses.Count),
                ["comments"] = reading.Comments.Count,
                ["responses"] = reading.Responses.Count,
                ["responsesToSeveral"] = reading.Responses.Count(r => r.Comments.Count > 1),
                ["commentsWithoutResponse"] = reading.Comments.Count(c => c.Response is null),
                ["doubts"] = reading.Doubts.Count,
            },
            ["sections"] = List(reading.Sections, s => new JsonObject
            {
                ["number"] = s.ConsultationNumber,
                ["kind"] = s.Kind == SectionKind.General ? "general" : "numbered",
                ["scheme"] = $"{s.Scheme.Section} {s.Scheme.Clause}",
                ["heading"] = Lines(s.Heading),
                ["leadIn"] = Lines(s.LeadIn),
                ["clauses"] = List(s.Clauses, c => new JsonObject { ["number"] = Name(reading, c.Id), ["draft"] = Lines(c.Draft) }),
            }),
            ["comments"] = List(reading.Comments, c => new JsonObject
            {
                ["line"] = c.Source.Line,
                ["about"] = List(c.About, t => (JsonNode)Name(reading, t)),
                ["body"] = Lines(c.Body),
                ["response"] = reading.Responses.SingleOrDefault(r => r.Id == c.Response) is { } response
                    ? LineOf(reading, response.Comments[0])
                    : null,
            }),
            ["responses"] = List(reading.Responses, r => new JsonObject
            {
                ["toComments"] = List(r.Comments, c => (JsonNode)LineOf(reading, c)),
                ["text"] = Lines(r.Text),
            }),
            ["doubts"] = List(reading.Doubts, d => new JsonObject
            {
                ["lines"] = List(d.Lines, l => (JsonNode)l),
                ["message"] = d.Message,
                ["guessWords"] = d.GuessWords,
                ["guess"] = GuessOf(reading, d.Guess),
            }),
        }.ToJsonString(Form) + "\n";

    private static JsonObject? GuessOf(Reading reading, Guess? guess) =>
        guess switch
        {
            GuessSplitLines split => new() { ["splitLinesOf"] = Name(reading, split.Clause), ["draft"] = Lines(split.Draft) },
            GuessAnswerAbove above => new()
            {
                ["responseTo"] = LineOf(reading, reading.Responses.Single(r => r.Id == above.Response).Comments[0]),
                ["comments"] = List(above.Comments, c => (JsonNode)LineOf(reading, c)),
            },
            GuessOwnResponses own => new() { ["ownResponses"] = List(own.Comments, c => (JsonNode)LineOf(reading, c)) },
            GuessAnswerInComment inside => new() { ["comment"] = LineOf(reading, inside.Comment), ["answer"] = Lines(inside.Answer) },
            _ => null,
        };

    private static int LineOf(Reading reading, CommentId id) => reading.Comments.Single(c => c.Id == id).Source.Line;

    private static string Name(Reading reading, Topic topic) =>
        topic switch
        {
            AboutClause clause => Name(reading, clause.Clause),
            AboutSection section => $"section {reading.Sections.Single(s => s.Id == section.Section).ConsultationNumber}",
            _ => "the Code",
        };

    /// <summary>A clause by its number; the second of two with one number as "4.7 (2nd)".</summary>
    private static string Name(Reading reading, ClauseId id)
    {
        var clauses = reading.Sections.SelectMany(s => s.Clauses).ToList();
        var number = clauses.Single(c => c.Id == id).ConsultationNumber;
        return clauses.First(c => c.ConsultationNumber == number).Id == id ? number : $"{number} (2nd)";
    }

    private static JsonArray List<T>(IEnumerable<T> values, Func<T, JsonNode?> node) => [.. values.Select(node)];

    private static JsonArray Lines(Wording wording) => wording.IsBlank ? [] : List(wording.Lines, l => (JsonNode)LineOf(l));

    private static string LineOf(Line line)
    {
        var text = new StringBuilder(
            line.List switch
            {
                ListKind.Bullet => new string(' ', 2 * line.Indent) + "• ",
                ListKind.Ordered => new string(' ', 2 * line.Indent) + "# ",
                _ => "",
            }
        );
        foreach (var span in line.Spans)
        {
            var tags = (span.Attributes?.Values ?? [])
                .Select(v =>
                    v.Key switch
                    {
                        "underline" => "u",
                        "bold" => "b",
                        "italic" => "i",
                        _ => "a",
                    }
                )
                .ToList();
            text.AppendJoin("", tags.Select(t => $"<{t}>"))
                .Append(span.Text)
                .AppendJoin("", tags.AsEnumerable().Reverse().Select(t => $"</{t}>"));
        }

        return text.ToString();
    }
}
