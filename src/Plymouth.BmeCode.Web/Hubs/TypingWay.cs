using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Sockets;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.SignIn;

namespace Plymouth.BmeCode.Web.Hubs;

/// <summary>
/// The short way of a keystroke past the hub: plain typing is taken straight off the socket and begun there; everything else, and whatever
/// a member's patience or access does not let through, comes to <see cref="WordingHub"/> as it came.
/// </summary>
/// <remarks>
/// The hub's dispatcher costs a change more than all the rest together: a scope, a hub, arguments bound and an answer written for each.
/// Both ways begin calls in the order they came.
/// </remarks>
public sealed class TypingWay(
    IPeople people,
    SignedIn signedIn,
    MemberPatience patience,
    HubSockets<WordingHub> sockets,
    TimeProvider time
)
{
    private readonly IPeople _people = people;
    private readonly SignedIn _signedIn = signedIn;
    private readonly MemberPatience _patience = patience;
    private readonly HubSockets<WordingHub> _sockets = sockets;
    private readonly TimeProvider _time = time;

    /// <summary>Puts this way between a connection and its hub.</summary>
    internal Task PassAsync(ConnectionContext connection, WordingLine line, ConnectionDelegate hub)
    {
        if (connection.GetHttpContext()?.User is { } user && user.MemberId() is { } member && user.SessionId() is { } session)
        {
            EarlyCalls.TryPutBefore(connection, new Page(connection.ConnectionId, line, member, session, this));
        }

        return hub(connection);
    }

    /// <summary>One page that types.</summary>
    private sealed class Page(string connection, WordingLine line, MemberId member, SessionId session, TypingWay way) : IMessageTaker
    {
        /// <summary>
        /// The time after which a change takes the hub's way, because the hub takes a connection on which it hears nothing for broken.
        /// </summary>
        private static readonly TimeSpan HubHears = SignsOfLife.Silence / 4;

        /// <summary>
        /// The most changes of one page on their way to the disk, so that a page that sends on does not wait for the disk in between, and
        /// fills a transaction.
        /// </summary>
        private const int MostUnderway = 250;

        private readonly Lock _turn = new();
        private TaskCompletionSource? _room;
        private int _underway;
        private long _heard = way._time.GetTimestamp();

        /// <inheritdoc />
        public bool TryTake(ReadOnlySpan<byte> message)
        {
            if (way._time.GetElapsedTime(_heard) <= HubHears && TypingReader.TryRead(message, out var typing) && TryBegin(typing))
            {
                return true;
            }

            _heard = way._time.GetTimestamp();
            return false;
        }

        private bool TryBegin(Typing typing)
        {
            if (
                line.FindHere(new(typing.Passage)) is not var (consultation, passage)
                || way._signedIn.Who(member, session) is null
                || !way._people.MayWrite(member, consultation)
                || !way._patience.TryMessage(member)
            )
            {
                return false;
            }

            lock (_turn)
            {
                _underway++;
            }

            var call = new Call(this, typing.Id);
            passage.Submit(member, typing.Submission, call.Answer);
            call.HasBegun();
            return true;
        }

        /// <inheritdoc />
        public Task RoomAsync()
        {
            lock (_turn)
            {
                return _underway < MostUnderway
                    ? Task.CompletedTask
                    : (_room ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
        }

        private void Ended()
        {
            lock (_turn)
            {
                if (--_underway <= MostUnderway / 2 && _room is { } room)
                {
                    _room = null;
                    room.SetResult();
                }
            }
        }

        /// <summary>
        /// A change that was begun, and its answer. A stored change is news too, and its answer goes out with the news; a change known
        /// before, or refused, is news to nobody, so its answer goes out at once.
        /// </summary>
        private sealed class Call(Page page, string? id)
        {
            private bool _begun;
            private bool _answeredAtOnce;

            public void Answer(Submitted submitted)
            {
                page.Ended();
                if (id is null)
                {
                    return;
                }

                page.Sockets.Owe(
                    page.Connection,
                    id,
                    submitted is Submitted.Stored stored
                        ? new SubmitAnswer(stored.Version)
                        : new(Refused: Refused.Of(((Submitted.Refused)submitted).Refusal))
                );
                _answeredAtOnce = !_begun;
                if (submitted is not Submitted.Stored)
                {
                    page.Sockets.PayOwed();
                }
            }

            public void HasBegun()
            {
                _begun = true;
                if (_answeredAtOnce)
                {
                    page.Sockets.PayOwed();
                }
            }
        }

        private HubSockets<WordingHub> Sockets => way._sockets;

        private string Connection => connection;
    }
}
