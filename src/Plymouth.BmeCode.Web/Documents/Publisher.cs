using System.Collections.Immutable;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Exchange.Code;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Publications;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.SignIn;

namespace Plymouth.BmeCode.Web.Documents;

/// <summary>Makes publications and hands out their files.</summary>
/// <remarks>
/// The files are made before the decision, from one moment of the journal, and kept by their hash; the decision names the hashes. So a
/// later version of the program, which may write other bytes, changes nothing. Where a publication came with an imported journal and its
/// files did not, they are made again from as many entries, and given out only if they are the same bytes. Where words were erased since
/// (<see cref="DocumentsAgain"/>), the publication names the file made again without them, and these are its bytes.
/// </remarks>
public sealed class Publisher(Journals journals, KeptDocuments documents, IPeople people, AuditLog audit)
{
    /// <summary>Publishes what is on disk now.</summary>
    public Task<Outcome> PublishAsync(ConsultationRoom room, MemberId by, ImmutableList<MemberId> present, string? reason)
    {
        ArgumentNullException.ThrowIfNull(room);
        return Task.Run(async () =>
        {
            var moment = ConsultationMoment.Now(journals.Of(room.Id));
            var files = DocumentFormats.Published.Select(f => (Name: f.Address, f.Write(moment, people).Bytes));
            var outcome = await room.AskAsync(
                new PublishCode(
                    moment.Table.Consultation.Publications.Count + 1,
                    present,
                    moment.JournalHead,
                    (int)moment.Place,
                    Publishing.Blocks(moment.Table),
                    reason,
                    [.. files.Select(f => new PublishedDocument(f.Name, documents.Keep(f.Bytes), f.Bytes.Length))]
                ),
                by
            );
            if (outcome is Outcome.Done { Decided.Event: CodePublished published })
            {
                audit.Published(by, room.Id, published.Number);
            }

            return outcome;
        });
    }

    /// <summary>
    /// Returns a file of a publication, the very bytes that it names; null when this data folder has them no more and cannot make
    /// them again.
    /// </summary>
    public ConsultationDocument? Find(ConsultationId consultation, Publication publication, string name)
    {
        ArgumentNullException.ThrowIfNull(publication);
        if (publication.Documents.Find(d => d.Name == name) is not { } document || DocumentFormats.OfPublished(name) is not { } format)
        {
            return null;
        }

        var bytes = documents.Find(document.Hash) ?? MakeAgain(consultation, publication, format, document.Hash);
        var fileName = format.FileName(publication.Title, $"publication {publication.Number}");
        return bytes is null ? null : new(bytes, format.MediaType, fileName, publication.JournalHead);
    }

    private byte[]? MakeAgain(ConsultationId consultation, Publication publication, DocumentFormat format, string hash)
    {
        var moment = ConsultationMoment.After(journals.Of(consultation), publication.Entries);
        if (moment.JournalHead != publication.JournalHead)
        {
            return null;
        }

        return Enum.GetValues<Edition>()
            .OrderDescending()
            .Select(edition => format.Write(moment, people, edition: edition).Bytes)
            .FirstOrDefault(bytes => KeptDocuments.HashOf(bytes) == hash);
    }
}
