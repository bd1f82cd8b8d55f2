using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Review.Publications;

/// <summary>How many responses have a disposition that a member has confirmed.</summary>
public sealed record DispositionCount(Disposition Disposition, int Responses);

/// <summary>How far the group has come, in parts: what a facilitator looks at before publishing.</summary>
/// <param name="Dispositions">Those that some response has, in the order in which they are offered.</param>
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
    /// <summary>How far a table has come. A response counts once it has words, however many comments it answers.</summary>
    public static HowFar Of(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var responses = table.Consultation.ResponsesInOrder.Where(r => !table.Wording(r.Id.Passage).IsBlank).ToList();
        var confirmed = responses.Where(r => r is { Disposition: not null, DispositionProposed: false }).CountBy(r => r.Disposition!.Value);
        var promises = table.Promises.CountBy(p => p.State).ToDictionary();
        var (standing, agreed) = (table.Progress.Clauses, table.Progress.Agreed);
        return new(
            [.. confirmed.OrderBy(c => c.Key).Select(c => new DispositionCount(c.Key, c.Value))],
            responses.Count(r => r is { Disposition: not null, DispositionProposed: true }),
            responses.Count(r => r.Disposition is null),
            agreed,
            standing - agreed,
            promises.GetValueOrDefault(PromiseState.Kept),
            promises.GetValueOrDefault(PromiseState.Drafted),
            promises.GetValueOrDefault(PromiseState.Open)
        );
    }

    /// <summary>True where the same parts have come as far.</summary>
    public bool Equals(HowFar? other) =>
        other is not null && Dispositions.SequenceEqual(other.Dispositions) && Counts.SequenceEqual(other.Counts);

    public override int GetHashCode() => HashCode.Combine(Dispositions.Length, Proposed, Without, ClausesAgreed, PromisesKept);

    private int[] Counts => [Proposed, Without, ClausesAgreed, ClausesOpen, PromisesKept, PromisesDrafted, PromisesOpen];
}
