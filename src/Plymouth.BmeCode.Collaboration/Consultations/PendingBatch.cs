using System.Collections.Immutable;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Collaboration.Consultations;

/// <summary>A batch on its way to the disk, with everything that is so once it is there: nothing is decided or folded again on the writer's thread.</summary>
/// <param name="Decided">The decision, with the consultation after it; null for a submitted change.</param>
/// <param name="Answer">Answers whoever asked: null once it is on disk, else why not.</param>
internal sealed record PendingBatch(Batch Batch, (Decided Decided, Consultation After)? Decided, ImmutableList<PendingPassage> Passages, Action<Refusal?> Answer);

/// <summary>One passage's part in a batch: the state after it and the entries that lead there.</summary>
internal sealed record PendingPassage(PassageRoom Room, PassageState After, ImmutableList<PassageEntry> Entries);

/// <summary>A wording entry with the change it comes to.</summary>
internal sealed record PassageEntry(WordingEntry Entry, StoredChange Change);
