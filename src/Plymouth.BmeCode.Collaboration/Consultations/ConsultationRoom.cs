using System.Collections.Concurrent;
using System.Collections.Immutable;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Collaboration.Telling;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Collaboration.Consultations;

/// <summary>The one authority over a consultation: checks commands against the rules and appends what they come to.</summary>
/// <remarks>
/// It takes turns in order: its own, then those of passages by id; a passage room never waits for this one. Like a passage room it keeps a
/// head, which includes what is on its way to the disk and which it decides against, and <see cref="Table"/>, which is on disk.
/// </remarks>
public sealed partial class ConsultationRoom
{
    private readonly Lock _turn = new();
    private readonly RoomServices _services;
    private readonly IJournal _journal;
    private readonly Teller _teller;
    private readonly Outbox _outbox;
    private readonly ConcurrentDictionary<PassageId, PassageRoom> _passages = new();
    private readonly PastedWords _pasted;
    private Consultation? _head;
    private ImmutableList<Decided> _headDecisions = [];
    private ImmutableList<Decided> _decisions = [];
    private Task<Outcome> _lastAsked = Task.FromResult<Outcome>(new Outcome.AlreadySo());
    private Standing? _standing;

    internal ConsultationRoom(ConsultationId id, RoomServices services)
    {
        (Id, _services, _journal) = (id, services, services.Journals.Of(id));
        _outbox = new(_journal, Publish, ReadAgain);
        _teller = new(services.Options.Failed);
        _journal.AllSettled += _teller.Wake;
        _pasted = new(() => Volatile.Read(ref _standing)?.Table);
        Presence = new(services.Time, _teller);
        Findings = new(() => Table, Subscribe, services.Time, services.Options.Failed);
    }

    /// <summary>The id of the consultation.</summary>
    public ConsultationId Id { get; }

    /// <summary>The consultation with all wordings, as on disk.</summary>
    /// <exception cref="InvalidOperationException">Nothing of the consultation is on disk yet.</exception>
    public Table Table =>
        Volatile.Read(ref _standing)?.Table ?? throw new InvalidOperationException($"Consultation {Id} is not on disk yet.");

    /// <summary>The decisions so far, as on disk, oldest first.</summary>
    public IReadOnlyList<Decided> Decisions => Volatile.Read(ref _decisions);

    /// <summary>The members who are here, each with the clause they are at.</summary>
    public Presence Presence { get; }

    /// <summary>The findings of the checks, kept up to date for those who watch.</summary>
    public FindingsWatch Findings { get; }

    /// <summary>Returns the passage's room; null for one that is not (yet) on disk.</summary>
    public PassageRoom? Passage(PassageId id) => _passages.TryGetValue(id, out var room) && room.IsOnDisk ? room : null;

    /// <summary>
    /// Calls <paramref name="tell"/> with the news of this consultation, in order, each after it is on disk, until disposed of. The
    /// callback must be quick and never wait: post to your own queue (a component: InvokeAsync).
    /// </summary>
    /// <remarks>
    /// Subscribe first, then read <see cref="Table"/>: so nothing is missed. News from before the subscription is not told.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The room was let go, because nobody had used it for long.</exception>
    public IDisposable Subscribe(Action<News> tell)
    {
        ArgumentNullException.ThrowIfNull(tell);
        var stay = Stay();
        return new Ends([Hear(tell), stay]);
    }

    /// <summary>
    /// Asks for a decision in a member's name; completes after it is on disk. The member's role here is looked up in the people, never
    /// taken from the caller.
    /// </summary>
    public Task<Outcome> AskAsync(Command command, MemberId member)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (_services.Refuses(member, Id, command.Asks, out var role) is { } refusal)
        {
            return Task.FromResult<Outcome>(new Outcome.Refused(refusal));
        }

