using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.SignIn;

/// <summary>
/// Writes and reads a signed-in person as claims, which say nothing of what they may do. <see cref="SignedIn"/> knows whether they still
/// are signed in, and the people what they are in each consultation.
/// </summary>
public static class Identity
{
    private const string SessionClaim = "session";

    /// <summary>Makes the claims of a person who is signed in by a session.</summary>
    public static ClaimsPrincipal Of(Person person, SessionId session)
    {
        ArgumentNullException.ThrowIfNull(person);
        return new(
            new ClaimsIdentity(
                [
                    new Claim(ClaimTypes.NameIdentifier, person.Id.Value),
                    new Claim(ClaimTypes.Name, person.Name),
                    new Claim(SessionClaim, session.Value),
                ],
                CookieAuthenticationDefaults.AuthenticationScheme
            )
        );
    }

    /// <summary>Returns the signed-in member's id; null when nobody is signed in.</summary>
    public static MemberId? MemberId(this ClaimsPrincipal? user) =>
        user?.Identity?.IsAuthenticated == true && user.FindFirstValue(ClaimTypes.NameIdentifier) is { Length: > 0 } id
            ? new MemberId(id)
            : null;

    /// <summary>Returns the session; null when nobody is signed in, or the sign-in is of a build that had none.</summary>
    public static SessionId? SessionId(this ClaimsPrincipal? user) =>
        user?.Identity?.IsAuthenticated == true && user.FindFirstValue(SessionClaim) is { Length: > 0 } id ? new SessionId(id) : null;
}
