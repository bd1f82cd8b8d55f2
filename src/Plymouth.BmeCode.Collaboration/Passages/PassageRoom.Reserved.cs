using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Collaboration.Passages;

public sealed partial class PassageRoom
{
    private NextCheckpoint _checkpoint = new();

    /// <summary>The passage including changes on their way to the disk; null before its first entry. Needs the turn.</summary>
    internal PassageState? HeadInTurn => _head;

    /// <summary>Takes this room's turn for a decision. Only the consultation room does so, passages in order of id.</summary>
    internal void Reserve() => _turn.Enter();

    /// <summary>Gives back the turn that <see cref="Reserve"/> took.</summary>
    internal void Release() => _turn.Exit();

    /// <summary>
    /// Applies a decision's steps to the head and returns its entries, which the caller queues in the same turn. Needs the turn.
    /// </summary>
    internal (StreamAppend Append, PendingPassage PendingBatch) TakeInTurn(
        IReadOnlyList<PassageStep> steps,
        MemberId member,
        DateTimeOffset at
    )
    {
        var first = _log.Head + 1;
        var entries = new List<PassageEntry>(steps.Count);
        var bodies = new List<NewEntry>(steps.Count);
        foreach (var entry in steps.Select(step => step.Entry))
        {
            var version = _log.Head + 1;
            _head = entry.Fold(Id, _head, version);
            var change = ChangeOf(entry, version, member, at, origin: null);
            _log.Add(change);
            _deletions.Follow(change.Delta);
            var (kind, body) = entry.Write();
            entries.Add(new(entry, change, body.Length));
            bodies.Add(new(member, at, kind, null, body));
        }

        return (new(Id.Stream, first, [.. bodies]), new(this, _head!, [.. entries]));
    }

    /// <summary>Moves <see cref="State"/> on to what is now on disk. Called in the order of the journal.</summary>
    internal void Publish(PendingPassage stored)
    {
        lock (_turn)
        {
            foreach (var entry in stored.Entries)
            {
                _underway.Remove(entry.Change.Version);
                _checkpoint.Add(entry.Weight);
            }

            Volatile.Write(ref _state, stored.After);
            _log.LetGoOfOldest(stored.After.Version, _services.Options.LongestTail);
            if (_checkpoint.IsDue(stored.After, _services.Options.CheckpointEvery))
            {
                KeepCheckpoint(stored.After);
            }
        }
    }

    /// <summary>
    /// Keeps a checkpoint, if it is worth it, of the passage as a decision that changes numbers finds it, because that is how every start
    /// asks for it. Called before what the decision does is published.
    /// </summary>
    internal void KeepCheckpointBeforeRenumbering()
    {
        lock (_turn)
        {
            if (_state is { } state && _checkpoint.IsDueBeforeRenumbering(state, _services.Options.CheckpointEvery))
            {
                KeepCheckpoint(state);
            }
        }
    }

    /// <summary>
    /// Keeps a checkpoint, on another thread, because writing a long passage would hold up the journal's writer; needs the turn.
    /// </summary>
    private void KeepCheckpoint(PassageState state)
    {
        var next = _checkpoint;
        next.GoOnFrom(state.Version, weight: null);
        _ = Task.Run(() =>
        {
            var body = PassageStateJson.Write(state);
            lock (_turn)
            {
                next.Weigh(body.Length);
            }

            _journal.Keep(new(Id.Stream, state.Version, 0, body));
        });
    }

    /// <summary>Sets head and state to what is on disk. Needs the turn.</summary>
    internal void StartAgainInTurn(PassageHistory history)
    {
        _underway.Clear();
        _deletions.Clear();
        _pasted.Clear();
        _log.StartAgain(history.Changes);
        _head = history.State;
        _checkpoint = history.Next;
        Volatile.Write(ref _state, history.State);
    }

    /// <summary>Returns a wording entry as a change; its delta is empty unless the entry changes the wording.</summary>
    internal static StoredChange ChangeOf(WordingEntry entry, int version, MemberId member, DateTimeOffset at, string? origin)
    {
        var (client, sequence, goesOn) = Origin.Parse(origin) is { } o ? (o.Client, o.Sequence, o.GoesOn) : default((string?, int, bool));
        return new(version, entry is WordingEntry.Changed changed ? changed.Delta : Delta.Empty, member, client, sequence, at, goesOn);
    }
}
