using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.Hosting;
using Plymouth.BmeCode.Web.SignIn;

namespace Plymouth.BmeCode.Web.Commands;

/// <summary>Prints a link that lets somebody in.</summary>
internal static class InviteVerb
{
    public static async Task<int> RunAsync(Run run, Role role, string? name)
    {
        using var folder = DataFolder.OpenBeside(run.DataPath, run.Time, run.Ids);
        var address =
            run.PublicUrl is { } known ? known
            : run.Urls is { } urls ? ReachableAddress.Of(urls)
            : ServerAddress.Read(run.DataPath) ?? ReachableAddress.Of(ServeSettings.DefaultUrls);
        if (role != Role.Partner)
        {
            await run.Out.WriteLineAsync(LinkAddress.Single(address, folder.Links.MakeSingle(role, name).Token));
            return Run.Done;
        }

        using var rooms = run.RoomsOf(folder);
        if (run.Choose(rooms) is not { } room)
        {
            return Run.Refused;
        }

        await run.Out.WriteLineAsync(LinkAddress.Partner(address, folder.Links.MakePartner(room.Id, name).Token));
        return Run.Done;
    }
}
