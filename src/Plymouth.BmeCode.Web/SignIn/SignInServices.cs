using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.SignIn;

/// <summary>
/// Sets up the cookie that keeps somebody signed in: 30 days, this browser, readable by the server only; works over plain http.
/// </summary>
public static class SignInServices
{
    /// <summary>Adds signing in by that cookie, its keys kept in the data folder.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services, DataFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        services.AddDataProtection().SetApplicationName("Plymouth.BmeCode");
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new KeysInFolder(folder.SignInKeys));
        services
            .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie =>
            {
                cookie.Cookie.Name = folder.SignInKeys.CookieName;
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                cookie.ExpireTimeSpan = Sessions.Lasting;
                cookie.SlidingExpiration = true;
                cookie.Events.OnValidatePrincipal = AskIfStillAsync;
                cookie.Events.OnRedirectToLogin = TurnAwayAsync;
                cookie.Events.OnRedirectToAccessDenied = TurnAwayAsync;
            });
        services.AddAntiforgery(forms => forms.Cookie.Name = $"{folder.SignInKeys.CookieName}.forms");
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        return services;
    }

    /// <summary>Rejects a cookie whose session was ended, whoever holds a copy of it.</summary>
    private static async Task AskIfStillAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var sessions = services.GetRequiredService<Sessions>();
        TakeEarlier(context, services.GetRequiredService<IPeople>(), sessions);
        if (services.GetRequiredService<SignedIn>().Who(context.Principal) is not null)
        {
            sessions.See(context.Principal.SessionId()!.Value);
            return;
        }

        if (context.Principal.MemberId() is { } gone && services.GetRequiredService<IPeople>().Find(gone) is { Removed: true })
        {
            Removed.Remember(context.HttpContext, gone);
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync();
    }

    /// <summary>Gives a session to somebody who signed in with an earlier build, which had none.</summary>
    private static void TakeEarlier(CookieValidatePrincipalContext context, IPeople people, Sessions sessions)
    {
        if (
            context.Principal.SessionId() is null
            && context.Principal.MemberId() is { } member
            && people.Find(member) is { Removed: false } person
            && context.Properties.IssuedUtc is { } issued
            && sessions.BeginOfEarlier(
                issued.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
                member,
                BrowserName.Of(context.Request.Headers.UserAgent)
            )
                is { } session
        )
        {
            context.ReplacePrincipal(Identity.Of(person, session.Id));
            context.ShouldRenew = true;
        }
    }

    /// <summary>
    /// Sends a page to the start page, which says how to come in, or to the one that says that access was taken away; a script or socket
    /// gets 401.
    /// </summary>
    private static Task TurnAwayAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (
            HttpMethods.IsGet(context.Request.Method)
            && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
        )
        {
            context.Response.Redirect($"{context.Request.PathBase}/{(Removed.MemberOf(context.HttpContext) is null ? "" : "signed-out")}");
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }
}
