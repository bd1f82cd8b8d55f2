using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Exchange.Json;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.Documents;
using Plymouth.BmeCode.Web.Live;

namespace Plymouth.BmeCode.Web.Hosting;

/// <summary>Takes in a consultation that export wrote as JSON, once everything about it was checked.</summary>
public static class WrittenImport
{
    /// <summary>True for the name of a file that export writes as JSON; other files are read as tables.</summary>
    public static bool Takes(string fileName) =>
        Path.GetExtension(fileName).Equals(DocumentFormats.Json.Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Checks the file, writes its entries as they are and opens the consultation, whose facilitator is the member who does it.
    /// </summary>
    /// <param name="by">
    /// The member who does it, asked whether they still may; the system stands for whoever runs the program.
    /// </param>
    /// <exception cref="FormatException">
    /// It is no such file, its entries do not go together, or the one who asks may not take one in; nothing was written. The message says
    /// where and what.
    /// </exception>
    /// <exception cref="JournalException">
    /// The consultation stands here already, or the disk could not be written; the message says whether anything is written.
    /// </exception>
    public static ConsultationRoom TakeIn(ReadOnlySpan<byte> utf8, MemberId by, DataFolder folder, ConsultationRooms rooms)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(rooms);
        if (by != MemberId.System && !folder.People.MayTakeIn(by))
        {
            throw new FormatException(ConsultationRooms.MayNotTakeIn.Message);
        }

        var written = ConsultationJson.Read(utf8);
        if ((OpeningCheck.FaultOf(written.Id, written.Entries) ?? FaultWhenShown(written, folder.People)) is { } fault)
        {
            throw new FormatException($"{fault} Nothing was kept. Export the consultation again where it came from.");
        }

        folder.TakeIn(written.Id, written.Entries, written.People);
        folder.People.Give(by, written.Id, Role.Facilitator);
        return rooms.OpenWritten(written.Id);
    }

    /// <summary>
    /// Writes every document of the consultation and the partners' page, so that whatever would fail there later fails here. Returns what
    /// failed; null when nothing did.
    /// </summary>
    private static string? FaultWhenShown(WrittenConsultation written, People people)
    {
        try
        {
            var moment = ConsultationMoment.Of(written.Id, written.Entries);
            foreach (var format in DocumentFormats.All)
            {
                format.Write(moment, people);
            }

            LiveDocument.Of(moment.Table, TableFindings.Of(moment.Table));
            return null;
        }
#pragma warning disable CA1031 // What entries written elsewhere bring about when they are shown is a fault of theirs.
        catch (Exception e) when (e is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return $"What stands there does not go together: {e.Message}";
        }
    }
}
