using System.Collections.Immutable;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Exchange.Code;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Erasing;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Publications;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.Documents;

/// <summary>The files of publications that held erased words, and those made again in their place.</summary>
/// <param name="Said">What the journal says of each.</param>
/// <param name="Made">The bytes of those that could be made again.</param>
internal sealed record DocumentsAgain(ImmutableList<ErasedDocument> Said, ImmutableList<byte[]> Made)
{
    /// <summary>Makes the files again of which it is not certain that they held none of the words.</summary>
    /// <remarks>
    /// That is certain of a file that this program makes of the entries before with the same bytes, and makes of the entries after with the
    /// same bytes again. One that it cannot make is gone: nobody can say what is in it.
    /// </remarks>
    /// <param name="now">The consultation as it stands.</param>
    /// <param name="before">All entries as they stand.</param>
    /// <param name="after">The same entries as they will stand.</param>
    /// <param name="documents">The files that are kept.</param>
    /// <param name="people">Knows the names of those who made the entries.</param>
    public static DocumentsAgain Of(
        Consultation now,
        ImmutableList<Entry> before,
        ImmutableList<Entry> after,
        KeptDocuments documents,
        IPeople people
    )
    {
        var (said, made) = (ImmutableList.CreateBuilder<ErasedDocument>(), ImmutableList.CreateBuilder<byte[]>());
        foreach (var publication in now.Publications.Where(p => Differ(before, after, p.Entries)))
        {
            var (was, willBe) = (MomentOf(publication, now.Id, before), MomentOf(publication, now.Id, after));
            foreach (var document in publication.Documents.Where(d => publication.ErasedIn(d) is not { Now: null }))
            {
                var format = DocumentFormats.OfPublished(document.Name);
                var edition = was is null ? null : EditionOf(document, format, was, people);
                if (edition is null && documents.Find(document.Hash) is null)
                {
                    // Nobody has the file, here or made again.
                    continue;
                }

                var bytes = willBe is null ? null : format?.Write(willBe, people, edition: edition ?? Edition.Second).Bytes;
                var hash = bytes is null ? null : KeptDocuments.HashOf(bytes);
                if (hash == document.Hash)
                {
                    continue;
                }

                said.Add(new(publication.Number, document.Name, document.Hash, hash, bytes?.Length ?? 0));
                if (bytes is not null)
                {
                    made.Add(bytes);
                }
            }
        }

        return new(said.ToImmutable(), made.ToImmutable());
    }

    private static bool Differ(ImmutableList<Entry> before, ImmutableList<Entry> after, int first) =>
        before.Zip(after).Take(first).Any(e => !ReferenceEquals(e.First, e.Second));

    /// <summary>The moment that a publication was made of; null where the journal is not the one it was.</summary>
    private static ConsultationMoment? MomentOf(Publication publication, ConsultationId id, ImmutableList<Entry> entries) =>
        ConsultationMoment.Of(id, entries.Take(publication.Entries)) is var moment && moment.JournalHead == publication.JournalHead
            ? moment
            : null;

    /// <summary>The edition in which this program writes a file as it is kept; null where it writes it in none.</summary>
    private static Edition? EditionOf(PublishedDocument document, DocumentFormat? format, ConsultationMoment moment, IPeople people) =>
        Enum.GetValues<Edition>()
            .OrderDescending()
            .Cast<Edition?>()
            .FirstOrDefault(edition =>
                format is not null && KeptDocuments.HashOf(format.Write(moment, people, edition: edition!.Value).Bytes) == document.Hash
            );
}
