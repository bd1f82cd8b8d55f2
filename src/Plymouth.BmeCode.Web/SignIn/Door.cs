using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.SignIn;

/// <summary>Takes the links and join codes that people show: looks them up, counts the wrong ones, lets people in.</summary>
public sealed class Door(
    Links links,
    People people,
    Sessions sessions,
    SignedIn signedIn,
    Access access,
    TokenTries tries,
    ComingBack comingBack,
    AuditLog audit
)
{
    private static readonly PlainMessage WrongCode = new(
        StatusCodes.Status404NotFound,
        "This is not the join code",
        "No meeting is open under this code.",
        "Look at the facilitator's screen once more, and enter the 8 letters and digits.",
        ("join", "Enter the code again")
    );

    /// <summary>Says what stands behind a token, and what to answer instead when too many wrong ones came from that address.</summary>
    public (LinkLook Look, PlainMessage? Refused) Look(string token, HttpContext context)
    {
        var look = links.Look(token);
        return (look, look is LinkLook.Unknown && tries.IsTooMuch(context) ? PlainMessage.TooManyTries : null);
    }

    /// <summary>Says what to answer to a code that lets nobody in; null for the one that is open.</summary>
    /// <param name="link">The join code; null where it lets nobody in.</param>
    public PlainMessage? RefuseCode(string code, HttpContext context, out Link? link)
    {
        var look = links.Look(code);
        link = look is LinkLook.Good { Link: { Kind: LinkKind.Join } open } ? open : null;
        if (link is not null)
        {
            return null;
        }

        tries.CountAtCode();
        return tries.IsTooMuch(context) ? PlainMessage.TooManyTries
            : look is LinkLook.Ended ? PlainMessage.Why(look)!
            : WrongCode;
    }

    /// <summary>
    /// True when somebody who is signed in would gain something by a link: a role where it leads, or a higher one than they have there.
    /// </summary>
    public bool GivesMore(Link link, Person me)
    {
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(me);
        return link.Consultation is { } leads ? !(people.RoleIn(me.Id, leads) >= link.Role) : !me.IsAdministrator;
    }

    /// <summary>Lets somebody who is signed in already into where a link leads, in the session they have.</summary>
    public IResult LetInMore(string token, Person me, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(me);
        ArgumentNullException.ThrowIfNull(context);
        var (person, look) = links.LetInAs(token, me.Id);
        if (
            person is null
            || look is not LinkLook.Good { Link: { } link }
            || context.User.SessionId() is not { } id
            || sessions.Find(id) is not { } session
        )
        {
            return Refuse(look, AddressOf(context));
        }

        audit.CameIn(person, session, link, AddressOf(context));
        return TypedResults.Redirect("~/");
    }

    /// <summary>
    /// Lets somebody in under a name that <see cref="MemberName"/> has nothing against, and signs their browser in. When the name is
    /// somebody's here already, they are asked whether they are that person.
    /// </summary>
    /// <param name="isThem">True when they have said that they are.</param>
    public async Task<IResult> LetInAsync(string token, string name, bool isThem, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(context);
        if (people.Namesake(name) is not { } taken)
        {
            var (newcomer, behind) = links.LetIn(token, name.Trim());

            // Somebody else came in by that name in the same moment, so it is looked up again.
            return newcomer is null && behind is LinkLook.Good { Link.Kind: not LinkKind.Partner }
                ? await LetInAsync(token, name, isThem, context)
                : await SignInAsync(newcomer, behind, context);
        }

        var looked = links.Look(token);
        if (looked is not LinkLook.Good { Link: { } link })
        {
            return await SignInAsync(null, looked, context);
        }

        if (signedIn.Who(context.User) is { } me && me.Id == taken.Id)
        {
            return LetInMore(token, me, context);
        }

        if (!isThem)
        {
            return new RazorComponentResult<NamesakePage>(
                new
                {
                    Taken = taken,
                    Name = name,
                    Action = context.Request.PathBase.Add(context.Request.Path).Value,
                    Vouches = access.Vouches(link, taken),
                }
            )
            {
                StatusCode = StatusCodes.Status409Conflict,
            };
        }

        if (access.Vouches(link, taken))
        {
            var (person, look) = links.LetInAs(token, taken.Id);
            return await SignInAsync(person, look, context);
        }

        return comingBack.Ask(token, link, taken, BrowserName.Of(context.Request.Headers.UserAgent)) is { } ask
            ? TypedResults.Redirect($"~/come-in/waiting/{ask.Id}")
            : PlainMessage.TooManyWait.Page();
    }

    /// <summary>
    /// Shows the page of somebody who waits to be let in as a person who is here already, and lets them in once a facilitator has said that
    /// it is them.
    /// </summary>
    public async Task<IResult> WaitAsync(string id, HttpContext context)
    {
        switch (comingBack.Find(id))
        {
            case null:
                return PlainMessage.WaitedTooLong.Page();
            case { Answer: null } ask:
                return new RazorComponentResult<WaitingPage>(new { ask.As });
            case { Answer: false } ask:
                comingBack.Forget(ask);
                return PlainMessage.NotThem.Page();
            case var ask:
                comingBack.Forget(ask);
                var (person, look) = links.LetInAs(ask.Token, ask.As.Id);
                return await SignInAsync(person, look, context);
        }
    }

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    private RazorComponentResult Refuse(LinkLook look, string address)
    {
        var why = PlainMessage.Why(look) ?? PlainMessage.NotFound;
        audit.TurnedAway(why.Title, address);
        return why.Page();
    }

    private async Task<IResult> SignInAsync(Person? person, LinkLook look, HttpContext context)
    {
        var address = AddressOf(context);
        if (person is null || look is not LinkLook.Good { Link: { } link })
        {
            return Refuse(look, address);
        }

        if (context.User.SessionId() is { } before)
        {
            sessions.End(before);
        }

        var session = sessions.Begin(person.Id, BrowserName.Of(context.Request.Headers.UserAgent));
        audit.CameIn(person, session, link, address);
        Removed.Forget(context);
        await context.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            Identity.Of(person, session.Id),
            new AuthenticationProperties { IsPersistent = true }
        );
        return TypedResults.Redirect("~/");
    }
}
