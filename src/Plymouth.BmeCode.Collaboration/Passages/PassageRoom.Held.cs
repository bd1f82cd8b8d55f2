using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Collaboration.Passages;

public sealed partial class PassageRoom
{
    /// <summary>A hold ends by itself after this time, in case it is never disposed of.</summary>
    internal static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(3);

    private readonly Typists _typists;
    private Held? _held;

    /// <summary>The members who are typing here, once for each page of theirs.</summary>
    public IReadOnlyList<Typist> WhoIsTyping => _typists.Now;

    /// <summary>
    /// Notes that a member is typing, when their page says so before it can send the words. Does nothing for a client that is not the
    /// member's.
    /// </summary>
    public void NoteTyping(MemberId member, string client)
    {
        lock (_turn)
        {
            if (_log.OwnerOf(client) != member)
            {
                return;
            }
        }

        _typists.Note(member, client);
    }

    /// <summary>
    /// Makes changes that come from now on wait, unanswered, until the hold is disposed of. So the wording stands still on everybody's
    /// screen while they type on, and a decision can be made on it.
    /// </summary>
    /// <remarks>
    /// Changes that waited are then taken in their order, as if they came only now. A held passage is not held twice: this returns the hold
    /// that is already there.
    /// </remarks>
    internal IDisposable Hold()
    {
        lock (_turn)
        {
            return _held ??= new(this);
        }
    }

    /// <summary>Makes a change wait when the passage is held, and says whether it does. Needs the turn.</summary>
    private bool WaitsInTurn(MemberId member, Submission submission, Action<Submitted> answer)
    {
        _held?.Waiting.Add(() => Submit(member, submission, answer));
        return _held is not null;
    }

    private sealed class Held : IDisposable
    {
        private readonly PassageRoom _room;
        private readonly ITimer _longest;

        public Held(PassageRoom room)
        {
            _room = room;
            _longest = room._services.Time.CreateTimer(_ => Dispose(), null, LongestHold, Timeout.InfiniteTimeSpan);
        }

        public List<Action> Waiting { get; } = [];

        public void Dispose()
        {
            _longest.Dispose();
            lock (_room._turn)
            {
                if (_room._held != this)
                {
                    return;
                }

                _room._held = null;
            }

            Waiting.ForEach(submit => submit());
        }
    }
}
