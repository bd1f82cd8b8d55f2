using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Collaboration.Ports;

/// <summary>Names a consultation and says how far its group has come: what is shown of it without opening it.</summary>
/// <param name="SourceFile">The name of the file it was taken in from.</param>
/// <remarks>
/// Summaries are derived. One is kept with the place it was made at, and counts only while the journal has come no further; so one that is
/// missing or old costs the reading of one consultation.
/// </remarks>
public sealed record ConsultationSummary(ConsultationId Id, string Title, string SourceFile, Progress Progress)
{
    /// <summary>Returns the summary of a consultation as its table stands.</summary>
    public static ConsultationSummary Of(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new(table.Consultation.Id, table.Consultation.Title, table.Consultation.SourceFile, table.Progress);
    }
}
