using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.SignIn;

/// <summary>A signed-in person as claims. Whether they still are, and what they may do, <see cref="SignedIn"/> knows; the role here is for what the screen offers.</summary>
public static class Identity
{
    private const string SessionClaim = "session";

    public static ClaimsPrincipal Of(Person person, SessionId session)
    {
        ArgumentNullException.ThrowIfNull(person);
        return new(new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, person.Id.Value),
                new Claim(ClaimTypes.Name, person.Name),
                new Claim(ClaimTypes.Role, person.Role.ToString()),
                new Claim(SessionClaim, session.Value),
            ],
            CookieAuthenticationDefaults.AuthenticationScheme));
    }

    /// <summary>The signed-in member's id; null when nobody is signed in.</summary>
    public static MemberId? MemberId(this ClaimsPrincipal? user) =>
        user?.Identity?.IsAuthenticated == true && user.FindFirstValue(ClaimTypes.NameIdentifier) is { Length: > 0 } id ? new MemberId(id) : null;

    /// <summary>The session; null when nobody is signed in, or the sign-in is of a build that had none.</summary>
    public static SessionId? SessionId(this ClaimsPrincipal? user) =>
        user?.Identity?.IsAuthenticated == true && user.FindFirstValue(SessionClaim) is { Length: > 0 } id ? new SessionId(id) : null;
}
