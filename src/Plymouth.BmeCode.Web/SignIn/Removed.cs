using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Web.SignIn;

/// <summary>
/// Remembers in a browser whose access was taken away there: their sign-in is over, but words of theirs that were never sent may still be
/// kept here, and are theirs alone to see.
/// </summary>
public static class Removed
{
    private const string CookieName = "bmecode.removed";
    private static readonly TimeSpan Lasting = TimeSpan.FromDays(30);

    /// <summary>Remembers in this browser who it was, for 30 days.</summary>
    public static void Remember(HttpContext context, MemberId member)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Items[CookieName] = member;
        context.Response.Cookies.Append(
            CookieName,
            member.Value,
            new()
            {
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                MaxAge = Lasting,
            }
        );
    }

    /// <summary>Returns the member whose access was taken away here; null when nobody's was, or it was given back.</summary>
    public static MemberId? MemberOf(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var member =
            context.Items[CookieName] as MemberId?
            ?? (context.Request.Cookies[CookieName] is { Length: > 0 } kept ? new MemberId(kept) : null);
        return member is { } id && context.RequestServices.GetRequiredService<IPeople>().Find(id) is { Removed: true } ? id : null;
    }

    /// <summary>Forgets who it was, because somebody else has come in.</summary>
    public static void Forget(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Request.Cookies.ContainsKey(CookieName))
        {
            context.Response.Cookies.Delete(CookieName);
        }
    }
}
