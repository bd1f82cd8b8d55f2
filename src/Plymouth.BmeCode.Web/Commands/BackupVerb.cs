using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.Commands;

/// <summary>Copies the database into one file.</summary>
internal static class BackupVerb
{
    public static int Run(Run run, string file)
    {
        using var folder = DataFolder.OpenBeside(run.DataPath, run.Time, run.Ids);
        var found = folder.BackUp(file);
        foreach (var fault in found.Faults)
        {
            run.Error.WriteLine(fault);
        }

        run.Out.WriteLine(
            $"{file}: {new FileInfo(file).Length} bytes, {found.Entries} {(found.Entries == 1 ? "entry" : "entries")}, "
                + $"{Counted.Of(found.Faults.Count, "fault")}, journal head {found.JournalHead}"
        );
        return found.Faults.Count == 0 ? Commands.Run.Done : Commands.Run.Refused;
    }
}
