using Plymouth.BmeCode.Collaboration;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.Documents;

namespace Plymouth.BmeCode.Web.Commands;

/// <summary>Writes a document.</summary>
internal static class ExportVerb
{
    public static async Task<int> RunAsync(Run run, string format, string into)
    {
        using var folder = DataFolder.OpenBeside(run.DataPath, run.Time, run.Ids);
        var workspace = Workspace.Open(folder.Journal, folder.People, run.Time, run.Ids);
        if (run.Choose(workspace) is not { } room)
        {
            return Run.Refused;
        }

        var document = ConsultationDocument.Write(Enum.Parse<DocumentKind>(format, ignoreCase: true), ConsultationMoment.Now(folder.Journal, room.Id), folder.People);
        await File.WriteAllBytesAsync(into, document.Bytes);
        await run.Out.WriteLineAsync($"{into}: {document.Bytes.Length} bytes, journal head {document.JournalHead}");
        return Run.Done;
    }
}
