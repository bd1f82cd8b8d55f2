using System.Collections.Immutable;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Collaboration.Telling;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Collaboration.Consultations;

public sealed partial class ConsultationRoom
{
    /// <summary>Called when the consultation's first batch is on disk, before any news of it.</summary>
    internal Action<ConsultationRoom>? Received { get; init; }

    /// <summary>Appends the decision that takes a reading in, the consultation's first; completes after it is on disk.</summary>
    internal Task<Outcome> ReceiveAsync(Decision.Accepted received, MemberId member)
    {
        lock (_turn)
        {
            var created = new SortedDictionary<PassageId, PassageRoom>();
            try
            {
                return AppendInTurn(received, member, _services.Now, created);
            }
            finally
            {
                Release(created);
            }
        }
    }

    /// <summary>Reads the consultation from the journal into this room, which nobody may know yet.</summary>
    /// <exception cref="FormatException">An entry cannot be read; the message names its kind, stream and version.</exception>
    internal ConsultationRoom ReadFromJournal()
    {
        var history = ConsultationHistory.Read(
            _journal,
            _services.Options.LongestTail,
            _services.Options.CheckpointEvery
        );
        lock (_turn)
        {
            StartAgainInTurn(history);
        }

        return this;
    }

    /// <summary>
    /// Publishes the states after a batch that is now on disk, and tells it. Called on the writer's thread, in the order of the journal.
    /// </summary>
    private void Publish(PendingBatch stored)
    {
        var standing = Volatile.Read(ref _standing);
        var before = standing?.Table;
        PassageState[] passages = [.. stored.Passages.Select(p => p.After)];
        var consultation = stored.Decided?.After ?? before!.Consultation;
        var table = before?.After(consultation, passages) ?? new Table(consultation, passages.ToImmutableDictionary(p => p.Id));
        if (before is not null && !ReferenceEquals(table.BeforeRenumbering, before.BeforeRenumbering))
        {
            foreach (var room in _passages.Values)
            {
                room.KeepCheckpointBeforeRenumbering();
            }
        }

        foreach (var passage in stored.Passages)
        {
            passage.Room.Publish(passage);
        }

        Volatile.Write(ref _standing, new(table, (standing?.Place ?? 0) + stored.Batch.Streams.Sum(s => s.Entries.Count)));
        if (stored.Decided is { Decided: var decided })
        {
            Volatile.Write(ref _decisions, _decisions.Add(decided));
        }

        if (before is null)
        {
            Received?.Invoke(this);
        }

        Tell(stored, table);
    }

    private void Tell(PendingBatch stored, Table table)
    {
        if (stored.Decided is { Decided: var decided })
        {
            _teller.TellWhenWoken(new News.Decision(Id, table, decided, [.. stored.Passages.Select(p => p.Room.Id)]));
        }

        foreach (var (room, _, entries) in stored.Passages)
        {
            foreach (var (entry, change, _) in entries)
            {
                TellEntry(table, room.Id, entry, change);
            }
        }
    }

    private void TellEntry(Table table, PassageId passage, WordingEntry entry, StoredChange change)
    {
        News? news = entry switch
        {
            WordingEntry.Changed => new News.Changed(
                Id,
                table,
                passage,
                change.Version,
                change.Delta,
                change.Member,
                change.Client,
                change.Sequence,
                change.At,
                change.GoesOn
            ),
            WordingEntry.Closed closed => new News.Closed(Id, table, passage, change.Version, closed.Why),
            WordingEntry.Reopened => new News.Reopened(Id, table, passage, change.Version),
            _ => null,
        };
        if (news is not null)
        {
            _teller.TellWhenWoken(news);
        }
    }

    /// <summary>
    /// Reads the consultation again from the journal and tells everybody. Called after a batch was not written, once nothing of this
    /// consultation is under way.
    /// </summary>
    private void ReadAgain()
    {
        if (Volatile.Read(ref _standing) is null)
        {
            return;
        }

        ConsultationHistory history;
        try
        {
            history = ConsultationHistory.Read(_journal, _services.Options.LongestTail, _services.Options.CheckpointEvery);
        }
#pragma warning disable CA1031 // Whatever keeps the journal from being read, the room stays still and tries again when somebody comes.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _outbox.ReadingFailed();
            _services.Options.Failed(e);
            return;
        }

        lock (_turn)
        {
            var lost = StartAgainInTurn(history);
            _teller.Tell(new News.ReadAgain(Id, Table, lost));
        }
    }

    /// <summary>
    /// Takes the turns of all passages, sets everything to what the journal says, and lets the outbox go on. Returns the passages whose
    /// changes were lost.
    /// </summary>
    private List<PassageId> StartAgainInTurn(ConsultationHistory history)
    {
        var reserved = Reserve(_passages.Keys);
        try
        {
            foreach (var (id, passage) in history.Passages)
            {
                RoomFor(id, reserved).StartAgainInTurn(passage);
            }

            foreach (var id in reserved.Keys.Where(id => !history.Passages.ContainsKey(id)))
            {
                _passages.TryRemove(id, out _);
            }

            _head = history.Consultation;
            _headDecisions = [.. history.Decisions];
            _lastAsked = Task.FromResult<Outcome>(new Outcome.AlreadySo());
            Volatile.Write(ref _decisions, _headDecisions);
            Volatile.Write(ref _standing, new(history.Table, history.Place));
            var lost = _outbox.GoOn().Select(stream => new PassageId(stream.Value));
            return [.. lost.Where(history.Passages.ContainsKey)];
        }
        finally
        {
            Release(reserved);
        }
    }
}
