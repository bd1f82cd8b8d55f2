using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Memo;
using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Review.Publications;

/// <summary>Counts the responses whose disposition is this one, confirmed by a member.</summary>
public sealed record DispositionCount(Disposition Disposition, int Responses);

/// <summary>Counts how far the group has come, in parts, for a facilitator before publishing.</summary>
/// <param name="Dispositions">The dispositions that some response has, in the order in which they are offered.</param>
/// <param name="Proposed">Responses whose disposition nobody has confirmed yet.</param>
/// <param name="Without">Responses without a disposition.</param>
/// <param name="ClausesAgreed">Clauses that stand and are agreed; all others that stand are <paramref name="ClausesOpen"/>.</param>
/// <param name="PromisesKept">Promises by how far they have come; those that were withdrawn are none any more.</param>
public sealed record HowFar(
    ImmutableArray<DispositionCount> Dispositions,
    int Proposed,
    int Without,
    int ClausesAgreed,
    int ClausesOpen,
    int PromisesKept,
    int PromisesDrafted,
    int PromisesOpen
)
{
    private static readonly PerTable<HowFar> Known = new(Count);

    /// <summary>Counts how far a table has come, once. A response counts when it has words, however many comments it answers.</summary>
    public static HowFar Of(Table table) => Known.Of(table);

    private static HowFar Count(Table table)
    {
        var responses = table.Consultation.ResponsesInOrder.Where(r => !table.Wording(r.Id.Passage).IsBlank).ToList();
        var confirmed = responses.Where(r => r is { Disposition: not null, DispositionProposed: false }).CountBy(r => r.Disposition!.Value);
        var promises = table.Promises.CountBy(p => p.State).ToDictionary();
        var progress = table.Progress;
        return new(
            [.. confirmed.OrderBy(c => c.Key).Select(c => new DispositionCount(c.Key, c.Value))],
            responses.Count(r => r is { Disposition: not null, DispositionProposed: true }),
            responses.Count(r => r.Disposition is null),
            progress.Agreed,
            progress.Clauses - progress.Agreed,
            promises.GetValueOrDefault(PromiseState.Kept),
            promises.GetValueOrDefault(PromiseState.Drafted),
            promises.GetValueOrDefault(PromiseState.Open)
        );
    }

    /// <summary>True when all counts are the same.</summary>
    public bool Equals(HowFar? other) =>
        other is not null && Dispositions.SequenceEqual(other.Dispositions) && Counts.SequenceEqual(other.Counts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Dispositions.Length, Proposed, Without, ClausesAgreed, PromisesKept);

    private int[] Counts => [Proposed, Without, ClausesAgreed, ClausesOpen, PromisesKept, PromisesDrafted, PromisesOpen];
}
