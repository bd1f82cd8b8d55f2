using Plymouth.BmeCode.Exchange.Grids;
using Plymouth.BmeCode.Exchange.Text;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.Hosting;

namespace Plymouth.BmeCode.Web.Commands;

/// <summary>Takes a consultation in: a table as received, or a file that export wrote.</summary>
internal static class ImportVerb
{
    public static async Task<int> RunAsync(Run run, string file, ReadAs how)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        if (WrittenImport.Takes(file))
        {
            return WriteBack(run, bytes);
        }

        var read = TableReader.Read(Path.GetFileName(file), bytes, run.Ids, how);
        if (read is not ReadingResult.Good { Reading: var reading, Facts: var facts })
        {
            var bad = (ReadingResult.Bad)read;
            return run.Refuse($"{file}, {bad.RowWord} {bad.Line}: {bad.Message} Nothing was kept.");
        }

        using var folder = OpenToWrite(run);
        using var rooms = run.RoomsOf(folder);
        var (taken, refusal) = await rooms.TakeInAsync(reading, MemberId.System);
        if (taken is null)
        {
            return run.Refuse(refusal!.Message);
        }

        Tell(run, taken.Table.Consultation);
        foreach (var fact in facts.Sentences)
        {
            await run.Out.WriteLineAsync($"  {fact}");
        }

        foreach (var doubt in reading.Doubts)
        {
            await run.Out.WriteLineAsync(
                $"  {facts.RowWord}{(doubt.Lines.Count == 1 ? "" : "s")} {string.Join(", ", doubt.Lines)}: {doubt.Message} {doubt.GuessWords}"
            );
        }

        return Run.Done;
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
        var answered = taken.WholeComments.Count(c => taken.Parts(c).TrueForAll(p => p.Response is not null));
        run.Out.WriteLine(
            $"Taken in as {taken.Id}: {taken.Title}. {Counted.Of(taken.Sections.Count, "section")}, "
                + $"{Counted.Of(taken.Clauses.Count, "clause")}, "
                + $"{Counted.Of(taken.WholeComments.Count, "comment")} ({answered} with a response), "
                + $"{Counted.Of(taken.Responses.Count, "response")}, {Counted.Of(taken.Doubts.Count, "doubt")}."
        );
    }
}
