using Microsoft.AspNetCore.HttpOverrides;

namespace Plymouth.BmeCode.Web.Hosting;

/// <summary>Settles, before anybody reads a request, which address it was sent to and by whom, when a proxy has passed it on.</summary>
public static class FrontDoor
{
    /// <summary>
    /// Believes what proxies on this machine and those that are named say about who asks and for what address; ignores it from anybody
    /// else.
    /// </summary>
    public static IApplicationBuilder UseNamedProxies(this IApplicationBuilder app, ServeSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            ForwardLimit = null,
        };
        foreach (var network in settings.Proxies)
        {
            options.KnownIPNetworks.Add(network);
        }

        return app.UseForwardedHeaders(options);
    }

    /// <summary>
    /// Makes every request count as one for the public URL, if there is one, whatever the proxy has made of its scheme, host and path. The
    /// public path is taken off where the proxy left it on.
    /// </summary>
    public static IApplicationBuilder UsePublicUrl(this IApplicationBuilder app, ServeSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.PublicUrl is not { } url)
        {
            return app;
        }

        var (host, path) = (new HostString(url.Authority), PathString.FromUriComponent(url.AbsolutePath.TrimEnd('/')));
        return app.Use(
            (context, next) =>
            {
                var request = context.Request;
                context.Features.Set(new SentTo(request.Host));
                (request.Scheme, request.Host) = (url.Scheme, host);
                if (path.HasValue)
                {
                    request.PathBase = path;
                    request.Path = request.Path.StartsWithSegments(path, out var rest) ? rest : request.Path;
                }

                return next(context);
            }
        );
    }

    /// <summary>
    /// Answers HEAD as GET is answered, without the body, because Kestrel sends none to whoever asked for none. The sockets are left alone.
    /// </summary>
    public static IApplicationBuilder UseHeadLikeGet(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (HttpMethods.IsHead(context.Request.Method) && !Guards.IsSocket(context.Request))
                {
                    context.Request.Method = HttpMethods.Get;
                }

                return next(context);
            }
        );

    /// <summary>The host a request named before it counted as one for the public URL.</summary>
    public sealed record SentTo(HostString Host);
}
