using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Findings.Keeping;
using Plymouth.BmeCode.Review.Memo;

namespace Plymouth.BmeCode.Review.Promises;

/// <summary>Counts the open promises of each clause.</summary>
public static class OpenPromises
{
    private static readonly FromLastTable<ImmutableDictionary<ClauseId, int>> Known = new(Make, Follow);

    /// <summary>
    /// Returns the number of promises that name a clause, or one it came from, and are neither kept nor withdrawn.
    /// </summary>
    public static int At(Table table, ClauseId clause) => Known.Of(table).GetValueOrDefault(clause);

    /// <summary>Counts those of all clauses; a clause without any is not in it.</summary>
    internal static ImmutableDictionary<ClauseId, int> Make(Table table) =>
        table.Promises.SelectMany(p => ClausesOf(table, p)).CountBy(c => c).ToImmutableDictionary();

    private static ImmutableDictionary<ClauseId, int> Follow(ImmutableDictionary<ClauseId, int> was, TableChanges changes)
    {
        var now = was.ToBuilder();
        foreach (var (table, by) in new[] { (changes.Before, -1), (changes.After, 1) })
        {
            foreach (var clause in changes.StandingIn(table).SelectMany(p => ClausesOf(table, p)))
            {
                now[clause] = now.GetValueOrDefault(clause) + by;
            }
        }

        return now.ToImmutable();
    }

    private static IEnumerable<ClauseId> ClausesOf(Table table, PromiseStanding promise) =>
        promise.IsOpen ? promise.Promise.Clauses.SelectMany(table.Consultation.Heirs).Distinct() : [];
}
