using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Plymouth.BmeCode.Web.Hubs.Lines;

/// <summary>Gives the hubs' WebSockets their <see cref="DirectLine"/>: a feature of the request that opens one.</summary>
public static class DirectLines
{
    /// <summary>Where there is no plain socket underneath (TLS, another server than Kestrel) everything goes the usual way.</summary>
    public static IApplicationBuilder UseDirectLines(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var features = context.Features;
        if (context.Request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase)
            && features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } upgrade
            && features.Get<IConnectionSocketFeature>() is { Socket: var socket }
            && features.Get<ITlsHandshakeFeature>() is null)
        {
            var line = new DirectLine(socket);
            features.Set(line);
            features.Set<IHttpUpgradeFeature>(new Upgrade(upgrade, line));
        }

        return next(context);
    });

    private sealed class Upgrade(IHttpUpgradeFeature inner, DirectLine line) : IHttpUpgradeFeature
    {
        public bool IsUpgradableRequest => inner.IsUpgradableRequest;

        public async Task<Stream> UpgradeAsync() => new DirectStream(await inner.UpgradeAsync(), line);
    }
}
