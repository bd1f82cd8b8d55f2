using Plymouth.BmeCode.Collaboration.Passages;
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
                .Where(c => c.Summary is not null || !_aside.ContainsKey(c.Id)),
        ];
    }

    /// <summary>
    /// Reads the consultations of which no summary was kept, one after the other, until all have one or it is told to stop.
    /// </summary>
    public void ReadMissingSummaries(CancellationToken stop)
    {
        foreach (var id in Stored.TakeWhile(_ => !stop.IsCancellationRequested))
        {
            SummaryOf(_holders[id], mayRead: true);
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
        var read = ConsultationHistory.Read(journal, longestTail: 0);
        var summary = ConsultationSummary.Of(read.Table);
        journal.Keep(summary, read.Place);
        return summary;
    }
}
