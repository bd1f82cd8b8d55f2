using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Collaboration.Telling;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Web.SignIn;

namespace Plymouth.BmeCode.Web.Workspace;

/// <summary>
/// One member's place at a consultation: what is on the table, who asks, what was last said back. Cascaded to every part of the workspace.
/// </summary>
/// <remarks>
/// News arrives on the writer's thread; listeners are told at once and then at most every <see cref="Pause"/>, always of the newest table.
/// They must post to their own queue.
/// </remarks>
public sealed partial class Desk : IDisposable
{
    /// <summary>The least time between two tellings.</summary>
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

    public ConsultationRoom Room { get; }

    /// <summary>The newest state that is on disk.</summary>
    public Table Table => Room.Table;

    /// <summary>What the checks found when they last looked.</summary>
    public TableFindings Findings => Room.Findings.Now;

    /// <summary>Who sits here, as known now: the role may change and the access end while the page is open.</summary>
    public Person Member { get; private set; }

    /// <summary>This page's seat in <see cref="Presence"/>.</summary>
    public string Seat { get; }

    /// <summary>The clause this page sits at; null for none.</summary>
    public ClauseId? At => _at;

    public bool IsFacilitator => Member is { Role: Role.Facilitator, Removed: false };

    /// <summary>What was last said back; null when there is nothing to say.</summary>
    public Notice? Notice { get; private set; }

    /// <summary>Tells of anything new, throttled. The callback may come on any thread.</summary>
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

    /// <summary>Shows a notice, or (null) puts the last one away.</summary>
    public void Say(Notice? notice)
    {
        Notice = notice;
        TellNow();
    }

    /// <summary>Name of a member, marked where they came with an imported consultation; the system's own entries are the table's.</summary>
    public string NameOf(MemberId member) =>
        member == MemberId.System
            ? "The table as received"
            : Isolated.Of(_people.ShownIn(Room.Id, member) ?? ShownNames.Of(member, "Somebody"));

    /// <summary>The names of those who may come in, in order.</summary>
    public IEnumerable<string> Names => _people.All.Where(p => !p.Removed).Select(p => p.Name).Order(StringComparer.CurrentCulture);

    /// <summary>Who else is at a clause, each once, in order of name.</summary>
    public IReadOnlyList<Other> OthersAt(ClauseId clause) =>
        [
            .. Room
                .Presence.Seats.Values.Where(s => s.At == clause && s.Member != Member.Id)
                .GroupBy(s => s.Member)
                .Select(s => new Other(NameOf(s.Key), s.All(seat => seat.Idle)))
                .OrderBy(o => o.Name, StringComparer.CurrentCulture),
        ];

    /// <summary>Moves this page's seat to a clause, or away from any.</summary>
    public void SitAt(ClauseId? clause) => Sit(() => (_at, _hasSeat) = (clause, true));

    /// <summary>Says whether somebody does anything at this page.</summary>
    public void BeIdle(bool idle) => Sit(() => _idle = idle);

    /// <summary>The connection to this page went, or is there again: nobody sits at a page that does not answer.</summary>
    public void BeConnected(bool there) => Sit(() => _isThere = there);

    private void Sit(Action change)
    {
        lock (_turn)
        {
            change();
            if (_isThere && !_cleared && _hasSeat)
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

    /// <summary>The browser has said in which zone (as it names it) times are to be read; everything that shows one is told.</summary>
    public void ReadTimesIn(string? zone)
    {
        Zone = Moments.Zone(zone);
        TellNow();
    }

    /// <summary>When, as the reader's clock says it: "14 March 2026, 15:04 GMT".</summary>
    public string When(DateTimeOffset at) => Moments.In(at, Zone);

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

/// <summary>Something said back to the member, calmly, in place.</summary>
public sealed record Notice(string Words, bool IsRefusal, bool CanUndo);

/// <summary>Somebody else at a clause.</summary>
public sealed record Other(string Name, bool Idle)
{
    /// <summary>"Grace is here"; where nothing has been done for a while, "Grace is here, idle".</summary>
    public override string ToString() => Idle ? $"{Name} is here, idle" : $"{Name} is here";
}
