using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.Commands;

/// <summary>Checks the hash chains.</summary>
internal static class VerifyVerb
{
    public static int Run(Run run)
    {
        using var folder = DataFolder.OpenBeside(run.DataPath, run.Time, run.Ids);
        var found = folder.Journal.Verify();
        foreach (var fault in found.Faults)
        {
            run.Error.WriteLine(fault);
        }

        run.Out.WriteLine($"{found.Streams} journals, {found.Entries} entries, {found.Faults.Count} faults, journal head {found.JournalHead}");
        return found.Faults.Count == 0 ? Commands.Run.Done : Commands.Run.Refused;
    }
}
