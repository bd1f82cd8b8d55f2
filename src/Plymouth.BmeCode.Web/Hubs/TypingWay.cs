using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.Hubs.Lines;
using Plymouth.BmeCode.Web.SignIn;

namespace Plymouth.BmeCode.Web.Hubs;

/// <summary>The short way of a keystroke past the hub: plain typing is taken straight off the socket and begun there; everything else, and whatever a member's patience or access does not let through, comes to <see cref="WordingHub"/> as it came.</summary>
/// <remarks>The hub's dispatcher costs a change more than all the rest together: a scope, a hub, arguments bound and an answer written for each. Both ways begin calls in the order they came. Where the line has no <see cref="DirectLine"/> there is no short way.</remarks>
public sealed class TypingWay(ConsultationRooms rooms, SignedIn signedIn, MemberPatience patience, HubLines<WordingHub> lines, TimeProvider time)
{
    private readonly ConsultationRooms _rooms = rooms;
    private readonly SignedIn _signedIn = signedIn;
    private readonly MemberPatience _patience = patience;
    private readonly HubLines<WordingHub> _lines = lines;
    private readonly TimeProvider _time = time;

    /// <summary>Stands in the way of a connection to its hub.</summary>
    internal Task PassAsync(ConnectionContext connection, ConnectionDelegate hub)
    {
        if (connection.GetHttpContext() is { } context && context.Features.Get<DirectLine>() is { In: var @in } && context.User.MemberId() is { } member && context.User.SessionId() is { } session)
        {
            var usual = connection.Transport;
            @in.Taker = new Page(connection.ConnectionId, member, session, this);
            connection.Transport = new Duplex(new HubReader(usual.Input, @in), usual.Output);
        }

        return hub(connection);
    }

    /// <summary>One page that types.</summary>
    private sealed class Page(string connection, MemberId member, SessionId session, TypingWay way) : ITaker
    {
        /// <summary>Now and then a change takes the hub's way, which takes a line on which it hears nothing for broken.</summary>
        private static readonly TimeSpan HubHears = HubServices.Silence / 4;

        /// <summary>How many changes of one page may be on their way to the disk: one that sends on does not wait for the disk in between, and fills a transaction.</summary>
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
            if (way._rooms.FindPassage(new(typing.Passage)) is not { } found
                || way._signedIn.Who(member, session) is not { Role: >= Role.Member }
                || !way._patience.TryMessage(member))
            {
                return false;
            }

            lock (_turn)
            {
                _underway++;
            }

            var call = new Call(this, typing.Id);
            found.Passage.Submit(member, typing.Submission, call.Answer);
            call.HasBegun();
            return true;
        }

        /// <inheritdoc />
        public Task RoomAsync()
        {
            lock (_turn)
            {
                return _underway < MostUnderway ? Task.CompletedTask : (_room ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
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

        /// <summary>A change that was begun, and its answer. What is stored is news too, and goes out with them; what is known at once, or refused, is news to nobody.</summary>
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

                page.Lines.Owe(page.Connection, id, submitted is Submitted.Stored stored ? new SubmitAnswer(stored.Version) : new(Refused: Refused.Of(((Submitted.Refused)submitted).Refusal)));
                _answeredAtOnce = !_begun;
                if (submitted is not Submitted.Stored)
                {
                    page.Lines.PayOwed();
                }
            }

            public void HasBegun()
            {
                _begun = true;
                if (_answeredAtOnce)
                {
                    page.Lines.PayOwed();
                }
            }
        }

        private HubLines<WordingHub> Lines => way._lines;

        private string Connection => connection;
    }

    /// <summary>What the hub reads, and how far it is.</summary>
    private sealed class HubReader(PipeReader usual, InboundPipe way) : PipeReader
    {
        private ReadOnlySequence<byte> _read;

        public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
        {
            way.HubWaits(true);
            var read = await usual.ReadAsync(cancellationToken);
            way.HubWaits(false);
            _read = read.Buffer;
            return read;
        }

        public override bool TryRead(out ReadResult result)
        {
            var any = usual.TryRead(out result);
            _read = result.Buffer;
            return any;
        }

        public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
        {
            var had = _read.Slice(0, consumed).Length;
            usual.AdvanceTo(consumed, examined);
            way.HubHad(had);
        }

        public override void CancelPendingRead() => usual.CancelPendingRead();

        public override void Complete(Exception? exception = null) => usual.Complete(exception);
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
