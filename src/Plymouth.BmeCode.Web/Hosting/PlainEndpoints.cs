using Microsoft.AspNetCore.Http.HttpResults;
using Plymouth.BmeCode.Web.SignIn;
using Plymouth.BmeCode.Web.Start;

namespace Plymouth.BmeCode.Web.Hosting;

/// <summary>
/// Serves the start page, the licences, the health address, and the pages that say that something is missing or went wrong.
/// </summary>
public static class PlainEndpoints
{
    /// <summary>Maps these addresses, which anybody may open.</summary>
    public static void MapPlain(this IEndpointRouteBuilder endpoints)
    {
        var open = endpoints.MapGroup("").AllowAnonymous();
        open.MapGet("/", (HttpContext context, SignedIn signedIn) =>
            new RazorComponentResult<StartPage>(new { Me = signedIn.Who(context.User) })
        );
        open.MapGet("/licences", () => new RazorComponentResult<LicencesPage>());
        open.MapMethods(
            "/health",
            [HttpMethods.Get, HttpMethods.Head],
            async (ServerEpoch epoch, Readiness readiness, HttpContext context) =>
            {
                context.Response.Headers.CacheControl = "no-store";
                return await readiness.FaultAsync() is { } fault
                    ? TypedResults.Text($"not ready {epoch}: {fault}", statusCode: StatusCodes.Status503ServiceUnavailable)
                    : TypedResults.Text($"ok {epoch}");
            }
        );
        open.Map("/error", () => PlainMessage.WentWrong.Page()).DisableAntiforgery();
        open.MapFallback(() => PlainMessage.NotFound.Page()).DisableAntiforgery();
    }
}
