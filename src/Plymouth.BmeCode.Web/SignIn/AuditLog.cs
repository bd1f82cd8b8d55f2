using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.SignIn;

/// <summary>
/// Logs what whoever runs the server can read up about access: structured events under one name, without tokens and without wording.
/// </summary>
public sealed partial class AuditLog(ILoggerFactory logs)
{
    /// <summary>The name its events are logged under.</summary>
    public const string Category = "Plymouth.BmeCode.Audit";

    private readonly ILogger _log = logs.CreateLogger(Category);

    /// <summary>Logs that somebody came in by a link.</summary>
    public void CameIn(Person person, Session session, Link by, string address) =>
        LogCameIn(_log, person.Name, person.Id, RoleOf(by), by.Kind, by.Id, session.Id, session.Browser, address);

    /// <summary>Logs that somebody was turned away.</summary>
    public void TurnedAway(string why, string address) => LogTurnedAway(_log, why, address);

    /// <summary>Logs that too many wrong links or join codes came from an address.</summary>
    public void TooManyTries(string address) => LogTooManyTries(_log, address);

    /// <summary>Logs that a join code was closed after too many wrong ones.</summary>
    public void CodeClosed(string link, int tries) => LogCodeClosed(_log, link, tries);

    /// <summary>Logs that a session was ended.</summary>
    public void SignedOut(Session session) => LogSignedOut(_log, session.Member, session.Id, session.Browser);

    /// <summary>Logs that a link was made, by a member or (null) by whoever runs the program.</summary>
    public void LinkMade(MemberId? by, Link link) =>
        LogLinkMade(
            _log,
            by?.Value ?? "whoever runs the program",
            link.Kind,
            link.Id,
            RoleOf(link),
            link.EndsAt is { } endsAt ? $"until {endsAt:u}" : "until it is revoked"
        );

    /// <summary>Logs that a link was revoked, or a join code closed.</summary>
    public void LinkRevoked(MemberId by, Link link) => LogLinkRevoked(_log, by, link.Kind, link.Id);

    /// <summary>Logs that somebody was given a role in a consultation.</summary>
    public void RoleGiven(MemberId by, Person whom, ConsultationId consultation, Role role) =>
        LogRoleGiven(_log, by, whom.Name, whom.Id, role, consultation);

    /// <summary>Logs that somebody was taken out of a consultation.</summary>
    public void TakenOut(MemberId by, Person whom, ConsultationId consultation) =>
        LogTakenOut(_log, by, whom.Name, whom.Id, consultation);

    /// <summary>Logs that somebody was made an administrator, or is one no longer.</summary>
    public void AdministratorSet(MemberId by, Person whom, bool isOne) =>
        LogAdministratorSet(_log, by, whom.Name, whom.Id, isOne ? "an administrator" : "no administrator any more");

    /// <summary>Logs that somebody's access was taken away.</summary>
    public void Removed(MemberId by, Person whom) => LogRemoved(_log, by, whom.Name, whom.Id);

    /// <summary>Logs a facilitator's answer whether somebody is the person they say they are.</summary>
    public void Vouched(MemberId by, Person whom, bool isThem) =>
        LogVouched(_log, by, isThem ? "said that it is" : "refused who says they are", whom.Name, whom.Id);

    /// <summary>Logs that a consultation was taken in, and from what.</summary>
    public void Imported(MemberId by, ConsultationId consultation, string from) => LogImported(_log, by, consultation, from);

    /// <summary>Logs that a member took a document of a consultation away.</summary>
    public void Exported(MemberId by, ConsultationId consultation, string file) => LogExported(_log, by, consultation, file);

    /// <summary>Logs that a consultation was published.</summary>
    public void Published(MemberId by, ConsultationId consultation, int number) => LogPublished(_log, by, consultation, number);

    /// <summary>
    /// Logs that a request was refused because of its origin; <paramref name="path"/> is the first word of its path, because the rest may
    /// be a token.
    /// </summary>
    public void OriginRefused(string? origin, string path, string why) => LogOriginRefused(_log, origin, path, why);

    private static string RoleOf(Link link) =>
        link.MakesAdministrator ? "Administrator"
        : link.Consultation is { } consultation ? $"{link.Role} of {consultation}"
        : $"{link.Role} of all consultations";

