using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Plymouth.BmeCode.Collaboration;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Web.SignIn;

/// <summary>A signed-in person as claims. What they may do is looked up in the people on every write; the role here is for what the screen offers.</summary>
public static class Identity
{
    public static ClaimsPrincipal Of(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return new(new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, person.Id.Value),
                new Claim(ClaimTypes.Name, person.Name),
                new Claim(ClaimTypes.Role, person.Role.ToString()),
            ],
            CookieAuthenticationDefaults.AuthenticationScheme));
    }

    /// <summary>The signed-in member's id; null when nobody is signed in.</summary>
    public static MemberId? MemberId(this ClaimsPrincipal? user) =>
        user?.Identity?.IsAuthenticated == true && user.FindFirstValue(ClaimTypes.NameIdentifier) is { Length: > 0 } id ? new MemberId(id) : null;

    /// <summary>The person as they are in the people now; null when nobody is signed in or the access was taken away.</summary>
    public static Person? Present(this IPeople people, ClaimsPrincipal? user)
    {
        ArgumentNullException.ThrowIfNull(people);
        return user.MemberId() is { } id && people.Find(id) is { Removed: false } person ? person : null;
    }
}
