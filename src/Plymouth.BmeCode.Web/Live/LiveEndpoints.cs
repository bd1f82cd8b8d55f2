using Microsoft.AspNetCore.Http.HttpResults;
using Plymouth.BmeCode.Collaboration;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.Documents;
using Plymouth.BmeCode.Web.Hosting;
using Plymouth.BmeCode.Web.Publications;
using Plymouth.BmeCode.Web.SignIn;

namespace Plymouth.BmeCode.Web.Live;

/// <summary>The live view: its page, its wall page, its socket.</summary>
public static class LiveEndpoints
{
    public static IServiceCollection AddLiveView(this IServiceCollection services)
    {
        services.AddSingleton<OpenSockets>();
        services.AddSingleton<SilentSockets>();
        services.AddSingleton<LiveBroadcaster>();
        services.AddHostedService(s => s.GetRequiredService<LiveBroadcaster>());
        return services;
    }

    public static void MapLiveView(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHub<LiveHub>(LiveHub.Path);
        var open = endpoints.MapGroup("/live/{token}").AllowAnonymous();
        open.MapGet("", (string token, int? publication, HttpContext context, Door door, Workspace workspace, LiveBroadcaster live, ServerEpoch epoch) =>
            publication is { } number ? ShowPublication(token, number, context, door, workspace) : Show(token, false, context, door, workspace, live, epoch));
        open.MapGet("/projector", (string token, HttpContext context, Door door, Workspace workspace, LiveBroadcaster live, ServerEpoch epoch) => Show(token, true, context, door, workspace, live, epoch));
        open.MapGet("/publications/{number:int}", ShowPublication);
        open.MapGet("/publications/{number:int}/{name}", SendPublished);
    }

    private static RazorComponentResult ShowPublication(string token, int number, HttpContext context, Door door, Workspace workspace)
    {
        var (look, refused) = door.Look(token, context);
        if (RoomOf(look, workspace) is not { } room)
        {
            return (refused ?? Saying.Why(look) ?? Saying.NotALiveView).Page();
        }

        var now = room.Table.Consultation;
        return now.Publication(number) is { } publication
            ? new RazorComponentResult<PublishedPage>(new { Publication = publication, Token = token, now.Sight })
            : Saying.NotFound.Page();
    }

    private static IResult SendPublished(string token, int number, string name, HttpContext context, Door door, Workspace workspace, Publisher publisher)
    {
        var (look, refused) = door.Look(token, context);
        return RoomOf(look, workspace) is not { } room ? (refused ?? Saying.Why(look) ?? Saying.NotALiveView).Page()
            : room.Table.Consultation.Publication(number) is { } publication && publication.Documents.Exists(d => d.Name == name)
                && DocumentFormats.OfPublished(name) is { } format && format.IsForPartners(room.Table.Consultation.Sight)
                ? DocumentEndpoints.Published(publisher, room.Id, publication, name)
            : Saying.NotFound.Page();
    }

    private static ConsultationRoom? RoomOf(LinkLook look, Workspace workspace) =>
        look is LinkLook.Good { Link: { Kind: LinkKind.Partner, Consultation: { } consultation } } ? workspace.Find(consultation) : null;

    private static RazorComponentResult Show(string token, bool projector, HttpContext context, Door door, Workspace workspace, LiveBroadcaster live, ServerEpoch epoch)
    {
        var (look, refused) = door.Look(token, context);
        if (look is not LinkLook.Good { Link: { Kind: LinkKind.Partner, Consultation: { } consultation } } || workspace.Find(consultation) is not { } room)
        {
            return (refused ?? Saying.Why(look) ?? Saying.NotALiveView).Page();
        }

        var number = live.NumberOf(consultation);
        return new RazorComponentResult<LivePage>(new { Document = LiveDocument.Of(room.Table, room.Findings.Known), Epoch = epoch.Value, Number = number, Token = token, Projector = projector });
    }
}
