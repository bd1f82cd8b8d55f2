using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Storage;

/// <summary>Words that go from the journal of a consultation, all in one transaction.</summary>
/// <param name="Bodies">The bodies that change.</param>
/// <param name="Version">The version that the entry which says so gets in the review journal.</param>
/// <param name="Entry">That entry, an <see cref="Review.Erasing.Erased"/>.</param>
/// <param name="DocumentsMade">The files of publications that were made again without the words.</param>
public sealed record WordsErased(
    IReadOnlyList<ErasedBody> Bodies,
    int Version,
    NewEntry Entry,
    IReadOnlyList<byte[]> DocumentsMade
);

/// <summary>A body from which words go.</summary>
/// <param name="Stream">The journal of its entry.</param>
/// <param name="Version">The version of its entry.</param>
/// <param name="Body">The body with blanks in their place.</param>
/// <param name="WrittenHash">SHA-256 of the body as it was written, lower-case hex.</param>
public sealed record ErasedBody(StreamId Stream, int Version, string Body, string WrittenHash);

/// <summary>Says how far the places on the disk that held erased words were cleared.</summary>
/// <param name="Copies">The copies of the database in the data folder that were deleted, by their paths.</param>
/// <param name="NotYet">What kept the rest from being cleared, in a sentence; null when all is.</param>
public sealed record Purged(IReadOnlyList<string> Copies, string? NotYet);
