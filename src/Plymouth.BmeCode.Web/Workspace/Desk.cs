using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Collaboration.Telling;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Web.SignIn;

namespace Plymouth.BmeCode.Web.Workspace;

/// <summary>
/// One member's place at a consultation: it has the table, asks for decisions in the member's name and keeps the last notice. Every part of
/// the workspace gets it by cascade.
/// </summary>
/// <remarks>
/// News arrives on the writer's thread. The desk tells its listeners at once and then at most every <see cref="Pause"/>, and they find the
/// newest table; they must post to their own queue.
/// </remarks>
public sealed partial class Desk : IDisposable
{
    /// <summary>The least time between two tellings of news.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Lock _turn = new();
    private readonly IPeople _people;
    private readonly TimeProvider _time;
    private readonly List<IDisposable> _subscriptions = [];
    private readonly ITimer _timer;
    private Action? _listeners;
    private bool _waiting;
    private bool _owed;
    private bool _cleared;
    private ClauseId? _at;
    private bool _hasSeat;
    private bool _idle;
    private bool _isThere = true;

    /// <summary>Takes a place at the consultation; <paramref name="seat"/> is this page's own id.</summary>
    public Desk(ConsultationRoom room, Person member, IPeople people, TimeProvider time, string seat)
    {
        ArgumentNullException.ThrowIfNull(room);
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(time);
        (Room, Member, _people, _time, Seat) = (room, member, people, time, seat);
        _timer = time.CreateTimer(_ => PauseEnded(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _subscriptions.Add(room.Subscribe(_ => Tell()));
        _subscriptions.Add(room.Findings.Subscribe(Tell));
        _subscriptions.Add(room.Presence.Subscribe(Tell));
        _subscriptions.Add(people.Subscribe(person => TakePerson(person)));
    }

    /// <summary>The room of the consultation.</summary>
    public ConsultationRoom Room { get; }

    /// <summary>The newest state that is on disk.</summary>
    public Table Table => Room.Table;

    /// <summary>The findings of the checks when they last looked.</summary>
    public TableFindings Findings => Room.Findings.Now;

    /// <summary>The member who sits here, as known now: their access may end while the page is open.</summary>
    public Person Member { get; private set; }

    /// <summary>What the member is in this consultation now; null once they are not in it.</summary>
    public Role? Role => _people.RoleIn(Member.Id, Room.Id);

    /// <summary>The id of this page's seat in <see cref="Presence"/>.</summary>
    public string Seat { get; }

    /// <summary>The clause at which this page sits; null for none.</summary>
    public ClauseId? At => _at;

    /// <summary>True while the member is a facilitator of this consultation.</summary>
    public bool IsFacilitator => _people.IsFacilitator(Member.Id, Room.Id);

    /// <summary>True while the member may write here and decide; false for a reader.</summary>
    public bool MayWrite => _people.MayWrite(Member.Id, Room.Id);

    /// <summary>The notice that is shown; null when there is none.</summary>
    public Notice? Notice { get; private set; }

    /// <summary>
    /// Calls back, on any thread, when there is anything new, at most every <see cref="Pause"/> except for notices; ends when disposed.
    /// </summary>
    public IDisposable Listen(Action changed)
    {
        lock (_turn)
        {
            _listeners += changed;
        }

        return new Listening(() =>
        {
            lock (_turn)
            {
                _listeners -= changed;
            }
        });
    }

    /// <summary>Shows a notice, or puts the last one away (null).</summary>
    public void Say(Notice? notice)
    {
        Notice = notice;
        TellNow();
    }

    /// <summary>
    /// Returns a member's name, marked when they came with an imported consultation, and "The table as received" for the system.
    /// </summary>
    public string NameOf(MemberId member) =>
        member == MemberId.System
            ? "The table as received"
            : Isolated.Of(_people.ShownIn(Room.Id, member) ?? ShownNames.Of(member, "Somebody"));

    /// <summary>The names of the people who are in this consultation, in order.</summary>
    public IEnumerable<string> Names => _people.In(Room.Id).Select(p => p.Name).Order(StringComparer.CurrentCulture);

    /// <summary>Returns the other members at a clause, each once, in order of name.</summary>
    public IReadOnlyList<Other> OthersAt(ClauseId clause) =>
        [
            .. Room
                .Presence.Seats.Values.Where(s => s.At == clause && s.Member != Member.Id)
                .GroupBy(s => s.Member)
                .Select(s => new Other(NameOf(s.Key), s.All(seat => seat.Idle)))
                .OrderBy(o => o.Name, StringComparer.CurrentCulture),
        ];

    /// <summary>Moves this page's seat to a clause, or away from any (null).</summary>
    public void SitAt(ClauseId? clause) => Sit(() => (_at, _hasSeat) = (clause, true));

    /// <summary>Notes whether the member has done nothing at this page for a while.</summary>
    public void BeIdle(bool idle) => Sit(() => _idle = idle);

    /// <summary>
    /// Notes that the connection to this page has gone or is there again, because nobody sits at a page that does not answer.
    /// </summary>
    public void BeConnected(bool there) => Sit(() => _isThere = there);

    private void Sit(Action change)
    {
        lock (_turn)
        {
            change();
            if (_isThere && !_cleared && _hasSeat && Role is not null)
            {
                Room.Presence.Sit(Seat, Member.Id, _at, _idle);
            }
            else
            {
                Room.Presence.Leave(Seat);
            }
        }
    }

    /// <summary>The reader's own time zone once their browser has said it; UTC until then.</summary>
    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    /// <summary>
    /// Takes the reader's time zone by the name the browser gives it, and has everything that shows a time render again. Null means UTC.
    /// </summary>
    public void ReadTimesIn(string? zone)
    {
        Zone = Moments.Zone(zone);
        TellNow();
    }

    /// <summary>Returns a moment as the reader's clock says it: "14 March 2026, 15:04 GMT".</summary>
    public string When(DateTimeOffset at) => Moments.In(at, Zone);

    /// <summary>Leaves the seat and ends listening and waiting.</summary>
    public void Dispose()
    {
        lock (_turn)
        {
            _cleared = true;
            _listeners = null;
        }

        StopWaiting(_ => true);
        _subscriptions.ForEach(s => s.Dispose());
        Room.Presence.Leave(Seat);
        _timer.Dispose();
    }

    private void TakePerson(Person person)
    {
        if (person.Id == Member.Id)
        {
            Member = person;
            // Who is taken out, or removed, sits here no longer, whatever their browser still shows.
            Sit(() => { });
        }

        Tell();
    }

    private void Tell()
    {
        lock (_turn)
        {
            if (_cleared)
            {
                return;
            }

            if (_waiting)
            {
                _owed = true;
                return;
            }

            _waiting = true;
            _timer.Change(Pause, Timeout.InfiniteTimeSpan);
        }

        TellNow();
    }

    private void PauseEnded()
    {
        lock (_turn)
        {
            if (_cleared || !_owed)
            {
                _waiting = false;
                return;
            }

            _owed = false;
            _timer.Change(Pause, Timeout.InfiniteTimeSpan);
        }

        TellNow();
    }

    private void TellNow() => _listeners?.Invoke();

    private sealed class Listening(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}

/// <summary>A notice to the member, said calmly and in place.</summary>
/// <param name="Words">The words of the notice.</param>
/// <param name="IsRefusal">True when it says why something was not done.</param>
/// <param name="CanUndo">True when it offers to undo what was done.</param>
public sealed record Notice(string Words, bool IsRefusal, bool CanUndo);

/// <summary>Another member at a clause.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="Idle">True when they have done nothing for a while, on none of their pages there.</param>
public sealed record Other(string Name, bool Idle)
{
    /// <summary>Returns "Grace is here", or "Grace is here, idle".</summary>
    public override string ToString() => Idle ? $"{Name} is here, idle" : $"{Name} is here";
}
