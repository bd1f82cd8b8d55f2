using Microsoft.AspNetCore.Http.HttpResults;
using Plymouth.BmeCode.Collaboration;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.Documents;
using Plymouth.BmeCode.Web.Hosting;
using Plymouth.BmeCode.Web.Hubs;
using Plymouth.BmeCode.Web.Publications;
using Plymouth.BmeCode.Web.SignIn;

namespace Plymouth.BmeCode.Web.Live;

/// <summary>The live view: its page, its wall page, its socket.</summary>
public static class LiveEndpoints
{
    public static IServiceCollection AddLiveView(this IServiceCollection services)
    {
        services.AddSingleton<OpenSockets<string>>();
        services.AddSingleton<LiveBroadcaster>();
        services.AddHostedService(s => s.GetRequiredService<LiveBroadcaster>());
        return services;
    }

    public static void MapLiveView(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHub<LiveHub>("/hubs/live");
        var open = endpoints.MapGroup("/live/{token}").AllowAnonymous();
        open.MapGet("", (string token, int? publication, HttpContext context, Links links, Workspace workspace, LiveBroadcaster live, ServerEpoch epoch) =>
            publication is { } number ? ShowPublication(token, number, context, links, workspace) : Show(token, false, context, links, workspace, live, epoch));
        open.MapGet("/projector", (string token, HttpContext context, Links links, Workspace workspace, LiveBroadcaster live, ServerEpoch epoch) => Show(token, true, context, links, workspace, live, epoch));
        open.MapGet("/publications/{number:int}", ShowPublication);
        open.MapGet("/publications/{number:int}/{name}", SendPublished);
    }

    private static RazorComponentResult ShowPublication(string token, int number, HttpContext context, Links links, Workspace workspace)
    {
        if (RoomOf(links.Look(token), workspace) is not { } room)
        {
            return (Saying.Why(links.Look(token)) ?? Saying.NotALiveView).Page();
        }

        context.Response.Headers.CacheControl = "no-store";
        var now = room.Table.Consultation;
        return now.Publication(number) is { } publication
            ? new RazorComponentResult<PublishedPage>(new { Publication = publication, Token = token, now.Sight })
            : Saying.NotFound.Page();
    }

    private static IResult SendPublished(string token, int number, string name, Links links, Workspace workspace, Publisher publisher) =>
        RoomOf(links.Look(token), workspace) is not { } room ? (Saying.Why(links.Look(token)) ?? Saying.NotALiveView).Page()
        : room.Table.Consultation.Publication(number) is { } publication && publication.Documents.Exists(d => d.Name == name) && PublicationView.IsForPartners(name, room.Table.Consultation.Sight)
            ? DocumentEndpoints.Published(publisher, room.Id, publication, name)
        : Saying.NotFound.Page();

    private static ConsultationRoom? RoomOf(LinkLook look, Workspace workspace) =>
        look is LinkLook.Good { Link: { Kind: LinkKind.Partner, Consultation: { } consultation } } ? workspace.Find(consultation) : null;

    private static RazorComponentResult Show(string token, bool projector, HttpContext context, Links links, Workspace workspace, LiveBroadcaster live, ServerEpoch epoch)
    {
        var look = links.Look(token);
        if (look is not LinkLook.Good { Link: { Kind: LinkKind.Partner, Consultation: { } consultation } } || workspace.Find(consultation) is not { } room)
        {
            return (Saying.Why(look) ?? Saying.NotALiveView).Page();
        }

        context.Response.Headers.CacheControl = "no-store";
        var number = live.NumberOf(consultation);
        return new RazorComponentResult<LivePage>(new { Document = LiveDocument.Of(room.Table, room.Findings.Now), Epoch = epoch.Value, Number = number, Token = token, Projector = projector });
    }
}
