using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Collaboration.Passages;

/// <summary>The one authority over a passage: orders, transforms, validates and appends its changes.</summary>
/// <remarks>
/// It keeps two states: its head, which includes changes on their way to the disk and which it transforms and validates against; and <see
/// cref="State"/>, which is on disk and all that anybody is shown. Versions count from 0 (the passage's creation) and are gapless.
/// </remarks>
public sealed partial class PassageRoom
{
    private readonly Lock _turn = new();
    private readonly RoomServices _services;
    private readonly IJournal _journal;
    private readonly Outbox _outbox;
    private readonly PassageLog _log = new();
    private readonly Deletions _deletions;
    private readonly PastedWords _pasted;
    private readonly Dictionary<int, Awaited> _underway = [];
    private PassageState? _head;
    private PassageState? _state;

    internal PassageRoom(PassageId id, RoomServices services, IJournal journal, Outbox outbox, PastedWords pasted)
    {
        (Id, _services, _journal, _outbox, _pasted) = (id, services, journal, outbox, pasted);
        (_typists, _deletions) = (new(id, services.Time), new(id.Stream));
    }

    /// <summary>The id of the passage.</summary>
    public PassageId Id { get; }

    /// <summary>The passage as it is on disk.</summary>
    /// <exception cref="InvalidOperationException">Nothing of the passage is on disk yet.</exception>
    public PassageState State => Volatile.Read(ref _state) ?? throw new InvalidOperationException($"Passage {Id} is not on disk yet.");

    /// <summary>True once its first entry is on disk; before that nobody is shown the room.</summary>
    internal bool IsOnDisk => Volatile.Read(ref _state) is not null;

    /// <summary>Opens the passage for a client.</summary>
    /// <param name="member">The member whose client it is.</param>
    /// <param name="client">The id the client was given before; null when a new one is to be made.</param>
    /// <param name="since">The version the client has; null for none.</param>
    /// <returns>
    /// The changes after <paramref name="since"/> when that is a version of the passage and not too far behind (<see
    /// cref="RoomOptions.LongestTail"/>), else the whole wording. Or a refusal: the member may not write, or the client id is another
    /// member's or no client id at all.
    /// </returns>
    public (Opened? Opened, Refusal? Refusal) Open(MemberId member, string? client, int? since)
    {
        if (_services.Refuses(member, _journal.Consultation, Role.Member, out _) is { } refusal)
        {
            return (null, refusal);
        }

        var before = OfJournal(client);
        lock (_turn)
        {
            if (before is { } known)
            {
                _log.Learn(client!, known.Member, known.LastSequence);
            }

            if (client is null)
            {
                client = _services.Ids.Next("k");
            }
            else if (!IsClientId(client) || (_log.OwnerOf(client) is { } owner && owner != member))
            {
                return (null, SubmissionRefusals.ForeignClient);
            }

            _log.Bind(client, member);
            var state = State;
            var tail =
                since is { } version && version >= 0 && version <= state.Version && !IsFarBehind(version, state)
                    ? _log.Between(version, state.Version)
                    : null;
            return (new(state.Version, client, tail is null ? state.Wording : null, tail, state.Closed, state.Kind), null);
        }
    }

    /// <summary>
    /// Transforms the change over each version since its base, validates and appends it; completes after the change is on disk, or with a
    /// refusal.
    /// </summary>
    /// <remarks>
    /// A change sent again (same client, same sequence) is not stored again: it is answered with the version it has, once that is on disk,
    /// or refused as stale when that version is no longer in memory.
    /// </remarks>
    public Task<Submitted> SubmitAsync(MemberId member, Submission submission)
    {
        var answer = new TaskCompletionSource<Submitted>(TaskCreationOptions.RunContinuationsAsynchronously);
        Submit(member, submission, answer.SetResult);
        return answer.Task;
    }

    /// <summary>
    /// Does what <see cref="SubmitAsync"/> does, and calls <paramref name="answer"/> once: before it returns when there is nothing to wait
    /// for, else on the journal's thread or the one that ends a hold. The callback must be quick and never wait.
    /// </summary>
    public void Submit(MemberId member, Submission submission, Action<Submitted> answer)
    {
        ArgumentNullException.ThrowIfNull(submission);
        ArgumentNullException.ThrowIfNull(answer);
        if (_services.Refuses(member, _journal.Consultation, Role.Member, out _) is { } refusal)
        {
            answer(new Submitted.Refused(refusal));
            return;
        }

        Submitted? known;
        lock (_turn)
        {
            known = WaitsInTurn(member, submission, answer) ? null : SubmitInTurn(member, submission, answer);
        }

        if (known is not null)
        {
            answer(known);
        }
    }

    /// <summary>The refusal that a change gets because the passage, as on disk, is closed; null while it is open.</summary>
    public Refusal? ClosedFor
    {
        get
        {
            var state = State;
            return state.Closed is { } why
                ? SubmissionRefusals.OfClosed(
                    state.Kind,
                    why,
                    ChangesBetween(state.Version - 1, state.Version) is [var last]
                        ? _services.NameOf(_journal.Consultation, last.Member)
                        : null
                )
                : null;
        }
    }

