using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;
using Plymouth.BmeCode.Web.Hosting;
using Plymouth.BmeCode.Web.Hubs.Lines;
using Plymouth.BmeCode.Web.Live;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Web.Hubs;

/// <summary>What the sockets need.</summary>
public static class HubServices
{
    /// <summary>The most a message may hold, bytes: a change of 64 KB and what stands around it.</summary>
    private const int MostBytes = 96 * 1024;

    /// <summary>How many calls of one connection may be under way: a page with several editors, or one that sends on, does not wait for the disk in between. They are begun in the order they came.</summary>
    private const int MostCalls = 100;

    /// <summary>A browser that says nothing for this long is gone, with its carets and its seat: two of its own signs of life, which it gives every 15 seconds.</summary>
    internal static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    /// <summary>Sets after what silence somebody is gone.</summary>
    public static void KnowSilence(HubOptions hub)
    {
        ArgumentNullException.ThrowIfNull(hub);
        hub.ClientTimeoutInterval = Silence;
        hub.KeepAliveInterval = Silence / 2;
    }

    /// <summary>The editors' socket: the hub, with <see cref="TypingWay"/> before it.</summary>
    public static void MapWordingHub(this IEndpointRouteBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var way = app.ServiceProvider.GetRequiredService<TypingWay>();
        var line = new HttpConnectionDispatcherOptions();
        ReadLittleAtOnce(line);
        app.MapConnections(WordingHub.Path, line, connections => connections.Use(hub => connection => way.PassAsync(connection, hub)).UseHub<WordingHub>())
            .RequireAuthorization(WordingHub.OfItsPage);
    }

    /// <summary>What one line has sent is read in small turns (8 KB, some sixty changes), so that a flood on it does not keep the others waiting.</summary>
    private static void ReadLittleAtOnce(HttpConnectionDispatcherOptions line)
    {
        line.ApplicationMaxBufferSize = 8 * 1024;
    }

    public static IServiceCollection AddWordingHub(this IServiceCollection services)
    {
        services.AddSignalR(hub =>
            {
                KnowSilence(hub);
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
                json.PayloadSerializerOptions.TypeInfoResolverChain.Insert(1, LiveHubJson.Default);
            });
        services.AddSingleton<IHubProtocol>(all => new ReadableJson(new(all.GetRequiredService<IOptions<JsonHubProtocolOptions>>())));
        services.AddSingleton(all => new MemberPatience(all.GetRequiredService<TimeProvider>(), Limits.Of(Environment.GetEnvironmentVariable)));
        services.AddSingleton<Carets>();
        services.AddHubLines<WordingHub>();
        services.AddHubLines<LiveHub>();
        services.AddSingleton<TypingWay>();
        services.AddHostedService<WordingBroadcaster>();
        return services;
    }

    private static void AddHubLines<THub>(this IServiceCollection services)
        where THub : Hub
    {
        services.AddSingleton<HubLines<THub>>();
        services.AddSingleton<HubLifetimeManager<THub>>(all => all.GetRequiredService<HubLines<THub>>());
    }
}
