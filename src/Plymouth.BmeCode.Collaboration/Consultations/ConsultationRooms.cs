using System.Collections.Immutable;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Collaboration.Telling;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.TakingIn;

namespace Plymouth.BmeCode.Collaboration.Consultations;

/// <summary>Keeps a room for each consultation of the data folder. A process that writes has exactly one.</summary>
public sealed class ConsultationRooms
{
    private readonly Lock _turn = new();
    private readonly RoomServices _services;
    private ImmutableList<ConsultationRoom> _rooms = [];
    private ImmutableList<Listener> _listeners = [];

    private ConsultationRooms(RoomServices services) => _services = services;

    /// <summary>Opens all consultations of the journals that can be opened, and puts the others <see cref="Aside"/>.</summary>
    public static ConsultationRooms Open(IJournals journals, IPeople people, TimeProvider time, IdSource ids, RoomOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(journals);
        options ??= new();
        var rooms = new ConsultationRooms(new(journals, people, time, ids, options, new(time, options)));
        foreach (var id in journals.Stored)
        {
            rooms.OpenOrPutAside(id);
        }

        return rooms;
    }

    /// <summary>The rooms of the consultations that are open, oldest first.</summary>
    public IReadOnlyList<ConsultationRoom> Consultations => Volatile.Read(ref _rooms);

    /// <summary>
    /// The consultations of these journals that could not be opened, oldest first: an entry is of a kind this program does not know, or
    /// does
    /// not follow from those before it. They stay as they are.
    /// </summary>
    public ImmutableList<PutAside> Aside { get; private set; } = [];

    /// <summary>Returns the consultation's room; null for one that is not here.</summary>
    public ConsultationRoom? Find(ConsultationId id) => Volatile.Read(ref _rooms).Find(r => r.Id == id);

    /// <summary>Returns the passage's room with that of the consultation it belongs to; null for a passage that is not here.</summary>
    public (ConsultationRoom Consultation, PassageRoom Passage)? FindPassage(PassageId id)
    {
        foreach (var room in Volatile.Read(ref _rooms))
        {
            if (room.Passage(id) is { } passage)
            {
                return (room, passage);
            }
        }

        return null;
    }

    /// <summary>
    /// Takes a reading in as a new consultation: one batch, all or nothing. Only a facilitator or the system itself (<see
    /// cref="MemberId.System"/>) may do so, and words too long for one place are refused.
    /// </summary>
    public async Task<(ConsultationRoom? Consultation, Refusal? Refusal)> TakeInAsync(Reading reading, MemberId member)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (member != MemberId.System && _services.Refuses(member, Role.Facilitator, out _) is { } refusal)
        {
            return (null, refusal);
        }

        if (TooLong(reading) is { } tooLong)
        {
            return (null, tooLong);
        }

        var room = new ConsultationRoom(reading.Id, _services) { Received = Add };
        return await room.ReceiveAsync(Rules.TakeIn(reading), member).ConfigureAwait(false) is Outcome.Refused refused
            ? (null, refused.Refusal)
            : (room, null);
    }

    /// <summary>Opens a consultation whose entries were just written to the journal as they are (an imported JSON file).</summary>
    /// <exception cref="FormatException">The journal holds no such consultation, or an entry of it cannot be read.</exception>
    /// <exception cref="InvalidOperationException">The consultation is open already.</exception>
    public ConsultationRoom OpenWritten(ConsultationId id)
    {
        var room = new ConsultationRoom(id, _services).ReadFromJournal();
        Add(room);
        return room;
    }

    /// <summary>
    /// Calls <paramref name="tell"/> with the news of all consultations, each after it is on disk, until disposed of. Those of one
    /// consultation come in order; those of several may come at once. The callback must be quick and never wait.
    /// </summary>
    public IDisposable Subscribe(Action<News> tell)
    {
        ArgumentNullException.ThrowIfNull(tell);
        var listener = new Listener(this, tell);
        lock (_turn)
        {
            _listeners = _listeners.Add(listener);
            foreach (var room in _rooms)
            {
                listener.Hear(room);
            }
        }

        return listener;
    }

    /// <summary>Refuses a reading with words longer than members could ever have typed into one place.</summary>
    private Refusal? TooLong(Reading reading)
    {
        var longest = _services.Options.Limits.PassageLength;
        return Places(reading)
            .Where(p => p.Length > longest)
            .Select(p => new Refusal(
                Refusal.Invalid,
                $"A {p.Place} is {p.Length:N0} characters long; at most {longest:N0} can be kept in one place. Divide it in your table "
                    + "and take it in again."
            ))
            .FirstOrDefault();
    }

    private static IEnumerable<(string Place, int Length)> Places(Reading reading) =>
        [
            .. reading.Sections.SelectMany(s =>
                s.Clauses.Select(c => ($"clause {c.ConsultationNumber}", c.Draft.Length))
                    .Prepend(("lead-in of a section", s.LeadIn.Length))
                    .Prepend(("heading of a section", s.Heading.Length))
            ),
            .. reading.Comments.Select(c => ($"comment on line {c.Source.Line}", c.Body.Length)),
            .. reading.Responses.Select(r => ("response", r.Text.Length)),
        ];

    private void OpenOrPutAside(ConsultationId id)
    {
        try
        {
            OpenWritten(id);
        }
#pragma warning disable CA1031 // Whatever is wrong with one consultation, the others are opened.
        catch (Exception e) when (e is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            Aside = Aside.Add(new(id, e.Message));
        }
    }

    private void Add(ConsultationRoom room)
    {
        lock (_turn)
        {
            if (_rooms.Exists(r => r.Id == room.Id))
            {
                throw new InvalidOperationException($"Consultation {room.Id} is open already.");
            }

            _rooms = _rooms.Add(room);
            _listeners.ForEach(listener => listener.Hear(room));
        }
    }

    /// <summary>Somebody who is told the news of all consultations, of each by itself.</summary>
    private sealed class Listener(ConsultationRooms rooms, Action<News> tell) : IDisposable
    {
        private readonly List<IDisposable> _subscriptions = [];

        /// <summary>Begins to hear of a consultation. Needs the turn of the rooms.</summary>
        public void Hear(ConsultationRoom room) => _subscriptions.Add(room.Subscribe(tell));

        public void Dispose()
        {
            lock (rooms._turn)
            {
                rooms._listeners = rooms._listeners.Remove(this);
                _subscriptions.ForEach(subscription => subscription.Dispose());
                _subscriptions.Clear();
            }
        }
    }
}

/// <summary>A consultation that could not be opened, and why, in words for the person who looks after the data folder.</summary>
public sealed record PutAside(ConsultationId Id, string Why);
