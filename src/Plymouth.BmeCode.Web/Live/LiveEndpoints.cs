using Microsoft.AspNetCore.Http.HttpResults;
using Plymouth.BmeCode.Collaboration;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.Hosting;
using Plymouth.BmeCode.Web.Hubs;
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
        open.MapGet("", (string token, HttpContext context, Links links, Workspace workspace, LiveBroadcaster live, ServerEpoch epoch) => Show(token, false, context, links, workspace, live, epoch));
        open.MapGet("/projector", (string token, HttpContext context, Links links, Workspace workspace, LiveBroadcaster live, ServerEpoch epoch) => Show(token, true, context, links, workspace, live, epoch));
    }

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
