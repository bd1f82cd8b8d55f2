using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.SignIn;

/// <summary>Where links and join codes are shown: looks them up, counts the wrong ones, lets people in.</summary>
public sealed class Door(Links links, Sessions sessions, TokenTries tries, AuditLog audit)
{
    private static readonly Saying WrongCode = new(StatusCodes.Status404NotFound, "This is not the join code", "No meeting is open under this code.", "Look at the facilitator's screen once more, and enter the 8 letters and digits.", ("join", "Enter the code again"));

    /// <summary>What stands behind a token; and what is said instead of it where too many wrong ones came from that address.</summary>
    public (LinkLook Look, Saying? Refused) Look(string token, HttpContext context)
    {
        var look = links.Look(token);
        return (look, look is LinkLook.Unknown && tries.IsTooMuch(context) ? Saying.TooManyTries : null);
    }

    /// <summary>What is said of a code that lets nobody in; null for the one that is open.</summary>
    public Saying? RefuseCode(string code, HttpContext context)
    {
        var look = links.Look(code);
        if (look is LinkLook.Good { Link.Kind: LinkKind.Join })
        {
            return null;
        }

        tries.CountAtCode();
        return tries.IsTooMuch(context) ? Saying.TooManyTries : look is LinkLook.Ended ? Saying.Why(look)! : WrongCode;
    }

    /// <summary>Lets somebody in under a name that <see cref="MemberName"/> has nothing against, and signs their browser in.</summary>
    public async Task<IResult> LetInAsync(string token, string name, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(context);
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (links.LetIn(token, name.Trim()) is not ({ } person, LinkLook.Good { Link: { } link }))
        {
            var why = Saying.Why(links.Look(token)) ?? Saying.NotFound;
            audit.TurnedAway(why.Title, address);
            return why.Page();
        }

        if (context.User.SessionId() is { } before)
        {
            sessions.End(before);
        }

        var session = sessions.Begin(person.Id, BrowserName.Of(context.Request.Headers.UserAgent));
        audit.CameIn(person, session, link, address);
        Removed.Forget(context);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, Identity.Of(person, session.Id), new AuthenticationProperties { IsPersistent = true });
        return TypedResults.Redirect("~/");
    }
}
