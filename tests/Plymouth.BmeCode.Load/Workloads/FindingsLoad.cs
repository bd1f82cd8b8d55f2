using System.Collections.Immutable;
using System.Diagnostics;
using Plymouth.BmeCode.Exchange.Text;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Testing;

namespace Plymouth.BmeCode.Load.Workloads;

/// <summary>
/// What it takes to find everything again after one change: of the real table, and of one ten times as large. No server: all checks over a
/// table in memory, as the watch runs them.
/// </summary>
internal static class FindingsLoad
{
    private const int Rounds = 200;

    public static Task RunAsync(LoadOptions options, Report report)
    {
        report.Notes.Clear();
        report.Notes.Add("In this process, after warming up; garbage collection included.");
        var file = Path.Combine(AppContext.BaseDirectory, "plymouth-bme-code-consultation.txt");
        var reading = TableReader.Read(Path.GetFileName(file), File.ReadAllBytes(file), new CountingIds()) is ReadingResult.Good good
            ? good.Reading
            : throw new InvalidOperationException("The real table cannot be read.");
        Measure("real table", reading, options.Count ?? Rounds, 5, report);
        Measure("ten times", LargeTable.Of(reading, 10), options.Count ?? Rounds, 20, report);
        return Task.CompletedTask;
    }

    private static void Measure(string name, Reading reading, int rounds, double goal, Report report)
    {
        var started = Stopwatch.GetTimestamp();
        var meeting = new PaperMeeting(reading, new CountingIds());
        var found = meeting.Table.Findings.Open.Count;
        report.Add($"{name}: clauses", reading.Sections.Sum(s => s.Clauses.Count), "");
        report.Add($"{name}: comments", reading.Comments.Count, "");
        report.Add($"{name}: findings", found, "");
        report.Add($"{name}: taken in and found first", Stopwatch.GetElapsedTime(started).TotalMilliseconds, "ms");
        var clauses = reading.Sections.SelectMany(s => s.Clauses).Select(c => c.Id.Passage).ToImmutableList();
        var responses = reading.Responses.Select(r => r.Id).ToImmutableList();
        Change("a letter in a clause", round => meeting.Type(clauses[round % clauses.Count], "a"));
        Change("a letter in a response", round => meeting.Type(responses[round % responses.Count].Passage, "a"));
        Change("a decision", round => meeting.Ask(new SetDisposition(responses[round % responses.Count], (Disposition)(1 + (round % 7)))));

        void Change(string what, Action<int> make)
        {
            var times = new Latencies();
            for (var round = -rounds; round < rounds; round++)
            {
                make(round + rounds);
                var before = Stopwatch.GetTimestamp();
                _ = meeting.Table.Findings;
                if (round >= 0)
                {
                    times.Add(Stopwatch.GetTimestamp() - before);
                }
            }

            report.Add($"{name}: {what}", times, (0.5, $"< {goal} ms"), (0.95, $"< {goal} ms"));
            if (times.Within(0.95) >= goal)
            {
                report.Failures.Add($"{name}: after {what} everything is found again in {times.Within(0.95):0.0} ms, not in {goal}.");
            }
        }
    }
}
