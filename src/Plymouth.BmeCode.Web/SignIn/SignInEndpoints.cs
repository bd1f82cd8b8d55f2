using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.SignIn;

/// <summary>Coming in and going out. A GET only shows a form, because mail and chat programs fetch links to preview them; the POST uses the link up. The token in the path is the protection, so forms carry none of their own.</summary>
public static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        var open = endpoints.MapGroup("").AllowAnonymous().DisableAntiforgery();
        open.MapGet("/come-in/{token}", ShowComeIn);
        open.MapPost("/come-in/{token}", ComeInAsync);
        open.MapGet("/join", ShowJoin);
        open.MapGet("/join/{code}", ShowJoinWith);
        open.MapPost("/join/{code}", JoinAsync);
        open.MapPost("/sign-out", (Delegate)SignOutAsync);
        open.MapGet("/signed-out", async (HttpContext context) =>
        {
            await context.SignOutAsync();
            return (Removed.MemberOf(context) is { } member ? Saying.AccessEnded with { KeptOf = member } : Saying.SignedOut).Page();
        });
    }

    private static IResult ShowComeIn(string token, HttpContext context, Links links, People people) => links.Look(token) switch
    {
        LinkLook.Good { Link: { Kind: LinkKind.Single } link } => new RazorComponentResult<ComeInPage>(new { link.Role, link.Name, Action = context.Request.Path.Value, Me = people.Present(context.User) }),
        var look => Elsewhere(token, look),
    };

    private static async Task<IResult> ComeInAsync(string token, HttpContext context, Links links, People people)
    {
        if (links.Look(token) is not LinkLook.Good { Link: { Kind: LinkKind.Single } link })
        {
            return Elsewhere(token, links.Look(token));
        }

        var name = await NameAsync(context);
        if (MemberName.Problem(name) is { } problem)
        {
            return new RazorComponentResult<ComeInPage>(new { link.Role, Name = name, Problem = problem, Action = context.Request.Path.Value }) { StatusCode = StatusCodes.Status400BadRequest };
        }

        return await UseAsync(token, name, context, links, people);
    }

    private static IResult ShowJoin(string? code) =>
        code?.Trim() is { Length: > 0 } given ? TypedResults.Redirect($"/join/{Uri.EscapeDataString(given)}") : new RazorComponentResult<JoinPage>();

    private static IResult ShowJoinWith(string code, HttpContext context, Links links, JoinTries tries) =>
        RefuseJoin(code, context, links, tries) ?? new RazorComponentResult<JoinPage>(new { Code = code });

    private static async Task<IResult> JoinAsync(string code, HttpContext context, Links links, People people, JoinTries tries)
    {
        if (RefuseJoin(code, context, links, tries) is { } refused)
        {
            return refused;
        }

        var name = await NameAsync(context);
        if (MemberName.Problem(name) is { } problem)
        {
            return new RazorComponentResult<JoinPage>(new { Code = code, Name = name, Problem = problem }) { StatusCode = StatusCodes.Status400BadRequest };
        }

        return await UseAsync(code, name, context, links, people);
    }

    private static RazorComponentResult? RefuseJoin(string code, HttpContext context, Links links, JoinTries tries)
    {
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (!tries.May(address))
        {
            return Saying.TooManyTries.Page();
        }

        var look = links.Look(code);
        if (look is LinkLook.Good { Link.Kind: LinkKind.Join })
        {
            return null;
        }

        tries.CountWrong(address);
        return (look is LinkLook.Ended ? Saying.Why(look)! : WrongCode).Page();
    }

    private static readonly Saying WrongCode = new(StatusCodes.Status404NotFound, "This is not the join code", "No meeting is open under this code.", "Look at the facilitator's screen once more, and enter the 8 letters and digits.", ("/join", "Enter the code again"));

    private static async Task<IResult> UseAsync(string token, string name, HttpContext context, Links links, People people)
    {
        if (links.Use(token) is not LinkLook.Good { Link: { } link })
        {
            return Saying.Why(links.Look(token))!.Page();
        }

        var person = people.Add(name.Trim(), link.Role);
        Removed.Forget(context);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, Identity.Of(person), new AuthenticationProperties { IsPersistent = true });
        return TypedResults.Redirect("/");
    }

    private static IResult Elsewhere(string token, LinkLook look) => look switch
    {
        LinkLook.Good { Link.Kind: LinkKind.Partner } => TypedResults.Redirect($"/live/{Uri.EscapeDataString(token)}"),
        LinkLook.Good => TypedResults.Redirect($"/join/{Uri.EscapeDataString(token)}"),
        _ => Saying.Why(look)!.Page(),
    };

    private static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync();
        return TypedResults.Redirect("/signed-out");
    }

    private static async Task<string> NameAsync(HttpContext context) =>
        context.Request.HasFormContentType ? (await context.Request.ReadFormAsync())["name"].ToString() : "";
}
