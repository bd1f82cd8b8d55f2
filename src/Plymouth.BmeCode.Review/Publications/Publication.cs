using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Erasing;
using Plymouth.BmeCode.Review.Language;

namespace Plymouth.BmeCode.Review.Publications;

/// <summary>The Code and the response report as the group gave them to the public: numbered, and never taken back.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Title">The Code's title then.</param>
/// <param name="By">The facilitator who published it.</param>
/// <param name="At">The time of publication, UTC.</param>
/// <param name="Present">The members who were present, as the facilitator ticked them.</param>
/// <param name="JournalHead">
/// The hash of the journal it was made from: whoever has that journal can check that this is what it said.
/// </param>
/// <param name="Entries">
/// The number of entries that journal had. That many first entries of the consultation, in order, give every document again.
/// </param>
/// <param name="Blocking">The things that blocked when it was published all the same.</param>
/// <param name="Reason">The reason for publishing all the same; null when nothing blocked.</param>
/// <param name="Documents">The files, each known by its hash.</param>
public sealed record Publication(
    int Number,
    string Title,
    MemberId By,
    DateTimeOffset At,
    ImmutableList<MemberId> Present,
    string JournalHead,
    int Entries,
    ImmutableList<Block> Blocking,
    string? Reason,
    ImmutableList<PublishedDocument> Documents
)
{
    /// <summary>
    /// The files that held words erased since, each once, with what it was before the last time. Where one could be made again without
    /// them, <see cref="Documents"/> names that; where not, nobody has it any more.
    /// </summary>
    public ImmutableList<ErasedDocument> Erased { get; init; } = [];

    /// <summary>Returns what erasing did to a file; null where it is as it was published.</summary>
    public ErasedDocument? ErasedIn(PublishedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Erased.Find(e => e.Name == document.Name);
    }
}

/// <summary>A file of a publication.</summary>
/// <param name="Name">Its name in its address: "code.docx".</param>
/// <param name="Hash">SHA-256 of its bytes, lower-case hex.</param>
/// <param name="Length">Its length in bytes.</param>
public sealed record PublishedDocument(string Name, string Hash, int Length);

/// <summary>Something that keeps the Code from being published, unless somebody says why it is published all the same.</summary>
/// <param name="Id">The finding's id, or "notAgreed".</param>
/// <param name="Message">One sentence for people.</param>
/// <param name="Internal">True when it is about something that partners never see.</param>
public sealed record Block(string Id, string Message, bool Internal);

/// <summary>Tells what has to be settled before the Code is published.</summary>
public static class Publishing
{
    /// <summary>
    /// Returns everything that blocks, in the order to settle it: findings first, since they may open clauses again, then the agreement
    /// itself.
    /// </summary>
    public static ImmutableList<Block> Blocks(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        ImmutableList<Block> found =
        [
            .. table.Findings.Open.Where(f => f.Blocks).Select(f => new Block(f.Finding.Id.Value, f.Finding.Message, f.Internal)),
        ];
        return NotAgreed(table) is { IsEmpty: false } open ? found.Add(new("notAgreed", Message(table, open), Internal: false)) : found;
    }

    /// <summary>Returns the clauses that stand and are not agreed, in order.</summary>
    public static ImmutableList<ClauseId> NotAgreed(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return [.. table.Consultation.StandingClauses.Where(c => c.Status != ClauseStatus.Agreed).Select(c => c.Id)];
    }

    private static string Message(Table table, ImmutableList<ClauseId> open)
    {
        var all = table.Progress.Clauses;
        return all == 1 ? "The one clause is not agreed yet."
            : open.Count == all ? $"None of the {all} clauses is agreed yet."
            : open.Count > 10 ? $"{open.Count} of {all} clauses are not agreed yet."
            : $"{Sentence.List(open.Select(c => table.Consultation.Numbers.Of(c)!))} {(open.Count == 1 ? "is" : "are")} not agreed yet.";
    }
}
