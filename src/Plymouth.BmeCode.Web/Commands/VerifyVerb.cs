using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.Commands;

/// <summary>Checks the hash chains and checkpoints; may drop the checkpoints first.</summary>
internal static class VerifyVerb
{
    public static int Run(Run run, bool dropCheckpoints)
    {
        if (dropCheckpoints)
        {
            Drop(run);
        }

        using var folder = DataFolder.OpenBeside(run.DataPath, run.Time, run.Ids);
        var found = folder.Journals.Verify();
        foreach (var fault in found.Faults)
        {
            run.Error.WriteLine(fault);
        }

        run.Out.WriteLine(
            $"{Counted.Of(found.Streams, "journal")}, {found.Entries} {(found.Entries == 1 ? "entry" : "entries")}, "
                + $"{Counted.Of(found.Faults.Count, "fault")}, journal head {found.JournalHead}"
        );
        return found.Faults.Count == 0 ? Commands.Run.Done : Commands.Run.Refused;
    }

    /// <summary>Drops the checkpoints, but not beside a running server: what that shows may rest on one of them.</summary>
    private static void Drop(Run run)
    {
        if (!DataFolder.Exists(run.DataPath))
        {
            return;
        }

        using var folder = DataFolder.OpenToWrite(run.DataPath, run.Time, run.Ids);
        run.Out.WriteLine(
            $"{Counted.Of(folder.Journals.DropCheckpoints(), "checkpoint")} dropped; the next start reads the journals from their "
                + "beginning."
        );
    }
}
