using Plymouth.BmeCode.Exchange.Grids;
using Plymouth.BmeCode.Exchange.Text;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.Hosting;

namespace Plymouth.BmeCode.Web.Commands;

/// <summary>Takes a consultation in: a table as received, or a file that export wrote.</summary>
internal static class ImportVerb
{
    /// <summary>Takes the file in; with <paramref name="explain"/> it only says how it would be read, and keeps nothing.</summary>
    public static async Task<int> RunAsync(Run run, string file, ReadAs how, bool explain)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        if (WrittenImport.Takes(file))
        {
            return explain
                ? run.Refuse($"{file} is a consultation that was exported: it is taken in as it is, and nothing in it is guessed.")
                : WriteBack(run, bytes);
        }

        var read = TableReader.Read(Path.GetFileName(file), bytes, run.Ids, how);
        if (read is not ReadingResult.Good { Reading: var reading, Facts: var facts })
        {
            var bad = (ReadingResult.Bad)read;
            return run.Refuse($"{file}{(bad.Place is { } place ? $", {place}" : "")}: {bad.Message} Nothing was kept.");
        }

        if (explain)
        {
            await run.Out.WriteLineAsync($"{reading.Title}. {Counts(reading)} Nothing was kept.");
            Explain(run, reading, facts);
            return Run.Done;
        }

        using var folder = OpenToWrite(run);
        using var rooms = run.RoomsOf(folder);
        var (taken, refusal) = await rooms.TakeInAsync(reading, MemberId.System);
        if (taken is null)
        {
            return run.Refuse(refusal!.Message);
        }

        Tell(run, taken.Table.Consultation);
        Explain(run, reading, facts);
        return Run.Done;
    }

    private static void Explain(Run run, Reading reading, GridFacts facts)
    {
        foreach (var fact in facts.Sentences)
        {
            run.Out.WriteLine($"  {fact}");
        }

        foreach (var doubt in reading.Doubts)
        {
            run.Out.WriteLine(
                $"  {facts.RowWord}{(doubt.Lines.Count == 1 ? "" : "s")} {string.Join(", ", doubt.Lines)}: {doubt.Message} {doubt.GuessWords}"
            );
        }
    }

    private static int WriteBack(Run run, byte[] bytes)
    {
        using var folder = OpenToWrite(run);
        using var rooms = run.RoomsOf(folder);
        var room = WrittenImport.TakeIn(bytes, MemberId.System, folder, rooms);
        Tell(run, room.Table.Consultation);
        return Run.Done;
    }

    private static DataFolder OpenToWrite(Run run)
    {
        try
        {
            return DataFolder.OpenToWrite(run.DataPath, run.Time, run.Ids);
        }
        catch (DataFolderException e)
        {
            throw new DataFolderException(
                $"{e.Message} If the server is running: stop it first, or take the table in from its start page, \"New from your own "
                    + "table\".",
                e
            );
        }
    }

    private static void Tell(Run run, Consultation taken)
    {
        var counts = Counts(
            taken.Sections.Count,
            taken.Clauses.Count,
            taken.WholeComments.Count,
            taken.WholeComments.Count(c => taken.Parts(c).TrueForAll(p => p.Response is not null)),
            taken.Responses.Count,
            taken.Doubts.Count
        );
        run.Out.WriteLine($"Taken in as {taken.Id}: {taken.Title}. {counts}");
    }

    private static string Counts(Reading read) =>
        Counts(
            read.Sections.Count,
            read.Sections.Sum(s => s.Clauses.Count),
            read.Comments.Count,
            read.Comments.Count(c => c.Response is not null),
            read.Responses.Count,
            read.Doubts.Count
        );

    private static string Counts(int sections, int clauses, int comments, int answered, int responses, int doubts) =>
        $"{Counted.Of(sections, "section")}, {Counted.Of(clauses, "clause")}, {Counted.Of(comments, "comment")} ({answered} with a "
        + $"response), {Counted.Of(responses, "response")}, {Counted.Of(doubts, "doubt")}.";
}
