using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Collaboration.Passages;

public sealed partial class PassageRoom
{
    /// <summary>A hold ends by itself after this time, whoever may have forgotten it.</summary>
    internal static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(3);

    private readonly Typists _typists;
    private Held? _held;

    /// <summary>The members who are typing here.</summary>
    public IReadOnlyList<Typist> WhoIsTyping => _typists.Now;

    /// <summary>Somebody's page says that they are typing what it cannot send yet. A client that is not theirs is no matter.</summary>
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

    /// <summary>Changes that come from now on wait, unanswered, until the hold is disposed of: so a wording comes to stand still on everybody's screen while they type on, and can be decided on.</summary>
    /// <remarks>What waited is then taken as if it came only now, in its order. A passage that is held is not held twice: the hold that is there goes on.</remarks>
    internal IDisposable Hold()
    {
        lock (_turn)
        {
            return _held ??= new(this);
        }
    }

    /// <summary>Lets a change wait where the passage is held. Needs the turn.</summary>
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
