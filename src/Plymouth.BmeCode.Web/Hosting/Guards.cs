using Plymouth.BmeCode.Web.Hubs;
using Plymouth.BmeCode.Web.SignIn;

namespace Plymouth.BmeCode.Web.Hosting;

/// <summary>What every answer carries and every socket is asked, so that other sites cannot act in a member's name.</summary>
public static class Guards
{
    /// <summary>Says to browsers: tell no other site the address (it may hold a token), guess no content types, run and load nothing from elsewhere, show this in nobody's frame.</summary>
    public static IApplicationBuilder UseSafeHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var host = context.Request.Host;
        var headers = context.Response.Headers;
        headers["Referrer-Policy"] = "no-referrer";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy =
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
            + $"connect-src 'self' ws://{host} wss://{host}; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
        return next(context);
    });

    /// <summary>Refuses sockets that a page of another site opens: browsers send the cookie along, whoever asks.</summary>
    public static IApplicationBuilder UseOwnOriginForSockets(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        var isSocket = request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) || request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase);
        if (isSocket && request.Headers.Origin is [{ Length: > 0 } origin] && !IsOwn(origin, request.Host))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return next(context);
    });

    /// <summary>Lets a member open no more lines for their words than <see cref="MemberPatience"/> allows; asked before anything is spent on a new one.</summary>
    public static IApplicationBuilder UsePatienceForSockets(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments(WordingHub.Path, StringComparison.OrdinalIgnoreCase) && !request.Query.ContainsKey("id")
            && context.User.MemberId() is { } member && !context.RequestServices.GetRequiredService<MemberPatience>().MayConnect(member))
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = "1";
            return Task.CompletedTask;
        }

        return next(context);
    });

    private static bool IsOwn(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, host.Value, StringComparison.OrdinalIgnoreCase);
}
