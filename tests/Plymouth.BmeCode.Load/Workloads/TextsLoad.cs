using System.Diagnostics;
using Plymouth.BmeCode.Exchange.Text;
using Plymouth.BmeCode.Review.Findings.Checks;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Load.Workloads;

/// <summary>
/// What texts cost that nobody writes in good faith: as long as a passage may be, and made of what each reader of texts looks for. Each
/// stands as a clause, a comment and a response. No server: all checks over a table in memory.
/// </summary>
internal static class TextsLoad
{
    private const double Goal = 200;

    private const string Table = """
        A Code – responses to consultation
        1. Introduction	Response
        1.1 We meet.
        Meet more often.	We will.
        1.2 We meet again.
        """;

    /// <summary>What each is made of, again and again.</summary>
    private static readonly (string Name, string Of)[] Texts =
    [
        ("sums", "1.1 + "),
        ("numbers in a list", "1.1, "),
        ("ranges", "1.1 to 1.2 - "),
        ("digits", "1"),
        ("dots", "1."),
        ("letters", "a"),
        ("capitals", "A"),
        ("spaces", " "),
        ("tabs and commas", "\t, "),
        ("line ends", "\n"),
        ("quotation marks", "\""),
        ("open brackets", "(a) ("),
        ("questions", "? "),
        ("see the answer on", "see the answers about the code on "),
        ("been amended", "has been now "),
        ("second bullet of", "the second bullet of the "),
        ("delete the words", "delete the words \"a\" after the word \""),
        ("and and", "a and but also "),
        ("a definition", "term means the term "),
        ("acronyms", "ABC (DEF) "),
        ("apostrophes", "isn't "),
        ("clauses", "clause "),
        ("colons", ": ; "),
        ("one word", "undertakings-"),
        ("combining marks", "e\u0301\u0302"),
        ("dashes", " – A B "),
    ];

    public static Task RunAsync(LoadOptions options, Report report)
    {
        report.Notes.Clear();
        report.Notes.Add(
            $"Each text is {WordingLimits.Default.PassageLength - 10:#,0} units long, and was never read before. In this process."
        );
        var most = options.Count ?? WordingLimits.Default.PassageLength - 10;
        Measure("warming up", "We meet once a year. ", 1000, new("warming up"));
        foreach (var (name, of) in Texts)
        {
            Measure(name, of, most, report);
        }

        return Task.CompletedTask;
    }

    private static void Measure(string name, string of, int length, Report report)
    {
        var text = string.Concat(Enumerable.Repeat(of, (length / of.Length) + 1))[..length];
        var ids = new CountingIds();
        var reading = TableReader.Read("texts.txt", System.Text.Encoding.UTF8.GetBytes(Table), ids) is ReadingResult.Good good
            ? good.Reading
            : throw new InvalidOperationException("The table cannot be read.");
        var wording = Wording.Of(new DeltaBuilder().Insert($"{text}\n").ToDelta());
        var sections = reading.Sections.ConvertAll(s =>
            s with
            {
                Clauses = s.Clauses.ConvertAll(c => c.ConsultationNumber == "1.1" ? c with { Draft = wording } : c),
            }
        );
        var hostile = reading with
        {
            Sections = sections,
            Comments = reading.Comments.ConvertAll(c => c with { Body = Wording.Of(new DeltaBuilder().Insert($"{text}\n").ToDelta()) }),
            Responses = reading.Responses.ConvertAll(r => r with { Text = Wording.Of(new DeltaBuilder().Insert($"{text}\n").ToDelta()) }),
        };
        var began = Stopwatch.GetTimestamp();
        var meeting = new PaperMeeting(hostile, ids);
        var takenIn = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        var slowest = ("", 0.0);
        foreach (var (check, find) in AllChecks.Steps(null, meeting.Table))
        {
            began = Stopwatch.GetTimestamp();
            find();
            var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            slowest = took > slowest.Item2 ? (check, took) : slowest;
            if (took > Goal)
            {
                report.Failures.Add($"{name}: {check} takes {took:0} ms, not {Goal:0}.");
            }
        }

        report.Add($"{name}: taken in", takenIn, "ms");
        report.Add($"{name}: slowest check, {slowest.Item1}", slowest.Item2, "ms", $"< {Goal:0} ms");
    }
}
