using System.Collections.Immutable;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Collaboration.Consultations;

/// <summary>
/// A batch on its way to the disk, with the states that hold once it is there, so that the writer's thread decides and folds nothing again.
/// </summary>
/// <param name="Decided">The decision, with the consultation after it; null for a submitted change.</param>
/// <param name="Answer">Answers the member who asked: null once the batch is on disk, else why it is not.</param>
internal sealed record PendingBatch(
    Batch Batch,
    (Decided Decided, Consultation After)? Decided,
    ImmutableList<PendingPassage> Passages,
    Action<Refusal?> Answer
);

/// <summary>One passage's part in a batch: the state after it and the entries that lead there.</summary>
internal sealed record PendingPassage(PassageRoom Room, PassageState After, ImmutableList<PassageEntry> Entries);

/// <summary>A wording entry, the same entry as a change, and the letters of its body.</summary>
internal sealed record PassageEntry(WordingEntry Entry, StoredChange Change, int Weight);
