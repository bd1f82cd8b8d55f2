using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.Documents;

namespace Plymouth.BmeCode.Web.Commands;

/// <summary>Writes a document.</summary>
internal static class ExportVerb
{
    /// <summary>The names that <c>--format</c> takes.</summary>
    public static string[] Formats => [.. DocumentFormats.Exported.Select(f => f.Exported!.Name)];

    /// <summary>The formats in words, for the help: "docx or html: the revised Code; json: everything, lossless."</summary>
    public static string FormatsInWords
    {
        get
        {
            var same = DocumentFormats.Exported.GroupBy(f => f.Exported!.Words, f => f.Exported!.Name);
            return $"{string.Join("; ", same.Select(s => $"{string.Join(" or ", s)}: {s.Key}"))}.";
        }
    }

    public static async Task<int> RunAsync(Run run, string format, string into, long? at)
    {
        using var folder = DataFolder.OpenBeside(run.DataPath, run.Time, run.Ids);
        using var rooms = run.RoomsOf(folder);
        if (run.Choose(rooms) is not { } room)
        {
            return Run.Refused;
        }

        var chosen = DocumentFormats.Exported.Single(f => f.Exported!.Name == format);
        var journal = folder.Journals.Of(room.Id);
        if (at is < 1 || at > journal.Place)
        {
            return run.Refuse($"There is no entry {at}: the journal of {room.Id} has {journal.Place}, counted from 1.");
        }

        var moment = at is { } place ? ConsultationMoment.AsOf(journal, place) : ConsultationMoment.Now(journal);
        var document = chosen.Write(moment, folder.People);
        await File.WriteAllBytesAsync(into, document.Bytes);
        await run.Out.WriteLineAsync($"{into}: {document.Bytes.Length} bytes, journal head {document.JournalHead}");
        return Run.Done;
    }
}
