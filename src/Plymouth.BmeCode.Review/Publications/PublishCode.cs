using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Publications;

/// <summary>
/// Makes publication <paramref name="Number"/>, of documents already made from the journal at <paramref name="JournalHead"/> (its first
/// <paramref name="Entries"/> entries). <paramref name="Blocking"/>: what blocked there; without a <paramref name="Reason"/> refused.
/// </summary>
/// <remarks>
/// What blocks was read from the table the documents were made of, by who asks for the server; it is never computed inside a turn.
/// </remarks>
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
    public override Role Asks => Role.Facilitator;

    /// <summary>Longest reason, in UTF-16 units.</summary>
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

/// <summary>The Code was published. There is no inverse: what is published is published.</summary>
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
