using Microsoft.AspNetCore.Http.HttpResults;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.SignIn;

/// <summary>
/// Lets people come in: a GET only shows a form, because mail and chat programs fetch links to preview them, and the POST uses the link up.
/// The token in the path is the protection, so forms carry none of their own.
/// </summary>
public static class SignInEndpoints
{
    /// <summary>Maps these addresses, which anybody may open.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        var open = endpoints.MapGroup("").AllowAnonymous().DisableAntiforgery();
        open.MapGet("/come-in/{token}", ShowComeIn);
        open.MapPost("/come-in/{token}", ComeInAsync);
        open.MapGet("/come-in/waiting/{id}", (string id, HttpContext context, Door door) => door.WaitAsync(id, context));
        open.MapGet("/join", ShowJoin);
        open.MapGet("/join/{code}", ShowJoinWith);
        open.MapPost("/join/{code}", JoinAsync);
    }

    private static IResult ShowComeIn(string token, HttpContext context, Door door, SignedIn signedIn) =>
        door.Look(token, context) switch
        {
            (LinkLook.Good { Link: { Kind: LinkKind.Single } link }, _) => new RazorComponentResult<ComeInPage>(
                new
                {
                    Link = link,
                    link.Name,
                    Action = Here(context),
                    Me = signedIn.Who(context.User),
                    GivesMore = signedIn.Who(context.User) is { } me && door.GivesMore(link, me),
                }
            ),
            var (look, refused) => refused?.Page() ?? Elsewhere(token, look),
        };

    private static async Task<IResult> ComeInAsync(string token, HttpContext context, Door door, SignedIn signedIn)
    {
        var (look, refused) = door.Look(token, context);
        if (look is not LinkLook.Good { Link: { Kind: LinkKind.Single } link })
        {
            return refused?.Page() ?? Elsewhere(token, look);
        }

        var (name, isThem, isMe) = await NameAsync(context);
        if (isMe && signedIn.Who(context.User) is { } me)
        {
            return door.LetInMore(token, me, context);
        }

        if (MemberName.Problem(name) is { } problem)
        {
            return new RazorComponentResult<ComeInPage>(
                new
                {
                    Link = link,
                    Name = name,
                    Problem = problem,
                    Action = Here(context),
                }
            )
            {
                StatusCode = StatusCodes.Status400BadRequest,
            };
        }

        return await door.LetInAsync(token, name, isThem, context);
    }

    private static IResult ShowJoin(string? code) =>
        code?.Trim() is { Length: > 0 } given
            ? TypedResults.Redirect($"~/join/{Uri.EscapeDataString(given)}")
            : new RazorComponentResult<JoinPage>();

    private static IResult ShowJoinWith(string code, HttpContext context, Door door, SignedIn signedIn) =>
        door.RefuseCode(code, context, out var link) is { } refused
            ? refused.Page()
            : new RazorComponentResult<JoinPage>(
                new
                {
                    Code = code,
                    Me = signedIn.Who(context.User),
                    GivesMore = signedIn.Who(context.User) is { } me && door.GivesMore(link!, me),
                }
            );

    private static async Task<IResult> JoinAsync(string code, HttpContext context, Door door, SignedIn signedIn)
    {
        if (door.RefuseCode(code, context, out _) is { } refused)
        {
            return refused.Page();
        }

        var (name, isThem, isMe) = await NameAsync(context);
        if (isMe && signedIn.Who(context.User) is { } me)
        {
            return door.LetInMore(code, me, context);
        }

        if (MemberName.Problem(name) is { } problem)
        {
            return new RazorComponentResult<JoinPage>(
                new
                {
                    Code = code,
                    Name = name,
                    Problem = problem,
                }
            )
            {
                StatusCode = StatusCodes.Status400BadRequest,
            };
        }

        return await door.LetInAsync(code, name, isThem, context);
    }

    private static string Here(HttpContext context) => $"{context.Request.PathBase}{context.Request.Path}";

    private static IResult Elsewhere(string token, LinkLook look) =>
        look switch
        {
            LinkLook.Good { Link.Kind: LinkKind.Partner } => TypedResults.Redirect($"~/live/{Uri.EscapeDataString(token)}"),
            LinkLook.Good => TypedResults.Redirect($"~/join/{Uri.EscapeDataString(token)}"),
            _ => PlainMessage.Why(look)!.Page(),
        };

    /// <summary>
    /// Reads the name that was given, whether they say that they are the one who has it here already, and whether they come in as the
    /// member this browser is signed in as.
    /// </summary>
    private static async Task<(string Name, bool IsThem, bool IsMe)> NameAsync(HttpContext context)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync() : FormCollection.Empty;
        return (form["name"].ToString(), form["me"] == "yes", form["as"] == "me");
    }
}
