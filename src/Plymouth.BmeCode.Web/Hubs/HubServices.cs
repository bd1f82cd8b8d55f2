using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Sockets;
using Plymouth.BmeCode.Web.Hosting;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Web.Hubs;

/// <summary>Registers the editors' hub with its services and maps its socket.</summary>
public static class HubServices
{
    /// <summary>The longest message in bytes: a change of 64 KB and what stands around it.</summary>
    private const int MostBytes = 96 * 1024;

    /// <summary>
    /// The most calls of one connection under way at once, so that a page with several editors, or one that sends on, does not wait for the
    /// disk in between. They are begun in the order they came.
    /// </summary>
    private const int MostCalls = 100;

    /// <summary>Maps the editors' socket: the hub, with <see cref="TypingWay"/> before it when the settings say so.</summary>
    public static void MapWordingHub(this IEndpointRouteBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var way = app.ServiceProvider.GetRequiredService<TypingWay>();
        var options = new HttpConnectionDispatcherOptions();
        ReadLittleAtOnce(options);
        var takesTyping = app.ServiceProvider.GetRequiredService<ServeSettings>().Sockets == SocketWay.Early;
        var rooms = app.ServiceProvider.GetRequiredService<ConsultationRooms>();
        var people = app.ServiceProvider.GetRequiredService<IPeople>();
        app.MapConnections(WordingHub.Path, options, connections =>
                connections
                    .Use(hub =>
                        async connection =>
                        {
                            using var line = WordingLine.Begin(connection, rooms, people);
                            await (takesTyping ? way.PassAsync(connection, line, hub) : hub(connection));
                        }
                    )
                    .UseHub<WordingHub>()
            )
            .RequireAuthorization(WordingHub.OfItsPage);
    }

    /// <summary>
    /// Makes the server read what one connection has sent in small turns (8 KB, some sixty changes), so that a flood on it does not keep
    /// the others waiting.
    /// </summary>
    private static void ReadLittleAtOnce(HttpConnectionDispatcherOptions options)
    {
        options.ApplicationMaxBufferSize = 8 * 1024;
    }

    /// <summary>Registers the hub, its messages' JSON, and what tells editors of changes.</summary>
    public static IServiceCollection AddWordingHub(this IServiceCollection services)
    {
        services
            .AddSignalR(hub =>
            {
                SignsOfLife.Expect(hub);
                hub.MaximumReceiveMessageSize = MostBytes;
            })
            .AddHubOptions<WordingHub>(hub => hub.MaximumParallelInvocationsPerClient = MostCalls)
            .AddJsonProtocol(json =>
            {
                // A context's own converters and null habits do not come along with its place in the chain.
                json.PayloadSerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
                json.PayloadSerializerOptions.Converters.Add(new DeltaConverter());
                json.PayloadSerializerOptions.Converters.Add(new JsonStringEnumConverter<PassageKind>(JsonNamingPolicy.CamelCase));
                json.PayloadSerializerOptions.TypeInfoResolverChain.Insert(0, WordingHubJson.Default);
            });
        services.AddReadableJson();
        services.AddSingleton(all => new MemberPatience(
            all.GetRequiredService<TimeProvider>(),
            Limits.Of(Environment.GetEnvironmentVariable)
        ));
        services.AddSingleton<Carets>();
        services.AddHubSockets<WordingHub>();
        services.AddSingleton<TypingWay>();
        services.AddHostedService<WordingBroadcaster>();
        return services;
    }
}