    /// <summary>Returns the wording of the passage at a version.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The version is not on disk.</exception>
    public Wording At(int version)
    {
        var state = State;
        ArgumentOutOfRangeException.ThrowIfNegative(version);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(version, state.Version);
        return version == state.Version
            ? state.Wording
            : ChangesBetween(0, version)
                .Where(c => !c.Delta.IsEmpty)
                .Aggregate(state.Draft, (wording, change) => wording.Apply(change.Delta));
    }

    /// <summary>Returns the changes on disk after a version, oldest first; with 0, all since the passage was created.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The version is not on disk.</exception>
    public IReadOnlyList<StoredChange> ChangesSince(int version)
    {
        var last = State.Version;
        ArgumentOutOfRangeException.ThrowIfNegative(version);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(version, last);
        return ChangesBetween(version, last);
    }

    private IReadOnlyList<StoredChange> ChangesBetween(int version, int last)
    {
        lock (_turn)
        {
            if (_log.HasAfter(version))
            {
                return _log.Between(version, last);
            }
        }

        return [.. _journal.Read(Id.Stream, version + 1).Take(last - version).Select(PassageHistory.ChangeOf)];
    }

    /// <summary>
    /// Reads from the journal which member a client belongs to and how far it has counted, because a client resumed after a restart may
    /// have changes older than those in memory. Reads the disk, so not for a turn.
    /// </summary>
    private ClientMark? OfJournal(string? client)
    {
        lock (_turn)
        {
            if (client is null || !IsClientId(client) || _log.IsWhole || _log.OwnerOf(client) is not null)
            {
                return null;
            }
        }

        return _journal.FindClient(Id.Stream, client);
    }

    private bool IsFarBehind(int version, PassageState state) =>
        state.Version - version > _services.Options.LongestTail || !_log.HasAfter(version);

    /// <summary>Returns the answer when it is known already; null when <paramref name="answer"/> waits for the disk.</summary>
    private Submitted? SubmitInTurn(MemberId member, Submission submission, Action<Submitted> answer)
    {
        if (_log.OwnerOf(submission.Client) != member)
        {
            return Refuse(SubmissionRefusals.UnknownClient);
        }

        if (_log.VersionOf(submission.Client, submission.Sequence) is { } known)
        {
            return _underway.TryGetValue(known, out var awaited) ? awaited.OrOutcome(answer) : new Submitted.Stored(known);
        }

        if (_log.HasCounted(submission.Client, submission.Sequence))
        {
            return Refuse(SubmissionRefusals.SentBefore);
        }

        _typists.Note(member, submission.Client);
        if (!_services.Pace.TryTake(member))
        {
            return Refuse(SubmissionRefusals.TooFast);
        }

        var head = _head!;
        if (head.Closed is { } why)
        {
            return Refuse(SubmissionRefusals.OfClosed(head.Kind, why, NameOfLastInTurn()));
        }

        if (submission.Base < 0 || submission.Base > head.Version || IsFarBehind(submission.Base, head))
        {
            return Refuse(SubmissionRefusals.WrongBase(submission.Base, head.Version));
        }

        if (SubmissionRefusals.OfSize(submission.Delta, _services.Options.Limits) is { } tooLarge)
        {
            return Refuse(tooLarge);
        }

        var delta = _log.Transform(submission);
        if (SubmissionRefusals.OfChange(head, delta, _services.Options.Limits) is { } invalid)
        {
            return Refuse(invalid);
        }

        return AppendInTurn(member, submission, delta, head, answer);
    }

    private Submitted.Refused? AppendInTurn(
        MemberId member,
        Submission submission,
        Delta delta,
        PassageState head,
        Action<Submitted> answer
    )
    {
        var version = head.Version + 1;
        var change = new StoredChange(version, delta, member, submission.Client, submission.Sequence, _services.Now, submission.GoesOn);
        var sources = _pasted.Take(head, delta, _deletions.Take(member, head, delta, submission.GoesOn));
        var entry = new WordingEntry.Changed(delta) { Sources = sources };
        var (kind, body) = entry.Write();
        var after = entry.Fold(Id, head, version);
        if (!_outbox.TryTakePlace())
        {
            return Refuse(Outbox.StandsStill);
        }

        var awaited = new Awaited(answer);
        _head = after;
        _log.Add(change);
        _underway.Add(version, awaited);
        _outbox.Append(
            new(
                new([
                    new(
                        Id.Stream,
                        version,
                        [
                            new(
                                member,
                                change.At,
                                kind,
                                new Origin(submission.Client, submission.Sequence, submission.GoesOn).ToString(),
                                body
                            ),
                        ]
                    ),
                ]),
                Decided: null,
                [new(this, after, [new(entry, change, body.Length)])],
                refusal => awaited.Tell(refusal is null ? new Submitted.Stored(version) : new Submitted.Refused(refusal))
            )
        );
        return null;
    }

    /// <summary>
    /// Returns the name of the member who made the last entry, which in a closed passage is the one who closed it; null when that entry is
    /// not in memory. Needs the turn.
    /// </summary>
    private string? NameOfLastInTurn() =>
        _log.HasAfter(_log.Head - 1) && _log.Between(_log.Head - 1, _log.Head) is [var last]
            ? _services.NameOf(_journal.Consultation, last.Member)
            : null;

    private static Submitted.Refused Refuse(Refusal refusal) => new(refusal);

    private static bool IsClientId(string client) =>
        client.Length is > 0 and <= 40 && client.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
