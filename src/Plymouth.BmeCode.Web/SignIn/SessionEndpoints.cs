using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.SignIn;

/// <summary>
/// Shows where a member is signed in, and signs them out, here or elsewhere. Changes come from pages of this server only (<see
/// cref="Hosting.Guards"/>), so the forms carry no token.
/// </summary>
public static class SessionEndpoints
{
    /// <summary>The path of the page for a member who was taken out of the consultation they had open.</summary>
    public const string TakenOut = "/taken-out";

    /// <summary>Maps these addresses.</summary>
    public static void MapSessions(this IEndpointRouteBuilder endpoints)
    {
        var all = endpoints.MapGroup("").DisableAntiforgery();
        all.MapGet("/sessions", Show).RequireAuthorization();
        all.MapPost("/sessions/end", EndAsync).RequireAuthorization();
        all.MapPost("/sessions/end-others", EndOthers).RequireAuthorization();
        all.MapGet(TakenOut, (HttpContext context) => (PlainMessage.TakenOut with { KeptOf = Who(context).Member }).Page())
            .RequireAuthorization();
        all.MapPost("/sign-out", (HttpContext context, Sessions sessions) => EndHereAsync(context, sessions)).AllowAnonymous();
        all.MapGet("/signed-out", SignedOut).AllowAnonymous();
    }

    private static RazorComponentResult<SessionsPage> Show(HttpContext context, Sessions sessions)
    {
        context.Response.Headers.CacheControl = "no-store";
        var (member, mine) = Who(context);
        return new(new { All = sessions.Of(member), Mine = mine });
    }

    private static async Task<IResult> EndAsync(HttpContext context, Sessions sessions)
    {
        var (member, mine) = Who(context);
        var asked = context.Request.HasFormContentType ? (await context.Request.ReadFormAsync())["session"].ToString() : "";
        if (sessions.Of(member).FirstOrDefault(s => s.Id.Value == asked) is not { } session)
        {
            return TypedResults.Redirect("~/sessions");
        }

        if (session.Id == mine)
        {
            return await EndHereAsync(context, sessions);
        }

        sessions.End(session.Id);
        return TypedResults.Redirect("~/sessions");
    }

    private static RedirectHttpResult EndOthers(HttpContext context, Sessions sessions)
    {
        var (member, mine) = Who(context);
        sessions.EndOf(member, butFor: mine);
        return TypedResults.Redirect("~/sessions");
    }

    private static async Task<IResult> EndHereAsync(HttpContext context, Sessions sessions)
    {
        if (context.User.SessionId() is { } mine)
        {
            sessions.End(mine);
        }

        await context.SignOutAsync();
        return TypedResults.Redirect("~/signed-out");
    }

    /// <summary>Says that somebody is signed out, but signs nobody out, because any page can send a browser here.</summary>
    private static IResult SignedOut(HttpContext context, SignedIn signedIn) =>
        signedIn.Who(context.User) is not null ? TypedResults.Redirect("~/")
        : Removed.MemberOf(context) is { } member ? (PlainMessage.AccessEnded with { KeptOf = member }).Page()
        : PlainMessage.SignedOut.Page();

    /// <summary>Returns who asks and by which session; authorization has let through only those who are signed in.</summary>
    private static (MemberId Member, SessionId Session) Who(HttpContext context) =>
        (context.User.MemberId()!.Value, context.User.SessionId()!.Value);
}
