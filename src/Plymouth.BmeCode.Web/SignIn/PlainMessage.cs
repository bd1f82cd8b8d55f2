using Microsoft.AspNetCore.Http.HttpResults;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.SignIn;

/// <summary>The words of a plain page: what is so, and what to do next.</summary>
/// <param name="Status">The HTTP status that fits.</param>
/// <param name="Way">The obvious next address below the root, with its words.</param>
/// <param name="KeptOf">The member whose unsent words, if this browser keeps any, are shown as well.</param>
public sealed record PlainMessage(
    int Status,
    string Title,
    string What,
    string Next,
    (string Address, string Words)? Way = null,
    MemberId? KeptOf = null
)
{
    private static readonly (string, string) Start = ("", "Go to the start page");

    /// <summary>The page for somebody who is signed out.</summary>
    public static readonly PlainMessage SignedOut = new(
        StatusCodes.Status200OK,
        "You are signed out",
        "Nobody can write in your name from this browser now.",
        "To come in again, ask the facilitator for a link or the join code.",
        Start
    );

    /// <summary>The page for a member whose access was taken away.</summary>
    public static readonly PlainMessage AccessEnded = new(
        StatusCodes.Status200OK,
        "You are no longer in this working group",
        "The facilitator has ended your access. What you wrote and was marked Saved stands in the Code's history under your name.",
        "If this is a mistake, ask the facilitator for a new link.",
        Start
    );

    /// <summary>The page for a member who was taken out of the consultation they had open.</summary>
    public static readonly PlainMessage TakenOut = new(
        StatusCodes.Status200OK,
        "You are no longer in this consultation",
        "A facilitator has taken you out of it. What you wrote and was marked Saved stands in its history under your name.",
        "If this is a mistake, ask the facilitator to add you again. Any other consultation you are in goes on as before.",
        Start
    );

    /// <summary>The page for an address at which there is nothing.</summary>
    public static readonly PlainMessage NotFound = new(
        StatusCodes.Status404NotFound,
        "This page does not exist",
        "The address may have been mistyped, or what stood here has moved.",
        "Start again from the start page.",
        Start
    );

    /// <summary>The page for a published file that this data folder does not have and cannot make again.</summary>
    public static readonly PlainMessage FileNotHere = new(
        StatusCodes.Status404NotFound,
        "This file is not in this data folder",
        "It was published elsewhere, and this version of the program would write it otherwise. A publication is handed out as it was "
            + "published, or not at all.",
        "Ask whoever published it for the file, or restore the backup it is in.",
        Start
    );

    /// <summary>The page for a published file that held words which were erased, and that could not be made again without them.</summary>
    public static readonly PlainMessage FileErased = new(
        StatusCodes.Status410Gone,
        "Nobody has this file any more",
        "Words about a person in it were erased, as they may ask for, and it could not be made again without them.",
        "Take another file of the publication, or publish again.",
        Start
    );

    /// <summary>The page instead of one that the server failed to make.</summary>
    public static readonly PlainMessage WentWrong = new(
        StatusCodes.Status500InternalServerError,
        "Something went wrong",
        "The server could not make this page. What was marked Saved is on disk.",
        "Try once more. If it happens again, tell whoever runs the server: its console says what happened.",
        Start
    );

    /// <summary>The page for a wrong link or join code after too many others from the same address.</summary>
    public static readonly PlainMessage TooManyTries = new(
        StatusCodes.Status429TooManyRequests,
        "This does not let you in",
        "Ten links or codes that let nobody in came from your address within a minute, so nothing more is said about this one.",
        "Look at the link or code once more. The right one lets you in at any time.",
        ("join", "Enter the code again")
    );

    /// <summary>The page for somebody who says that they are here already, when too many wait to be asked about.</summary>
    public static readonly PlainMessage TooManyWait = new(
        StatusCodes.Status503ServiceUnavailable,
        "Too many wait to be let in",
        "So many people say that they are here already that no more can be asked about.",
        "Speak to the facilitator, then open your link once more."
    );

    /// <summary>The page for somebody about whom nobody answered in time.</summary>
    public static readonly PlainMessage WaitedTooLong = new(
        StatusCodes.Status410Gone,
        "Nobody has answered",
        "Whoever waits is asked about for fifteen minutes; or the server was started again meanwhile.",
        "Open your link, or enter the join code, once more.",
        Start
    );

    /// <summary>The page for somebody of whom a facilitator said that it is not them.</summary>
    public static readonly PlainMessage NotThem = new(
        StatusCodes.Status403Forbidden,
        "You were not let in under that name",
        "A facilitator has said that it is not you. Your link still works.",
        "Speak to them; or open your link once more and give another name."
    );

    /// <summary>The page for what the page of another site sends.</summary>
    public static readonly PlainMessage OtherSite = new(
        StatusCodes.Status403Forbidden,
        "This did not come from here",
        "The page of another site asked for it, in your name. Nothing was done.",
        "Go to the start page, and do there what you meant to do.",
        Start
    );

    /// <summary>The page for a link of another kind at the live view's address.</summary>
    public static readonly PlainMessage NotALiveView = new(
        StatusCodes.Status404NotFound,
        "This link does not open a live view",
        "It is a link of another kind.",
        "Ask the facilitator for the link to the live view.",
        Start
    );

    /// <summary>Says why a link does not open anything, each reason in its own words; null when it does.</summary>
    public static PlainMessage? Why(LinkLook look) =>
        look switch
        {
            LinkLook.Good => null,
            LinkLook.Used => new(
                StatusCodes.Status410Gone,
                "This link has been used",
                "A link lets one person in, once, and somebody has come in with this one.",
                "If that was you, in this browser, go to the start page. Otherwise ask the facilitator for a new link.",
                Start
            ),
            LinkLook.Ended { Link.Kind: LinkKind.Join } => new(
                StatusCodes.Status410Gone,
                "This join code is closed",
                "A join code is open for 15 minutes, or until the facilitator closes it.",
                "Ask the facilitator to open a new one.",
                ("join", "Enter another code")
            ),
            LinkLook.Ended => new(
                StatusCodes.Status410Gone,
                "This link has ended",
                "It was open for a limited time.",
                "Ask the facilitator for a new link."
            ),
            LinkLook.Revoked { Link.Kind: LinkKind.Partner } => new(
                StatusCodes.Status410Gone,
                "This live view is closed",
                "The facilitator has withdrawn this link.",
                "Ask the facilitator for a new link if you should still be following."
            ),
            LinkLook.Revoked => new(
                StatusCodes.Status410Gone,
                "This link was withdrawn",
                "The facilitator has withdrawn it before anybody used it.",
                "Ask the facilitator for a new link."
            ),
            _ => new(
                StatusCodes.Status404NotFound,
                "This link does not open anything",
                "Part of the address may have been lost on the way: mail programs sometimes break a long link in two.",
                "Copy the whole link once more. If that does not help, ask the facilitator for a new one."
            ),
        };

    /// <summary>Makes the page that says it.</summary>
    public RazorComponentResult Page() => new RazorComponentResult<PlainMessagePage>(new { PlainMessage = this }) { StatusCode = Status };
}
