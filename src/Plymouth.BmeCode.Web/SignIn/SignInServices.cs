using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Plymouth.BmeCode.Collaboration;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.SignIn;

/// <summary>The cookie that keeps somebody signed in: 30 days, this browser, readable by the server only; works over plain http.</summary>
public static class SignInServices
{
    private static readonly TimeSpan Lasting = TimeSpan.FromDays(30);

    public static IServiceCollection AddSignIn(this IServiceCollection services, DataFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        services.AddDataProtection().SetApplicationName("Plymouth.BmeCode");
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new KeysInFolder(folder.SignInKeys));
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = folder.SignInKeys.CookieName;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = Lasting;
            cookie.SlidingExpiration = true;
            cookie.Events.OnValidatePrincipal = SignOutIfRemovedAsync;
            cookie.Events.OnRedirectToLogin = TurnAwayAsync;
            cookie.Events.OnRedirectToAccessDenied = TurnAwayAsync;
        });
        services.AddAntiforgery(forms => forms.Cookie.Name = $"{folder.SignInKeys.CookieName}.forms");
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        return services;
    }

    private static async Task SignOutIfRemovedAsync(CookieValidatePrincipalContext context)
    {
        var people = context.HttpContext.RequestServices.GetRequiredService<IPeople>();
        if (people.Present(context.Principal) is null)
        {
            if (context.Principal.MemberId() is { } gone)
            {
                Removed.Remember(context.HttpContext, gone);
            }

            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync();
        }
    }

    /// <summary>A page sends to the start page, which says how to come in; a script or socket gets 401.</summary>
    private static Task TurnAwayAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
        {
            context.Response.Redirect(Removed.MemberOf(context.HttpContext) is null ? "/" : "/signed-out");
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }
}
