using System.Diagnostics;
using System.Globalization;
using Plymouth.BmeCode.Exchange.Text;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Findings.Checks;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Testing;

namespace Plymouth.BmeCode.Load.Workloads;

/// <summary>
/// What one change costs as the table grows: the real table, and the same many times over, in words that differ and in the same words. No
/// server: decisions and all checks over a table in memory.
/// </summary>
internal static class GrowthLoad
{
    private const int Rounds = 24;
    private const int WarmingUp = 6;
    private const int Largest = 100;

    /// <summary>What is expected of a change in the largest table, in milliseconds.</summary>
    private const double FindingsGoal = 10;
    private const double UndoGoal = 5;
    private const double CountingGoal = 5;

    public static Task RunAsync(LoadOptions options, Report report)
    {
        report.Notes.Clear();
        report.Notes.Add("In this process, after warming up; medians, garbage collection included. “copies” have all words the same.");
        var file = Path.Combine(AppContext.BaseDirectory, "plymouth-bme-code-consultation.txt");
        var reading = TableReader.Read(Path.GetFileName(file), File.ReadAllBytes(file), new CountingIds()) is ReadingResult.Good good
            ? good.Reading
            : throw new InvalidOperationException("The real table cannot be read.");
        var rounds = options.Count ?? Rounds;
        var largest = options.Times ?? Largest;
        Measure("warming up", LargeTable.Of(reading, 3, options.Seed), rounds, options.Seed, new("warming up"));
        foreach (var times in new[] { 1, 10, 100 }.Where(t => t <= largest))
        {
            Measure($"×{times}", LargeTable.Of(reading, times, options.Seed), rounds, options.Seed, report);
        }

        foreach (var times in new[] { 10, 40 }.Where(t => t <= largest))
        {
            Measure($"copies ×{times}", LargeTable.OfCopies(reading, times), rounds, options.Seed, report);
        }

        return Task.CompletedTask;
    }

    private static void Measure(string name, Reading reading, int rounds, int seed, Report report)
    {
        var random = new Random(seed);
        var began = Stopwatch.GetTimestamp();
        var meeting = new PaperMeeting(reading, new CountingIds());
        report.Add($"{name}: taken in", Stopwatch.GetElapsedTime(began).TotalMilliseconds, "ms");
        began = Stopwatch.GetTimestamp();
        var found = meeting.Table.Findings.Open.Count;
        report.Add($"{name}: found the first time", Stopwatch.GetElapsedTime(began).TotalMilliseconds, "ms");
        report.Add($"{name}: findings", found, "");

        PassageId[] passages =
        [
            .. reading.Sections.SelectMany(s => s.Clauses).Select(c => c.Id.Passage),
            .. reading.Responses.Select(r => r.Id.Passage),
        ];
        List<double> grouping = [], finding = [], undo = [], findingUndone = [], letter = [], findingLetter = [], counting = [];
        for (var round = -WarmingUp; round < rounds; round++)
        {
            var command = Grouping(meeting, random);
            Add(round, grouping, () => Expect(meeting.Ask(command)));
            Add(round, counting, () => _ = meeting.Table.Progress);
            Add(round, finding, () => _ = meeting.Table.Findings);
            Add(round, undo, () => Expect(meeting.Ask(new UndoLast())));
            Add(round, findingUndone, () => _ = meeting.Table.Findings);
            var typed = passages[random.Next(passages.Length)];
            Add(round, letter, () => meeting.Type(typed, "a"));
            Add(round, findingLetter, () => _ = meeting.Table.Findings);
        }

        report.Add($"{name}: grouping", Median(grouping), "ms");
        report.Add($"{name}: progress after a grouping", Median(counting), "ms", Goal(CountingGoal));
        report.Add($"{name}: found after a grouping", Median(finding), "ms", Goal(FindingsGoal));
        report.Add($"{name}: undo", Median(undo), "ms", Goal(UndoGoal));
        report.Add($"{name}: found after an undo", Median(findingUndone), "ms", Goal(FindingsGoal));
        report.Add($"{name}: a letter", Median(letter), "ms");
        report.Add($"{name}: found after a letter", Median(findingLetter), "ms", Goal(FindingsGoal));
        var before = meeting.Table;
        Expect(meeting.Ask(Grouping(meeting, random)));
        foreach (var (check, find) in AllChecks.Steps(before, meeting.Table))
        {
            began = Stopwatch.GetTimestamp();
            find();
            report.Add($"{name}: {check}", Stopwatch.GetElapsedTime(began).TotalMilliseconds, "ms");
        }
    }

    private static void Add(int round, List<double> times, Action what)
    {
        var began = Stopwatch.GetTimestamp();
        what();
        if (round >= 0)
        {
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
    }

    /// <summary>Gives two comments that stand beside each other, and are not answered together, one response.</summary>
    private static GroupComments Grouping(PaperMeeting meeting, Random random)
    {
        var all = meeting.Now.CommentsInOrder;
        for (var at = random.Next(all.Count - 1); ; at = (at + 1) % (all.Count - 1))
        {
            Comment[] both = [all[at], all[at + 1]];
            if (both[0].Response is null || both[0].Response != both[1].Response)
            {
                var leading = GroupComments.MayLead(meeting.Table, both.Select(c => c.Id));
                return new([.. both.Select(c => new CommentBefore(c.Id, c.Response))], leading.Count > 1 ? leading[0] : null);
            }
        }
    }

    private static void Expect(Decision decision)
    {
        if (decision is not Decision.Accepted)
        {
            throw new InvalidOperationException($"It was not accepted: {decision}");
        }
    }

    private static string Goal(double most) => string.Create(CultureInfo.InvariantCulture, $"< {most} ms at ×100");

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
