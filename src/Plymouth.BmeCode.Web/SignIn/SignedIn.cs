using System.Security.Claims;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.SignIn;

/// <summary>
/// Knows who somebody is as long as they are signed in: their session lasts, and their access was not taken away. It is looked up in
/// memory, on every request, call and key.
/// </summary>
public sealed class SignedIn(IPeople people, Sessions sessions)
{
    /// <summary>Returns the person as they are in the people now; null when nobody is signed in (any more).</summary>
    public Person? Who(ClaimsPrincipal? user) =>
        user.MemberId() is { } member && user.SessionId() is { } session ? Who(member, session) : null;

    /// <summary>Returns the person as they are in the people now; null when they are not signed in by that session (any more).</summary>
    public Person? Who(MemberId member, SessionId session) =>
        sessions.Find(session) is { } lasting && lasting.Member == member && people.Find(member) is { Removed: false } person
            ? person
            : null;
}
