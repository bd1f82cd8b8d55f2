using Plymouth.BmeCode.Collaboration;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.Hosting;

namespace Plymouth.BmeCode.Web.Commands;

/// <summary>Opens the data folder for a verb that may run beside a server; a new folder gets the table that ships first.</summary>
internal static class BesideFolder
{
    public static async Task<DataFolder> OpenAsync(Run run)
    {
        if (!DataFolder.Exists(run.DataPath))
        {
            using var folder = DataFolder.OpenToWrite(run.DataPath, run.Time, run.Ids);
            await FirstTable.TakeInIfEmptyAsync(Workspace.Open(folder.Journal, folder.People, run.Time, run.Ids), run.Ids);
        }

        return DataFolder.OpenBeside(run.DataPath, run.Time, run.Ids);
    }
}
