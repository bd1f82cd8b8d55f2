using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Collaboration.Telling;

/// <summary>
/// Something that is now on disk, told in order to those who watch. <see cref="Table"/> is the whole state right after its batch.
/// </summary>
/// <remarks>
/// A batch is told as its decision, if it has one, then as its passages' versions, each exactly once: as <see cref="Changed"/>, <see
/// cref="Closed"/> or <see cref="Reopened"/>. A passage's beginning (version 0) is told by its decision alone.
/// </remarks>
public abstract record News(ConsultationId Consultation, Table Table)
{
    /// <summary>
    /// A decision. <paramref name="Passages"/>: the passages its batch created, changed, closed or reopened (each also told by its own
    /// news).
    /// </summary>
    public sealed record Decision(ConsultationId Consultation, Table Table, Decided Decided, IReadOnlyList<PassageId> Passages)
        : News(Consultation, Table);

    /// <summary>
    /// One change of a passage. <paramref name="Client"/>, <paramref name="Sequence"/> and <paramref name="GoesOn"/>: the submitted
    /// change's origin; null, 0 and false for a change made by a decision.
    /// </summary>
    public sealed record Changed(
        ConsultationId Consultation,
        Table Table,
        PassageId Passage,
        int Version,
        Delta Delta,
        MemberId Member,
        string? Client,
        int Sequence,
        DateTimeOffset At,
        bool GoesOn = false
    ) : News(Consultation, Table);

    /// <summary>Nobody can edit the passage now. Like <see cref="Reopened"/> this is a version of it, with an empty delta.</summary>
    public sealed record Closed(ConsultationId Consultation, Table Table, PassageId Passage, int Version, string Reason)
        : News(Consultation, Table);

    /// <summary>The passage can be edited again.</summary>
    public sealed record Reopened(ConsultationId Consultation, Table Table, PassageId Passage, int Version) : News(Consultation, Table);

    /// <summary>
    /// The journal could not write what was pending, and the rooms were read again from the disk. Editors of these passages must open again
    /// and send what they still hold.
    /// </summary>
    public sealed record ReadAgain(ConsultationId Consultation, Table Table, IReadOnlyList<PassageId> Passages) : News(Consultation, Table);
}
