using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Collaboration.Ports;

/// <summary>Keeps the journals of all consultations of a data folder.</summary>
public interface IJournals
{
    /// <summary>The consultations that stand here whole, oldest first.</summary>
    IReadOnlyList<ConsultationId> Stored { get; }

    /// <summary>The summaries kept of consultations that have not grown since, by id.</summary>
    IReadOnlyDictionary<ConsultationId, ConsultationSummary> Summaries { get; }

    /// <summary>Returns the journal of a consultation; one that stands here or one that is to begin.</summary>
    IJournal Of(ConsultationId consultation);

    /// <summary>Returns the consultation that a stream belongs to; null for a stream that does not stand here.</summary>
    ConsultationId? ConsultationOf(StreamId stream);
}
