using Plymouth.BmeCode.Web.Hubs;
using Plymouth.BmeCode.Web.Live;
using Plymouth.BmeCode.Web.SignIn;

namespace Plymouth.BmeCode.Web.Hosting;

/// <summary>
/// Gives every answer its headers and asks every socket where it comes from, so that other sites cannot act in a member's name.
/// </summary>
public static class Guards
{
    /// <summary>The path of Blazor's circuits.</summary>
    private const string Circuits = "/_blazor";

    /// <summary>The first words of addresses that may hold a token, which lets somebody in.</summary>
    private static readonly string[] WithTokens = ["/come-in", "/join", "/live"];

    /// <summary>
    /// Tells browsers to name the address to no other site (it may hold a token), to guess no content types, to run and load nothing from
    /// elsewhere, to show this in nobody's frame, to come by TLS again where they came by it (30 days), to let no other site's window reach
    /// this one, and to ask for no camera, place or microphone.
    /// </summary>
    public static IApplicationBuilder UseSafeHeaders(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                var host = context.Request.Host;
                var headers = context.Response.Headers;
                headers["Referrer-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";
                headers.XContentTypeOptions = "nosniff";
                if (WithTokens.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)))
                {
                    headers.CacheControl = "no-store";
                }

                if (IsSocket(context.Request))
                {
                    // Without WebSockets a line is an answer that never ends: nginx would keep it back until it does.
                    headers["X-Accel-Buffering"] = "no";
                }

                if (context.Request.IsHttps && host.Host is not ("localhost" or "127.0.0.1" or "[::1]"))
                {
                    headers.StrictTransportSecurity = "max-age=2592000";
                }

                var lines = context.Request.IsHttps ? $"wss://{host}" : $"ws://{host} wss://{host}";
                headers.ContentSecurityPolicy =
                    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
                    + $"connect-src 'self' {lines}; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
                return next(context);
            }
        );

    /// <summary>
    /// Refuses sockets that a page of another site opens, and whatever such a page sends, because browsers send the cookie along, whoever
    /// asks. A program that is no browser names no origin, and is not refused.
    /// </summary>
    public static IApplicationBuilder UseOwnOrigin(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                var request = context.Request;
                var isSocket = IsSocket(request);
                var changes = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
                if ((isSocket || changes) && WhyNotOwn(request) is { } why)
                {
                    // The rest of the address may be a token.
                    context
                        .RequestServices.GetRequiredService<AuditLog>()
                        .OriginRefused(request.Headers.Origin, $"/{request.Path.Value?.Split('/').ElementAtOrDefault(1)}", why);
                    return isSocket ? Refuse(context) : PlainMessage.OtherSite.Page().ExecuteAsync(context);
                }

                return next(context);
            }
        );

    /// <summary>
    /// Lets only those who are signed in open a circuit or an editors' socket, no more of them than <see cref="MemberPatience"/> and <see
    /// cref="SessionConnections"/> allow, and for no longer than the session lasts.
    /// </summary>
    public static IApplicationBuilder UseSessionsForSockets(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                var request = context.Request;
                var isWording = request.Path.StartsWithSegments(WordingHub.Path, StringComparison.OrdinalIgnoreCase);
                var isCircuit = request.Path.StartsWithSegments(Circuits, StringComparison.OrdinalIgnoreCase);
                if (!isWording && !isCircuit)
                {
                    await next(context);
                    return;
                }

                var services = context.RequestServices;
                if (
                    context.User.SessionId() is not { } session
                    || services.GetRequiredService<SignedIn>().Who(context.User) is not { } member
                )
                {
                    context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                    return;
                }

                var isNew = isWording && !request.Query.ContainsKey("id");
                if (
                    (isNew && !services.GetRequiredService<MemberPatience>().MayConnect(member.Id))
                    || !await services.GetRequiredService<SessionConnections>().HoldAsync(context, session, member.Id, isCircuit, next)
                )
                {
                    context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                    context.Response.Headers.RetryAfter = "1";
                }
            }
        );

    /// <summary>Keeps lines to the live view that have shown no link few, and ends them soon: see <see cref="SilentSockets"/>.</summary>
    public static IApplicationBuilder UsePatienceForSilence(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                var isLine =
                    HttpMethods.IsGet(context.Request.Method)
                    && context.Request.Path.StartsWithSegments(LiveHub.Path, StringComparison.OrdinalIgnoreCase);
                if (!isLine)
                {
                    await next(context);
                }
                else if (!await context.RequestServices.GetRequiredService<SilentSockets>().HoldAsync(context, next))
                {
                    context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                    context.Response.Headers.RetryAfter = "5";
                }
            }
        );

    /// <summary>True when a request is one of a circuit's or a hub's.</summary>
    internal static bool IsSocket(HttpRequest request) =>
        request.Path.StartsWithSegments(Circuits, StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase);

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static string? WhyNotOwn(HttpRequest request) =>
        request.Headers.Origin switch
        {
            [] or [null or ""] => request.Headers["Sec-Fetch-Site"] == "cross-site" ? "the browser says that another site asks" : null,
            [var origin] when Uri.TryCreate(origin, UriKind.Absolute, out var from) && IsHost(from, request) => null,
            _ when request.HttpContext.Features.Get<FrontDoor.SentTo>() is not null =>
                $"this server's --public-url is {request.Scheme}://{request.Host}{request.PathBase}/",
            _ => $"this server is {request.Host}. If people open it by another address, through a proxy, start it with --public-url and "
                + "that address",
        };

    /// <summary>True for the public URL's host, and for the one a request named before it counted as one for that.</summary>
    private static bool IsHost(Uri from, HttpRequest request) =>
        string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
        || (
            request.HttpContext.Features.Get<FrontDoor.SentTo>() is { } sent
            && string.Equals(from.Authority, sent.Host.Value, StringComparison.OrdinalIgnoreCase)
        );
}
