using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.Hosting;
using Plymouth.BmeCode.Web.SignIn;

namespace Plymouth.BmeCode.Web.Commands;

/// <summary>Prints a link that lets somebody in.</summary>
internal static class InviteVerb
{
    /// <summary>The word for who looks after the whole folder, beside the names of the roles.</summary>
    private const string Administrator = "administrator";

    /// <summary>The roles that somebody can be invited to.</summary>
    public static readonly string[] Roles = [Administrator, "facilitator", "member", "reader", "partner"];

    public static async Task<int> RunAsync(Run run, string invited, string? name)
    {
        using var folder = DataFolder.OpenBeside(run.DataPath, run.Time, run.Ids);
        var address =
            run.PublicUrl is { } known ? known
            : run.Urls is { } urls ? ReachableAddress.Of(urls)
            : ServerAddress.Read(run.DataPath) ?? ReachableAddress.Of(ServeSettings.DefaultUrls);
        if (IsOfTheFolder(run, folder, invited))
        {
            await run.Out.WriteLineAsync(LinkAddress.Single(address, folder.Links.MakeForAdministrator(name).Token));
            return Run.Done;
        }

        using var rooms = run.RoomsOf(folder);
        if (run.Choose(rooms) is not { } room)
        {
            return Run.Refused;
        }

        var role = Enum.Parse<Role>(invited, ignoreCase: true);
        await run.Out.WriteLineAsync(
            role == Role.Partner
                ? LinkAddress.Partner(address, folder.Links.MakePartner(room.Id, name).Token)
                : LinkAddress.Single(address, folder.Links.MakeSingle(room.Id, role, name).Token)
        );
        return Run.Done;
    }

    /// <summary>
    /// True for an administrator, and for the first facilitator of a folder that has no administrator yet: somebody has to be the first.
    /// </summary>
    private static bool IsOfTheFolder(Run run, DataFolder folder, string invited) =>
        invited == Administrator || (invited == "facilitator" && run.Consultation is null && !folder.People.HasAdministrator);
}
