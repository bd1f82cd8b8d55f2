using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Collaboration.Consultations;

public sealed partial class ConsultationRooms
{
    /// <summary>
    /// Returns the consultations that <paramref name="which"/> takes with their summaries, oldest first, those put aside left out. One of
    /// which no summary was kept is read; those that were not reached within <paramref name="patience"/> have no summary yet.
    /// </summary>
    public IReadOnlyList<(ConsultationId Id, ConsultationSummary? Summary)> Summaries(
        TimeSpan patience,
        Func<ConsultationId, bool> which
    )
    {
        var began = _services.Time.GetTimestamp();
        return
        [
            .. Stored
                .Where(which)
                .Select(id => (Id: id, Summary: SummaryOf(_holders[id], _services.Time.GetElapsedTime(began) <= patience)))
                .Where(c => !_aside.ContainsKey(c.Id)),
        ];
    }

    /// <summary>
    /// Reads the consultations of which no summary was kept, one after the other as the caller goes on. Returns each that was read.
    /// </summary>
    public IEnumerable<ConsultationId> ReadMissingSummaries()
    {
        foreach (var holder in Stored.Select(id => _holders[id]).Where(h => h is { Room: null, Summary: null }))
        {
            SummaryOf(holder, mayRead: true);
            yield return holder.Id;
        }
    }

    private ConsultationSummary? SummaryOf(RoomHolder holder, bool mayRead)
    {
        if (holder.Room is { } open)
        {
            return open.Summary;
        }

        if (holder.Summary is null && mayRead)
        {
            lock (holder.Turn)
            {
                holder.Summary ??= TryRead(holder, () => ReadSummary(holder.Id));
            }
        }

        return holder.Summary;
    }

    private ConsultationSummary ReadSummary(ConsultationId id)
    {
        var journal = _services.Journals.Of(id);
        var read = ConsultationHistory.Read(journal, tail: 0, _services.Options.CheckpointEvery);
        var summary = ConsultationSummary.Of(read.Table);
        journal.Keep(summary, read.Place);
        return summary;
    }
}
