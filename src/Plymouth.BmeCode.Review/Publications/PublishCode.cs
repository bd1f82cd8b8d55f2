using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Publications;

/// <summary>Publishes the Code, with documents that were already made. Refused when something blocks and no reason is given.</summary>
/// <remarks>The server reads what blocks from the table that the documents were made of; it is never computed inside a turn.</remarks>
/// <param name="Number">The number of the publication, which must be the next.</param>
/// <param name="Present">The members who are present.</param>
/// <param name="JournalHead">The hash of the journal that the documents were made from.</param>
/// <param name="Entries">The number of entries that journal had.</param>
/// <param name="Blocking">The things that block in that table.</param>
/// <param name="Reason">The reason for publishing all the same, at most 2,000 UTF-16 units. It is not kept when nothing blocks.</param>
/// <param name="Documents">The files, at least one.</param>
public sealed record PublishCode(
    int Number,
    ImmutableList<MemberId> Present,
    string JournalHead,
    int Entries,
    ImmutableList<Block> Blocking,
    string? Reason,
    ImmutableList<PublishedDocument> Documents
) : Command
{
    /// <inheritdoc/>
    public override Role Asks => Role.Facilitator;

    /// <summary>The longest reason, in UTF-16 units.</summary>
    private const int LongestReason = 2000;

    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    internal override Decision Decide(DecisionContext now)
    {
        var next = now.Now.Publications.Count + 1;
        var reason = Reason?.Trim() ?? "";
        return Number != next
                ? Ruling.Stale($"Publication {Number} has been made meanwhile. Look at it first; the next would be number {next}.")
            : Documents.IsEmpty ? throw new InvalidOperationException("A publication without a document.")
            : Blocking.IsEmpty ? Accept(null)
            : reason.Length == 0
                ? Ruling.Invalid(
                    $"{(Blocking.Count == 1 ? "One thing blocks" : $"{Blocking.Count} things block")}. Settle what blocks, or say why "
                        + "the Code is published all the same: the reason stands in the publication."
                )
            : reason.Length > LongestReason ? Ruling.Invalid($"A reason has at most {LongestReason} characters. Shorten it.")
            : Accept(reason);

        Decision Accept(string? why) =>
            Ruling.Accept(new CodePublished(next, now.Now.Title, [.. Present.Distinct()], JournalHead, Entries, Blocking, why, Documents));
    }
}

/// <summary>The Code was published. It has no inverse: what is published is published.</summary>
public sealed record CodePublished(
    int Number,
    string Title,
    ImmutableList<MemberId> Present,
    string JournalHead,
    int Entries,
    ImmutableList<Block> Blocking,
    string? Reason,
    ImmutableList<PublishedDocument> Documents
) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        before with
        {
            Publications = before.Publications.Add(
                new Publication(Number, Title, decided.Member, decided.At, Present, JournalHead, Entries, Blocking, Reason, Documents)
            ),
        };

    internal override Decision TakeBack(After after) =>
        Ruling.Refuse(
            Refusal.DependedOn,
            $"Publication {Number} cannot be taken back, nor what you decided before it: it is published. Change what stands there now "
                + "instead, and publish again."
        );
}
