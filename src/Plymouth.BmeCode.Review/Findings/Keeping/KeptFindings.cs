using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Findings.Checks;
using Plymouth.BmeCode.Review.Memo;

namespace Plymouth.BmeCode.Review.Findings.Keeping;

/// <summary>
/// Keeps what was found in the last table of a consultation, so that in the next one only what the changes concern is looked at again.
/// </summary>
/// <remarks>
/// It holds that one table; whichever table is asked about next is compared with it. Who asks waits for whoever asked before.
/// </remarks>
internal sealed class KeptFindings
{
    private static readonly PerPart<Table, KeptFindings> Known = new(t => t.Consultation.CommentsMark, _ => new());

    private readonly Lock _turn = new();
    private ImmutableArray<Check> _checks = [];
    private Kept? _kept;

    /// <summary>Returns everything that is found in a table, by kind, and within a kind in the table's order.</summary>
    public static ImmutableArray<FindingStanding> Of(Table table)
    {
        var known = Known.Of(table);
        lock (known._turn)
        {
            foreach (var (_, step) in known.StepsTo(table))
            {
                step();
            }

            return [.. known._checks.SelectMany(c => c.Found)];
        }
    }

    /// <summary>Returns the steps to take, one for each check, to find everything in a table after another.</summary>
    /// <param name="before">The table in which all was found before; null for none.</param>
    public static IEnumerable<(string Check, Action Find)> Steps(Table? before, Table after)
    {
        var known = new KeptFindings();
        foreach (var (_, step) in before is null ? [] : known.StepsTo(before))
        {
            step();
        }

        return known.StepsTo(after);
    }

    private IEnumerable<(string Check, Action Find)> StepsTo(Table table)
    {
        // While the steps are taken nothing is kept, so that after one that failed everything is looked at again.
        var kept = _kept;
        _kept = null;
        TableChanges? changes = null;
        yield return (
            "what changed",
            () => changes = kept is null ? null : TableChanges.Of(TableDifferences.Between(kept.Table, table))
        );

        var settled = kept is not null && ReferenceEquals(kept.Table.Consultation.Dismissals, table.Consultation.Dismissals);
        if (changes is null)
        {
            _checks = [.. AllChecks.All.Select(begin => begin())];
            yield return ("what several checks read", () => kept = new(table));
        }
        else
        {
            yield return ("what several checks read", () => kept!.Follow(changes));
        }

        foreach (var check in _checks)
        {
            yield return (
                check.GetType().Name,
                () =>
                {
                    if (changes is null)
                    {
                        check.Begin(kept!);
                        return;
                    }

                    check.Follow(kept!, changes);
                    if (!settled)
                    {
                        check.Settle(kept!);
                    }
                }
            );
        }

        _kept = kept;
    }
}
