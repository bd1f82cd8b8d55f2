using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Plymouth.BmeCode.Sockets;

/// <summary>Registers what a hub of ours stands on.</summary>
public static class SocketServices
{
    /// <summary>Lets all pages that have a hub open be told in one write each (<see cref="HubSockets{THub}"/>).</summary>
    public static IServiceCollection AddHubSockets<THub>(this IServiceCollection services)
        where THub : Hub
    {
        services.AddSingleton<HubSockets<THub>>();
        services.AddSingleton<HubLifetimeManager<THub>>(all => all.GetRequiredService<HubSockets<THub>>());
        return services;
    }

    /// <summary>Makes a message that cannot be read a call that the hub refuses (<see cref="ReadableJson"/>).</summary>
    public static IServiceCollection AddReadableJson(this IServiceCollection services) =>
        services.AddSingleton<IHubProtocol>(all => new ReadableJson(new(all.GetRequiredService<IOptions<JsonHubProtocolOptions>>())));
}
