using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Review.Findings.Keeping;

/// <summary>Names what may differ between two tables, or is only in one of them.</summary>
/// <remarks>
/// When the one table came from the other in few steps, only what those touched is looked at. Otherwise everything is compared, by
/// reference.
/// </remarks>
internal sealed record TableDifferences(
    Table Before,
    Table After,
    ImmutableArray<PassageId> Passages,
    ImmutableArray<ClauseId> Clauses,
    ImmutableArray<ResponseId> Responses,
    ImmutableArray<CommentId> Comments,
    ImmutableArray<Promise> Promises,
    ImmutableArray<Revision> Revisions
)
{
    public static TableDifferences Between(Table before, Table after)
    {
        var (was, now) = (before.Consultation, after.Consultation);
        var touched = now.Trail.Since(was.Trail);
        return new(
            before,
            after,
            Between(before.Passages, after.Passages, after.Trail.Since(before.Trail)),
            Between(was.Clauses, now.Clauses, touched?.OfType<ClauseSubject>().Select(t => t.Clause)),
            Between(was.Responses, now.Responses, touched?.OfType<ResponseSubject>().Select(t => t.Response)),
            Between(was.Comments, now.Comments, touched?.OfType<CommentSubject>().Select(t => t.Comment)),
            Between(was.Promises, now.Promises),
            Between(was.Revisions, now.Revisions)
        );
    }

    private static ImmutableArray<TKey> Between<TKey, T>(
        ImmutableDictionary<TKey, T> before,
        ImmutableDictionary<TKey, T> after,
        IEnumerable<TKey>? touched
    )
        where TKey : notnull
        where T : class =>
        ReferenceEquals(before, after) ? []
        : touched is null ? All(before, after)
        : [.. touched.Where(k => !ReferenceEquals(before.GetValueOrDefault(k), after.GetValueOrDefault(k)))];

    private static ImmutableArray<TKey> All<TKey, T>(ImmutableDictionary<TKey, T> before, ImmutableDictionary<TKey, T> after)
        where TKey : notnull
        where T : class
    {
        var different = ImmutableArray.CreateBuilder<TKey>();
        var gone = before.Count;
        foreach (var (key, now) in after)
        {
            gone -= before.TryGetValue(key, out var was) ? 1 : 0;
            if (!ReferenceEquals(was, now))
            {
                different.Add(key);
            }
        }

        if (gone > 0)
        {
            different.AddRange(before.Keys.Where(k => !after.ContainsKey(k)));
        }

        return different.ToImmutable();
    }

    /// <summary>Returns what only one of two lists has. What is the same at the beginning is passed over.</summary>
    private static ImmutableArray<T> Between<T>(ImmutableList<T> before, ImmutableList<T> after)
        where T : class
    {
        if (ReferenceEquals(before, after))
        {
            return [];
        }

        var same = before.Zip(after).TakeWhile(p => ReferenceEquals(p.First, p.Second)).Count();
        var (gone, come) = (before.Skip(same).ToHashSet<T>(ReferenceEqualityComparer.Instance), after.Skip(same).ToList());
        var kept = come.Where(gone.Remove).ToHashSet<T>(ReferenceEqualityComparer.Instance);
        return [.. gone, .. come.Where(c => !kept.Contains(c))];
    }
}
