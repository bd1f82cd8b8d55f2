using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.SignalR;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review.Publications;
using Plymouth.BmeCode.Sockets;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.Documents;
using Plymouth.BmeCode.Web.Hosting;
using Plymouth.BmeCode.Web.Publications;
using Plymouth.BmeCode.Web.SignIn;

namespace Plymouth.BmeCode.Web.Live;

/// <summary>Serves the live view: its page, its wall page, its publications, its socket.</summary>
public static class LiveEndpoints
{
    /// <summary>Adds the services of the live view.</summary>
    public static IServiceCollection AddLiveView(this IServiceCollection services)
    {
        services.AddHubSockets<LiveHub>();
        services.Configure<JsonHubProtocolOptions>(json =>
            json.PayloadSerializerOptions.TypeInfoResolverChain.Insert(0, LiveHubJson.Default)
        );
        services.AddSingleton<OpenSockets>();
        services.AddSingleton<SilentSockets>();
        services.AddSingleton<LiveBroadcaster>();
        services.AddHostedService(s => s.GetRequiredService<LiveBroadcaster>());
        return services;
    }

    /// <summary>Maps the addresses of the live view; the token in them lets partners in.</summary>
    public static void MapLiveView(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHub<LiveHub>(LiveHub.Path);
        var open = endpoints.MapGroup("/live/{token}").AllowAnonymous();
        open.MapGet(
            "",
            (
                string token,
                int? publication,
                HttpContext context,
                Door door,
                ConsultationRooms rooms,
                LiveBroadcaster live,
                ServerEpoch epoch
            ) =>
                publication is { } number
                    ? ShowPublication(token, number, context, door, rooms)
                    : Show(token, false, context, door, rooms, live, epoch)
        );
        open.MapGet(
            "/projector",
            (string token, HttpContext context, Door door, ConsultationRooms rooms, LiveBroadcaster live, ServerEpoch epoch) =>
                Show(token, true, context, door, rooms, live, epoch)
        );
        open.MapGet("/publications/{number:int}", ShowPublication);
        open.MapGet("/publications/{number:int}/{name}", SendPublished);
    }

    private static RazorComponentResult ShowPublication(string token, int number, HttpContext context, Door door, ConsultationRooms rooms)
    {
        var (look, refused) = door.Look(token, context);
        if (RoomOf(look, rooms) is not { } room)
        {
            return (refused ?? PlainMessage.Why(look) ?? PlainMessage.NotALiveView).Page();
        }

        var now = room.Table.Consultation;
        return now.Publication(number) is { } publication
            ? new RazorComponentResult<PublishedPage>(
                new
                {
                    Publication = publication,
                    Token = token,
                    now.Sight,
                }
            )
            : PlainMessage.NotFound.Page();
    }

    private static IResult SendPublished(
        string token,
        int number,
        string name,
        HttpContext context,
        Door door,
        ConsultationRooms rooms,
        Publisher publisher
    )
    {
        var (look, refused) = door.Look(token, context);
        return RoomOf(look, rooms) is not { } room ? (refused ?? PlainMessage.Why(look) ?? PlainMessage.NotALiveView).Page()
            : room.Table.Consultation.Publication(number) is { } publication
            && publication.Documents.Exists(d => d.Name == name)
            && DocumentFormats.OfPublished(name) is { } format
            && format.IsForPartners(room.Table.Consultation.Sight)
                ? DocumentEndpoints.Published(publisher, room.Id, publication, name)
            : PlainMessage.NotFound.Page();
    }

    private static ConsultationRoom? RoomOf(LinkLook look, ConsultationRooms rooms) =>
        look is LinkLook.Good { Link: { Kind: LinkKind.Partner, Consultation: { } consultation } } ? rooms.Find(consultation) : null;

    private static RazorComponentResult Show(
        string token,
        bool projector,
        HttpContext context,
        Door door,
        ConsultationRooms rooms,
        LiveBroadcaster live,
        ServerEpoch epoch
    )
    {
        var (look, refused) = door.Look(token, context);
        if (
            look is not LinkLook.Good { Link: { Kind: LinkKind.Partner, Consultation: { } consultation } }
            || rooms.Find(consultation) is not { } room
        )
        {
            return (refused ?? PlainMessage.Why(look) ?? PlainMessage.NotALiveView).Page();
        }

        var number = live.NumberOf(consultation);
        return new RazorComponentResult<LivePage>(
            new
            {
                Document = LiveDocument.Of(room.Table, room.Findings.Known),
                Epoch = epoch.Value,
                Number = number,
                Token = token,
                Projector = projector,
            }
        );
    }
}
