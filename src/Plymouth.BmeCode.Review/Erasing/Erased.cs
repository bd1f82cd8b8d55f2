using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Publications;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Erasing;

/// <summary>
/// Words about a person were erased from bodies of this consultation's journal, because somebody may lawfully ask for that. It says where
/// they stood and why they went, and nothing of what they said. It has no inverse.
/// </summary>
/// <param name="Reason">The reason, in words of whoever did it.</param>
/// <param name="Comments">The comments as received of which words went; an ask is meant with its comment.</param>
/// <param name="Entries">The entries in whose bodies the words stood, in order of place.</param>
/// <param name="Documents">The files of publications that held the words.</param>
public sealed record Erased(
    string Reason,
    ImmutableList<CommentId> Comments,
    ImmutableList<ErasedInEntry> Entries,
    ImmutableList<ErasedDocument> Documents
) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        before with
        {
            Erasures = before.Erasures.Add(new(decided.Member, decided.At, Reason, Comments)),
            Publications = before.Publications.ConvertAll(p => Documents.Aggregate(p, (now, document) => document.In(now))),
        };

    internal override Decision TakeBack(After after) =>
        Ruling.Refuse(
            Refusal.DependedOn,
            "Words that were erased cannot be brought back: nothing here holds them any more. Write anew what is to stand there."
        );
}

/// <summary>An entry from whose body words were erased.</summary>
/// <param name="Place">Its place in the consultation's journal, from 1.</param>
/// <param name="Stream">The journal it belongs to.</param>
/// <param name="Version">Its version there.</param>
/// <param name="Texts">Where the words stood, in order.</param>
/// <param name="BodyHash">SHA-256 of the body as it stands now, lower-case hex.</param>
public sealed record ErasedInEntry(long Place, StreamId Stream, int Version, ImmutableList<ErasedText> Texts, string BodyHash);

/// <summary>A stretch of a body that was erased, in UTF-16 units.</summary>
/// <param name="Text">Which of the texts of the body it is in: all values of the JSON that are text, counted from 0 as they stand.</param>
/// <param name="From">Where in that text it begins, once its escapes are read.</param>
/// <param name="Length">How many units it has. Line ends in it stand still.</param>
public sealed record ErasedText(int Text, int From, int Length);

/// <summary>A file of a publication that held erased words, so that its bytes went.</summary>
/// <param name="Publication">The number of the publication.</param>
/// <param name="Name">The file's name there: "code.docx".</param>
/// <param name="Before">SHA-256 of its bytes until then, lower-case hex.</param>
/// <param name="Now">SHA-256 of the file that was made again without the words; null where it could not be.</param>
/// <param name="Length">The length of that file in bytes; 0 where there is none.</param>
public sealed record ErasedDocument(int Publication, string Name, string Before, string? Now, int Length)
{
    /// <summary>Returns a publication after this: it names the file that was made again, and remembers which it was.</summary>
    internal Publication In(Publication publication) =>
        publication.Number != Publication
            ? publication
            : publication with
            {
                Documents = publication.Documents.ConvertAll(d =>
                    d.Name == Name && d.Hash == Before && Now is { } hash ? new PublishedDocument(Name, hash, Length) : d
                ),
                Erased = publication.Erased.RemoveAll(e => e.Name == Name).Add(this),
            };
}
