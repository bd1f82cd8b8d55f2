using System.Diagnostics;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Exchange.Text;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Trace = Plymouth.BmeCode.Testing.Trace;

namespace Plymouth.BmeCode.Load.Workloads;

/// <summary>
/// What the past costs after a long history: the edits of a real paper in one clause of the real table, with a clause moved halfway, so
/// that numbers changed. No server: the rooms and the data folder in this process. Beside each figure that of a plain fold of all entries.
/// </summary>
internal static class PastLoad
{
    private const int Changes = 65_000;
    private const int Rounds = 10;
    private const int MostUnanswered = 2000;
    private const int Lately = 100;

    public static async Task RunAsync(LoadOptions options, Report report)
    {
        report.Notes.Clear();
        report.Notes.Add("In this process; medians of ten, after one that is not counted. “plain”: all entries read and folded.");
        using var temp = new TempFolder();
        var ids = new CountingIds();
        var id = await FillAsync(temp.At("data"), ids, options.Count ?? Changes, report);

        using var folder = DataFolder.OpenToWrite(temp.At("data"), TimeProvider.System, ids);
        var journal = folder.Journals.Of(id);
        using var reader = journal.OpenReader();
        report.Add("entries", reader.Place, "");
        var marks = reader.Checkpoints.SelectMany(c => c).ToList();
        report.Add("checkpoints", marks.Count, "");
        report.Add("letters of checkpoints", reader.Read(marks).Sum(c => c.Body.Length), "");
        report.Add("letters of entries", journal.ReadAll().Sum(e => e.Body?.Length ?? 0), "");

        var random = new Random(options.Seed);
        long[] places = [.. Enumerable.Range(0, Rounds + 1).Select(_ => random.NextInt64(1, reader.Place + 1))];
        Compare("At a place", places, place => Past.At(reader, place), place => Past.At(Plain(), place), Same, report);
        Compare("At now", Now(), place => Past.At(reader, place), place => Past.At(Plain(), place), Same, report);
        Compare(
            $"Since the last {Lately}",
            Now(),
            place => Past.Since(reader, place - Lately, place),
            place => Past.Since(Plain(), place - Lately, place),
            (read, stood) => Same(read.Before, stood.Before) && Same(read.Now, stood.Now) && read.Passages.Count == stood.Passages.Count,
            report
        );
        Compare("open the room", Now(), _ => Open(folder, id), _ => Past.At(Plain(), reader.Place), Same, report);

        EntriesReader Plain() => new(id, journal.ReadAll());

        IEnumerable<long> Now() => Enumerable.Repeat(reader.Place, Rounds + 1);
    }

    /// <summary>Times both ways of reading the same, and says so where they do not come to the same.</summary>
    private static void Compare<T>(
        string name,
        IEnumerable<long> places,
        Func<long, T> read,
        Func<long, T> plain,
        Func<T, T, bool> same,
        Report report
    )
    {
        List<double> reading = [], folding = [];
        foreach (var place in places)
        {
            var (one, other) = (Timed(reading, () => read(place)), Timed(folding, () => plain(place)));
            if (!same(one, other))
            {
                report.Failures.Add($"{name}: at {place} it is not what a plain fold comes to.");
            }
        }

        report.Add(name, Median(reading), "ms");
        report.Add($"{name}, longest", reading.Skip(1).Max(), "ms");
        report.Add($"{name}, plain", Median(folding), "ms");
    }

    private static T Timed<T>(List<double> times, Func<T> what)
    {
        var began = Stopwatch.GetTimestamp();
        var result = what();
        times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        return result;
    }

    private static bool Same(Table read, Table stood) =>
        read.Passages.Count == stood.Passages.Count
        && read.Passages.Values.All(p => p == stood.Passage(p.Id))
        && (read.BeforeRenumbering, stood.BeforeRenumbering) switch
        {
            ({ } before, { } then) => Same(before, then),
            var (before, then) => before == then,
        };

    private static Table Open(DataFolder folder, ConsultationId id)
    {
        using var rooms = ConsultationRooms.Open(folder.Journals, folder.People, TimeProvider.System, new CountingIds());
        return rooms.Find(id)!.Table;
    }

    /// <summary>Takes the real table in and writes the paper into its first clause; halfway another clause is moved.</summary>
    private static async Task<ConsultationId> FillAsync(string data, IdSource ids, int changes, Report report)
    {
        using var folder = DataFolder.OpenToWrite(data, TimeProvider.System, ids);
        using var rooms = ConsultationRooms.Open(
            folder.Journals,
            folder.People,
            TimeProvider.System,
            ids,
            new() { ChangesPerSecond = 1_000_000, Burst = 1_000_000 }
        );
        var (room, refusal) = await rooms.TakeInAsync(RealTable(ids), MemberId.System);
        var id = room?.Id ?? throw new InvalidOperationException(refusal!.Message);
        var fay = folder.People.Add("Fay", id, Role.Facilitator).Id;
        var shape = room.Table.Consultation;
        var section = shape.Sections.First(s => s.Clauses.Count > 2);
        var clause = room.Passage(section.Clauses[0].Passage)!;
        var client = clause.Open(fay, null, null).Opened!.Client;
        var edits = Trace
            .Paper(changes)
            .Edits.Prepend(new DeltaBuilder().Delete(clause.State.Wording.Length - 1).ToDelta())
            .ToList();
        var began = Stopwatch.GetTimestamp();
        await WriteAsync(clause, fay, client, edits, 0, edits.Count / 2);
        if (await room.AskAsync(new MoveClause(section.Clauses[^1], section.Id, 0), fay) is not Outcome.Done)
        {
            report.Failures.Add("The clause was not moved.");
        }

        await WriteAsync(clause, fay, client, edits, edits.Count / 2, edits.Count);
        report.Add("changes a second", edits.Count / Stopwatch.GetElapsedTime(began).TotalSeconds, "a second");
        return id;
    }

    private static async Task WriteAsync(PassageRoom clause, MemberId by, string client, List<Delta> edits, int from, int to)
    {
        var answers = new Queue<Task<Submitted>>();
        for (var i = from; i < to || answers.Count > 0; i++)
        {
            if (i < to)
            {
                answers.Enqueue(clause.SubmitAsync(by, new(i, client, i + 1, edits[i])));
            }

            if ((answers.Count > MostUnanswered || i >= to) && await answers.Dequeue() is not Submitted.Stored)
            {
                throw new InvalidOperationException("An edit was not stored.");
            }
        }
    }

    private static Reading RealTable(IdSource ids)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "plymouth-bme-code-consultation.txt");
        return TableReader.Read(Path.GetFileName(file), File.ReadAllBytes(file), ids) is ReadingResult.Good good
            ? good.Reading
            : throw new InvalidOperationException("The real table cannot be read.");
    }

    private static double Median(List<double> times) => times.Skip(1).Order().ElementAt((times.Count - 1) / 2);
}
