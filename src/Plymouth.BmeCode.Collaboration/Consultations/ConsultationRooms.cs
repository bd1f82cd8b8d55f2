using System.Collections.Concurrent;
using System.Collections.Immutable;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Collaboration.Telling;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.TakingIn;

namespace Plymouth.BmeCode.Collaboration.Consultations;

/// <summary>
/// Keeps a room for each consultation of the data folder that somebody uses: opened when it is first asked for, and let go when nobody has
/// used it for a while. A process that writes has exactly one of these.
/// </summary>
public sealed partial class ConsultationRooms : IDisposable
{
    /// <summary>The time from one look for rooms that nobody uses to the next.</summary>
    private static readonly TimeSpan LooksEvery = TimeSpan.FromMinutes(1);

    /// <summary>The refusal for somebody who may not take in a consultation.</summary>
    public static readonly Refusal MayNotTakeIn = new(
        Refusal.NotAllowed,
        "Only an administrator, or the facilitator of a consultation, can take one in. Ask one of them. Nothing was kept."
    );

    private readonly Lock _turn = new();
    private readonly RoomServices _services;
    private readonly ITimer _timer;
    private readonly ConcurrentDictionary<ConsultationId, RoomHolder> _holders = new();
    private ImmutableList<ConsultationId> _stored = [];
    private ImmutableDictionary<ConsultationId, PutAside> _aside = ImmutableDictionary<ConsultationId, PutAside>.Empty;
    private ImmutableList<RoomsListener> _listeners = [];

    private ConsultationRooms(RoomServices services)
    {
        _services = services;
        _timer = services.Time.CreateTimer(_ => LookForIdle(), null, LooksEvery, LooksEvery);
    }

    /// <summary>Keeps the rooms of the consultations of these journals. None is opened before it is asked for.</summary>
    public static ConsultationRooms Open(IJournals journals, IPeople people, TimeProvider time, IdSource ids, RoomOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(journals);
        options ??= new();
        var rooms = new ConsultationRooms(new(journals, people, time, ids, options, new(time, options)));
        var summaries = journals.Summaries;
        foreach (var id in journals.Stored)
        {
            rooms.Add(new(id) { Summary = summaries.GetValueOrDefault(id) });
        }

        return rooms;
    }

    /// <summary>The consultations that stand here, oldest first, those that are put aside among them.</summary>
    public IReadOnlyList<ConsultationId> Stored => Volatile.Read(ref _stored);

    /// <summary>
    /// The consultations that could not be opened when they were asked for: an entry is of a kind this program does not know, does not
    /// follow from those before it, or is damaged. They stay as they are.
    /// </summary>
    public IReadOnlyList<PutAside> Aside
    {
        get
        {
            var aside = Volatile.Read(ref _aside);
            return [.. Stored.Where(aside.ContainsKey).Select(id => aside[id])];
        }
    }

    /// <summary>The rooms that are open now.</summary>
    internal IReadOnlyList<ConsultationRoom> OpenNow => [.. _holders.Values.Select(h => h.Room).OfType<ConsultationRoom>()];

    /// <summary>
    /// Returns the consultation's room, and opens it when it is not open, which reads the disk; null for a consultation that is not here or
    /// is put <see cref="Aside"/>.
    /// </summary>
    /// <remarks>
    /// The room stays open for some minutes from now on. Whoever uses it longer subscribes to its news or says so by <see
    /// cref="ConsultationRoom.Stay"/>.
    /// </remarks>
    public ConsultationRoom? Find(ConsultationId id) => _holders.TryGetValue(id, out var holder) ? Open(holder) : null;

    /// <summary>Returns the consultation a passage belongs to, open or not; null for a passage that is not here.</summary>
    public ConsultationId? ConsultationOf(PassageId passage) => _services.Journals.ConsultationOf(passage.Stream);

    /// <summary>
    /// Returns the passage's room with that of the consultation it belongs to; null for a passage that is not here. Who knows the
    /// consultation asks its room instead, which needs no look at the disk.
    /// </summary>
    public (ConsultationRoom Consultation, PassageRoom Passage)? FindPassage(PassageId id) =>
        ConsultationOf(id) is { } consultation && Find(consultation) is { } room && room.Passage(id) is { } passage
            ? (room, passage)
            : null;

    /// <summary>
    /// Takes a reading in as a new consultation: one batch, all or nothing. Only who <see cref="IPeople.MayTakeIn"/> or the
    /// system itself (<see cref="MemberId.System"/>) may do so, and words too long for one place are refused. Who takes it in is its
    /// facilitator.
    /// </summary>
    public async Task<(ConsultationRoom? Consultation, Refusal? Refusal)> TakeInAsync(Reading reading, MemberId member)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (member != MemberId.System && !_services.People.MayTakeIn(member))
        {
            return (null, MayNotTakeIn);
        }

        if (ReadingLengths.Refuses(reading, _services.Options.Limits) is { } tooLong)
        {
            return (null, tooLong);
        }