    [LoggerMessage(
        1,
        LogLevel.Information,
        "{Name} ({Member}) came in as {Role} by the {Kind} link {Link}: session {Session}, {Browser}, from {Address}",
        EventName = "CameIn"
    )]
    private static partial void LogCameIn(
        ILogger log,
        string name,
        MemberId member,
        string role,
        LinkKind kind,
        string link,
        SessionId session,
        string browser,
        string address
    );

    [LoggerMessage(2, LogLevel.Information, "Somebody at {Address} was turned away: {Why}", EventName = "TurnedAway")]
    private static partial void LogTurnedAway(ILogger log, string why, string address);

    [LoggerMessage(
        3,
        LogLevel.Warning,
        "Ten wrong links or join codes came from {Address} within a minute; the next ones are only counted",
        EventName = "TooManyTries"
    )]
    private static partial void LogTooManyTries(ILogger log, string address);

    [LoggerMessage(4, LogLevel.Warning, "The join code {Link} was closed after {Tries} wrong ones", EventName = "CodeClosed")]
    private static partial void LogCodeClosed(ILogger log, string link, int tries);

    [LoggerMessage(5, LogLevel.Information, "{Member} is signed out of session {Session}, {Browser}", EventName = "SignedOut")]
    private static partial void LogSignedOut(ILogger log, MemberId member, SessionId session, string browser);

    [LoggerMessage(6, LogLevel.Information, "{By} made the {Kind} link {Link} for a {Role}, good {Until}", EventName = "LinkMade")]
    private static partial void LogLinkMade(ILogger log, string by, LinkKind kind, string link, string role, string until);

    [LoggerMessage(7, LogLevel.Information, "{By} revoked the {Kind} link {Link}", EventName = "LinkRevoked")]
    private static partial void LogLinkRevoked(ILogger log, MemberId by, LinkKind kind, string link);

    [LoggerMessage(8, LogLevel.Information, "{By} removed {Name} ({Member})", EventName = "Removed")]
    private static partial void LogRemoved(ILogger log, MemberId by, string name, MemberId member);

    [LoggerMessage(14, LogLevel.Information, "{By} made {Name} ({Member}) a {Role} of {Consultation}", EventName = "RoleGiven")]
    private static partial void LogRoleGiven(
        ILogger log,
        MemberId by,
        string name,
        MemberId member,
        Role role,
        ConsultationId consultation
    );

    [LoggerMessage(15, LogLevel.Information, "{By} took {Name} ({Member}) out of {Consultation}", EventName = "TakenOut")]
    private static partial void LogTakenOut(ILogger log, MemberId by, string name, MemberId member, ConsultationId consultation);

    [LoggerMessage(16, LogLevel.Information, "{By} said that {Name} ({Member}) is {What}", EventName = "AdministratorSet")]
    private static partial void LogAdministratorSet(ILogger log, MemberId by, string name, MemberId member, string what);

    [LoggerMessage(13, LogLevel.Information, "{By} {Answer} {Name} ({Member}) who wants to come in", EventName = "Vouched")]
    private static partial void LogVouched(ILogger log, MemberId by, string answer, string name, MemberId member);

    [LoggerMessage(9, LogLevel.Information, "{By} took in the consultation {Consultation} from a {From}", EventName = "Imported")]
    private static partial void LogImported(ILogger log, MemberId by, ConsultationId consultation, string from);

    [LoggerMessage(10, LogLevel.Information, "{By} took {File} of the consultation {Consultation}", EventName = "Exported")]
    private static partial void LogExported(ILogger log, MemberId by, ConsultationId consultation, string file);

    [LoggerMessage(11, LogLevel.Information, "{By} published the consultation {Consultation} as number {Number}", EventName = "Published")]
    private static partial void LogPublished(ILogger log, MemberId by, ConsultationId consultation, int number);

    [LoggerMessage(12, LogLevel.Warning, "A request of {Origin} to {Path} was refused: {Why}", EventName = "OriginRefused")]
    private static partial void LogOriginRefused(ILogger log, string? origin, string path, string why);
}
