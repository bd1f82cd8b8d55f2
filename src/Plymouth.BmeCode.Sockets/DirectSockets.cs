using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Plymouth.BmeCode.Sockets;

/// <summary>Gives the hubs' WebSockets their <see cref="DirectSocket"/>: a feature of the request that opens one.</summary>
public static class DirectSockets
{
    /// <summary>Where there is no plain socket underneath (TLS, another server than Kestrel) everything goes the usual way.</summary>
    public static IApplicationBuilder UseDirectSockets(this IApplicationBuilder app, SocketWay way) =>
        way == SocketWay.Usual
            ? app
            : app.Use(
                (context, next) =>
                {
                    var features = context.Features;
                    if (
                        context.Request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase)
                        && features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } upgrade
                        && features.Get<IConnectionSocketFeature>() is { Socket: var socket }
                        && features.Get<ITlsHandshakeFeature>() is null
                    )
                    {
                        var direct = new DirectSocket(socket);
                        features.Set(direct);
                        features.Set<IHttpUpgradeFeature>(new Upgrade(upgrade, direct));
                    }

                    return next(context);
                }
            );

    private sealed class Upgrade(IHttpUpgradeFeature inner, DirectSocket direct) : IHttpUpgradeFeature
    {
        public bool IsUpgradableRequest => inner.IsUpgradableRequest;

        public async Task<Stream> UpgradeAsync() => new DirectStream(await inner.UpgradeAsync(), direct);
    }
}
