using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Sockets;
using Plymouth.BmeCode.Web.SignIn;

namespace Plymouth.BmeCode.Web.Hubs;

/// <summary>
/// The editors' socket, <c>/hubs/wording?member=ID&amp;consultation=ID</c>. It answers a change after the journal has it on disk, knows
/// the member from the connection, and asks on every call whether they still may write in the consultation of the passage.
/// </summary>
[Authorize]
public sealed partial class WordingHub(
    IPeople people,
    SignedIn signedIn,
    MemberPatience patience,
    TimeProvider time,
    Carets carets,
    ILogger<WordingHub> logger
) : Hub<IWordingClient>
{
    /// <summary>The path of the socket.</summary>
    public const string Path = "/hubs/wording";

    private static readonly TimeSpan AnswerTooFastAfter = TimeSpan.FromMilliseconds(250);
    private static readonly Refused NotAllowed = new(
        Refusal.NotAllowed,
        "Your access does not let you write here. Ask the facilitator for a member link."
    );
    private static readonly Refused TooFast = new(
        SubmissionRefusals.TooFastCode,
        "Too much at once. Wait a moment, then go on; your words are kept here."
    );
    private static readonly Refused NotReadable = new(
        Refusal.Invalid,
        "This could not be read: it is not a call of this socket. Load the page again."
    );

    /// <summary>
    /// Lets a connection in only when its session is that of the member whom the page names in the address, if it names one. Otherwise
    /// somebody who signs in on a browser where another's page is still open would send that page's words as their own.
    /// </summary>
    public static void OfItsPage(AuthorizationPolicyBuilder policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        policy
            .RequireAuthenticatedUser()
            .RequireAssertion(asked =>
                asked.Resource is not HttpContext { Request.Query: var query }
                || !query.TryGetValue("member", out var member)
                || member == asked.User.MemberId()?.Value
            );
    }

    private WordingLine Line => WordingLine.Of(Context);

    /// <summary>Returns the name of the group of connections that have a passage open.</summary>
    public static string Group(PassageId passage) => $"passage:{passage}";

    /// <inheritdoc />
    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        foreach (var (passage, client) in Line.OpenPassages)
        {
            await TellGoneAsync(passage, client);
        }

        await base.OnDisconnectedAsync(exception);
    }

    /// <summary>Opens a passage. From then on the server tells this connection every later change.</summary>
    public async Task<OpenAnswer> Open(string passage, OpenAsk? ask)
    {
        if (!MayCall(out var member, out var refused))
        {
            return new(Refused: await InItsTimeAsync(refused));
        }

        var id = new PassageId(passage);
        if (Refuses(member, passage, out var found) is { } no)
        {
            return new(Refused: no);
        }

        await Groups.AddToGroupAsync(Context.ConnectionId, Group(id));
        var (opened, refusal) = found.Passage.Open(member.Id, ask?.Client, ask?.Since);
        if (opened is null)
        {
            await Groups.RemoveFromGroupAsync(Context.ConnectionId, Group(id));
            return new(Refused: Refused.Of(refusal!));
        }

        Line.OpenPassages[id] = opened.Client;
        foreach (var pointed in carets.In(id).Where(p => p.Client != opened.Client))
        {
            await Clients.Caller.Pointed(passage, pointed);
        }

        return new(
            opened.Version,
            opened.Client,
            opened.Kind,
            opened.Wording?.ToDelta(),
            opened.Changes?.Select(c => ChangedMessage.Of(c, found.Consultation.Id, people)).ToList(),
            opened.Closed,
            ClosedFor: opened.Closed is null ? null
                : found.Passage.ClosedFor is { } why ? Refused.Of(why)
                : null
        );
    }

    /// <summary>Submits a change. The answer comes when the change is on disk, or says why it is refused.</summary>
    public async Task<SubmitAnswer> Submit(string passage, JsonElement change)
    {
        if (!MayCall(out var member, out var refused))
        {
            return new(Refused: await InItsTimeAsync(refused));
        }

        if (!SubmissionReader.TryRead(change, out var submission, out var unreadable))
        {
            return new(Refused: Refused.Of(unreadable));
        }

        if (Refuses(member, passage, out var found) is { } no)
        {
            return new(Refused: no);
        }

        return await found.Passage.SubmitAsync(member.Id, submission) switch
        {
            Submitted.Stored stored => new(Version: stored.Version),
            Submitted.Refused by => new(Refused: Refused.Of(by.Refusal)),
            var other => throw new InvalidOperationException($"A submission came to {other}."),
        };
    }

    /// <summary>Shows the others this member's caret; null when it is gone.</summary>
    public async Task<SubmitAnswer> Point(string passage, Caret? caret)
    {
        var id = new PassageId(passage);
        if (!MayCall(out var member, out var refused))
        {
            return new(Refused: await InItsTimeAsync(refused));
        }

        if (Refuses(member, passage, out var found) is { } no)
        {
            return new(Refused: no);
        }

        if (!Line.OpenPassages.TryGetValue(id, out var client))
        {
            return new(Refused: new(Refusal.Invalid, "Open the passage before pointing into it."));
        }

        var pointed = new PointedMessage(
            member.Id.Value,
            member.Name,
            client,
            caret is null ? -1 : Math.Max(0, caret.Index),
            Math.Max(0, caret?.Length ?? 0)
        );
        carets.Note(id, pointed);
        if (caret?.Typing == true)
        {
            found.Passage.NoteTyping(member.Id, client);
        }

        await Clients.OthersInGroup(Group(id)).Pointed(passage, pointed);
        return new();
    }

    /// <summary>Closes the passage for this connection.</summary>
    public async Task<SubmitAnswer> Leave(string passage)
    {
        if (!MayCall(out var member, out var refused))
        {
            return new(Refused: await InItsTimeAsync(refused));
        }

        if (Refuses(member, passage, out _) is { } no)
        {
            return new(Refused: no);
        }

        var id = new PassageId(passage);
        if (Line.OpenPassages.TryRemove(id, out var client))
        {
            await Groups.RemoveFromGroupAsync(Context.ConnectionId, Group(id));
            await TellGoneAsync(id, client);
        }

        return new();
    }

    /// <summary>Refuses a message that could not be read: <see cref="ReadableJson"/> makes such a message into this call.</summary>
    public async Task<SubmitAnswer> Unreadable()
    {
        // Thousands of them fit into what is read at once; the others take turns with them.
        await Task.Yield();
        return new(Refused: MayCall(out _, out var refused) ? NotReadable : await InItsTimeAsync(refused));
    }

    private static Refusal NotFound(string passage) =>
        new(Refusal.NotFound, $"There is no passage {passage}. It may belong to a consultation that is not here; load the page again.");

    /// <summary>
    /// Finds the passage a member calls about, and says why they may not write in its consultation; null when they may. To who is not in
    /// that consultation the passage is one that does not exist.
    /// </summary>
    private Refused? Refuses(Person member, string passage, out (ConsultationRoom Consultation, PassageRoom Passage) found)
    {
        var known = Line.Find(new(passage));
        found = known.GetValueOrDefault();
        return known is null || people.RoleIn(member.Id, found.Consultation.Id) is not { } role ? Refused.Of(NotFound(passage))
            : role >= Role.Member ? null
            : role == Role.Reader ? Refused.Of(Refusal.ReadsAlong)
            : NotAllowed;
    }

    /// <summary>
    /// Finds the member who calls; false, with the refusal, when nobody is signed in or they send too much. Nobody has looked then at what
    /// the call says.
    /// </summary>
    private bool MayCall([NotNullWhen(true)] out Person? member, [NotNullWhen(false)] out Refused? refused)
    {
        member = signedIn.Who(Context.User);
        var left = member is null ? Patience.Holds : patience.OfMessage(member.Id);
        // Many calls of a connection are under way at once: one of them cuts it off.
        if (left == Patience.IsAtAnEnd && Line.IsFirstToCutOff())
        {
            LogCutOff(logger, member!.Name, member.Id);
            Context.Abort();
        }

        refused =
            member is null ? NotAllowed
            : left == Patience.Holds ? null
            : TooFast;
        return refused is null;
    }

    /// <summary>
    /// Answers late a member who sends too fast. Only so many calls of a connection are under way at once, so whatever comes after them
    /// waits with its sender.
    /// </summary>
    private async ValueTask<Refused> InItsTimeAsync(Refused refused)
    {
        if (refused == TooFast)
        {
            await Task.Delay(AnswerTooFastAfter, time, CancellationToken.None);
        }

        return refused;
    }

    private async Task TellGoneAsync(PassageId passage, string client)
    {
        var member = Context.User.MemberId();
        var gone = new PointedMessage(member?.Value ?? "", member is { } id ? people.Find(id)?.Name ?? "" : "", client, -1, 0);
        carets.Note(passage, gone);
        await Clients.OthersInGroup(Group(passage)).Pointed(passage.Value, gone);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Name} ({Member}) sent far more than any page does and was cut off")]
    private static partial void LogCutOff(ILogger logger, string name, MemberId member);
}