        var room = new ConsultationRoom(reading.Id, _services) { Received = AddReceived };
        if (await room.ReceiveAsync(Rules.TakeIn(reading), member).ConfigureAwait(false) is Outcome.Refused refused)
        {
            return (null, refused.Refusal);
        }

        _services.People.Give(member, room.Id, Role.Facilitator);
        return (room, null);
    }

    /// <summary>Opens a consultation whose entries were just written to the journal as they are (an imported JSON file).</summary>
    /// <exception cref="FormatException">The journal holds no such consultation, or an entry of it cannot be read.</exception>
    /// <exception cref="InvalidOperationException">The consultation was here already.</exception>
    public ConsultationRoom OpenWritten(ConsultationId id)
    {
        var room = new ConsultationRoom(id, _services).ReadFromJournal();
        AddReceived(room);
        return room;
    }

    /// <summary>
    /// Calls <paramref name="tell"/> with the news of all consultations, each after it is on disk, until disposed of. Those of one
    /// consultation come in order; those of several may come at once. The callback must be quick and never wait. It keeps no room open.
    /// </summary>
    public IDisposable Subscribe(Action<News> tell)
    {
        ArgumentNullException.ThrowIfNull(tell);
        var listener = new RoomsListener(tell, End);
        lock (_turn)
        {
            _listeners = _listeners.Add(listener);
            foreach (var room in OpenNow)
            {
                listener.Hear(room);
            }
        }

        return listener;
    }

    /// <summary>Keeps the summaries of the consultations that are open, and looks for idle ones no more.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        foreach (var room in OpenNow)
        {
            room.KeepSummary();
        }
    }

    private ConsultationRoom? Open(RoomHolder holder)
    {
        lock (holder.Turn)
        {
            if (holder.Room is { } open)
            {
                open.NoteAsked();
                return open;
            }

            if (TryRead(holder, () => new ConsultationRoom(holder.Id, _services).ReadFromJournal()) is not { } room)
            {
                return null;
            }

            room.NoteAsked();
            lock (_turn)
            {
                _listeners.ForEach(listener => listener.Hear(room));
                holder.Room = room;
            }

            return room;
        }
    }

    /// <summary>Reads something of a consultation from the disk; null, and the consultation put aside, when that cannot be done.</summary>
    private T? TryRead<T>(RoomHolder holder, Func<T> read)
        where T : class
    {
        if (holder.IsBroken)
        {
            return null;
        }

        try
        {
            var result = read();
            ImmutableInterlocked.TryRemove(ref _aside, holder.Id, out _);
            return result;
        }
#pragma warning disable CA1031 // Whatever is wrong with one consultation, the others are opened.
        catch (Exception e) when (e is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            // What stands in the journal stays as it is, and need not be read again; a disk may be there again later.
            holder.IsBroken = e is FormatException;
            PutAside(new(holder.Id, e.Message));
            return null;
        }
    }

    private void PutAside(PutAside aside)
    {
        ImmutableInterlocked.Update(ref _aside, all => all.SetItem(aside.Id, aside));
        _services.Options.PutAside(aside);
    }

    private void End(RoomsListener listener)
    {
        lock (_turn)
        {
            _listeners = _listeners.Remove(listener);
            listener.LeaveAll();
        }
    }

    /// <summary>Adds a consultation that has just begun to stand here, with its room. Those who listen hear of it from the first.</summary>
    private void AddReceived(ConsultationRoom room)
    {
        room.NoteAsked();
        lock (_turn)
        {
            Add(new(room.Id) { Room = room });
            _listeners.ForEach(listener => listener.Hear(room));
        }
    }

    /// <summary>Adds what holds a consultation's room. Needs the turn of the rooms, or nobody else to know them.</summary>
    private void Add(RoomHolder holder)
    {
        if (!_holders.TryAdd(holder.Id, holder))
        {
            throw new InvalidOperationException($"Consultation {holder.Id} is here already.");
        }

        Volatile.Write(ref _stored, _stored.Add(holder.Id));
    }

    /// <summary>Keeps the summaries of open consultations up to date, and lets go of those that nobody uses.</summary>
    private void LookForIdle()
    {
        foreach (var holder in _holders.Values.Where(h => h.Room is not null))
        {
            try
            {
                KeepOrLetGo(holder);
            }
#pragma warning disable CA1031 // One consultation that fails must not keep the others open, nor end the server: this is a timer's thread.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _services.Options.Failed(e);
            }
        }
    }

    private void KeepOrLetGo(RoomHolder holder)
    {
        lock (holder.Turn)
        {
            if (holder.Room is not { } room)
            {
                return;
            }

            room.KeepSummary();
            if (!room.TryLetGo())
            {
                return;
            }

            // Between the summary and the end of the room something may have been written.
            room.KeepSummary();
            holder.Summary = room.Summary;
            lock (_turn)
            {
                holder.Room = null;
                _listeners.ForEach(listener => listener.Leave(room));
            }
        }
    }
}

/// <summary>A consultation that could not be opened, and why, in words for the person who looks after the data folder.</summary>
public sealed record PutAside(ConsultationId Id, string Why);