        var read = WithWordingOfJournal(command);
        lock (_turn)
        {
            return AskInTurn(read, new(member, role, _services.Now, _services.Ids));
        }
    }

    private Task<Outcome> AskInTurn(Command command, Asked asked)
    {
        if (_head is not { } head)
        {
            return Task.FromResult<Outcome>(new Outcome.Refused(Outbox.StandsStill));
        }

        var reserved = Reserve(Rules.Passages(head, command));
        try
        {
            var decision = Rules.Decide(head, command, asked, id => reserved.GetValueOrDefault(id)?.HeadInTurn, _headDecisions);
            return decision switch
            {
                Decision.Accepted accepted => AppendInTurn(accepted, asked.Member, asked.At, reserved),
                Decision.Refused refused => Task.FromResult<Outcome>(new Outcome.Refused(refused.Refusal)),
                _ => AlreadySoAsync(_lastAsked),
            };
        }
        finally
        {
            Release(reserved);
        }
    }

    /// <summary>
    /// Answers that something is already so once the decisions that made it so are on disk; refuses when they were not written.
    /// </summary>
    private static async Task<Outcome> AlreadySoAsync(Task<Outcome> lastAsked) =>
        await lastAsked.ConfigureAwait(false) is Outcome.Refused refused ? refused : new Outcome.AlreadySo();

    /// <summary>
    /// Reads from the journal the wording that a command restores, which is never taken from the caller. Reads the disk, so not for a turn.
    /// </summary>
    private Command WithWordingOfJournal(Command command) =>
        command is RestoreWording restore
        && Passage(restore.Passage) is { } room
        && restore.OfVersion >= 0
        && restore.OfVersion <= room.State.Version
            ? restore with
            {
                Wording = room.At(restore.OfVersion),
            }
            : command;

    /// <summary>
    /// Queues a decision as one batch: its event and the passages' entries. The caller holds the turns of all <paramref name="reserved"/>.
    /// </summary>
    private Task<Outcome> AppendInTurn(
        Decision.Accepted accepted,
        MemberId member,
        DateTimeOffset at,
        SortedDictionary<PassageId, PassageRoom> reserved
    )
    {
        if (!_outbox.TryTakePlace())
        {
            return Task.FromResult<Outcome>(new Outcome.Refused(Outbox.StandsStill));
        }

        try
        {
            var answer = new TaskCompletionSource<Outcome>(TaskCreationOptions.RunContinuationsAsynchronously);
            _outbox.Append(TakeInTurn(accepted, new((_head?.Version ?? -1) + 1, member, at, accepted.Event), reserved, answer));
            return _lastAsked = answer.Task;
        }
        catch
        {
            _outbox.GiveUp([Id.Stream, .. reserved.Keys.Select(id => id.Stream)]);
            throw;
        }
    }

    /// <summary>Applies the decision to the heads and makes its batch.</summary>
    private PendingBatch TakeInTurn(
        Decision.Accepted accepted,
        Decided decided,
        SortedDictionary<PassageId, PassageRoom> reserved,
        TaskCompletionSource<Outcome> answer
    )
    {
        var after = Consultation.Apply(_head, decided);
        var (kind, body) = EventCodec.Write(accepted.Event);
        var streams = ImmutableList.CreateBuilder<StreamAppend>();
        var passages = ImmutableList.CreateBuilder<PendingPassage>();
        streams.Add(new(Id.Stream, decided.Version, [new(decided.Member, decided.At, kind, null, body)]));
        foreach (var steps in accepted.Steps.GroupBy(s => s.Passage))
        {
            var (append, pending) = RoomFor(steps.Key, reserved).TakeInTurn([.. steps], decided.Member, decided.At);
            streams.Add(append);
            passages.Add(pending);
        }

        _head = after;
        _headDecisions = _headDecisions.Add(decided);
        return new(new(streams.ToImmutable()), (decided, after), passages.ToImmutable(), refusal =>
            answer.SetResult(refusal is null ? new Outcome.Done(decided) : new Outcome.Refused(refusal))
        );
    }

    /// <summary>
    /// Returns a reserved passage's room, or makes the room of a passage that this decision creates and that nobody else can know yet.
    /// </summary>
    /// <exception cref="InvalidOperationException">The decision touches a passage that it did not ask for.</exception>
    private PassageRoom RoomFor(PassageId id, SortedDictionary<PassageId, PassageRoom> reserved)
    {
        if (reserved.TryGetValue(id, out var room))
        {
            return room;
        }

        room = new(id, _services, _journal, _outbox, _pasted);
        if (!_passages.TryAdd(id, room))
        {
            throw new InvalidOperationException($"The decision touches passage {id}, which it did not reserve.");
        }

        room.Reserve();
        reserved.Add(id, room);
        return room;
    }

    private SortedDictionary<PassageId, PassageRoom> Reserve(IEnumerable<PassageId> ids)
    {
        var reserved = new SortedDictionary<PassageId, PassageRoom>();
        foreach (var id in ids.Order())
        {
            if (_passages.TryGetValue(id, out var room))
            {
                room.Reserve();
                reserved.Add(id, room);
            }
        }

        return reserved;
    }

    private static void Release(SortedDictionary<PassageId, PassageRoom> reserved)
    {
        foreach (var room in reserved.Values)
        {
            room.Release();
        }
    }
}

/// <summary>The table after the entry at a place of the consultation's journal.</summary>
internal sealed record Standing(Table Table, long Place);

/// <summary>The outcome of a command, given once it is on disk.</summary>
public abstract record Outcome
{
    /// <summary>The decision was made and is on disk.</summary>
    public sealed record Done(Decided Decided) : Outcome;

    /// <summary>It was so before, and nothing was written.</summary>
    public sealed record AlreadySo : Outcome;

    /// <summary>The command was refused, and nothing changed.</summary>
    public sealed record Refused(Refusal Refusal) : Outcome;
}
