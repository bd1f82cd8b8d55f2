using Plymouth.BmeCode.Review.Findings.Keeping;
using Plymouth.BmeCode.Review.Findings.Terms;

namespace Plymouth.BmeCode.Review.Findings.Checks;

/// <summary>A clause says what a term means, or introduces an abbreviation in brackets, and nothing else in the Code uses it.</summary>
internal sealed class DefinitionNotUsedCheck : WholeCheck
{
    private string[] _introduced = [];

    protected override bool IsConcerned(Kept kept, TableChanges changes) =>
        CodeTerms.Changed(changes, out var words)
        && words.Exists(w =>
            !w.Before.Introduced.SequenceEqual(w.After.Introduced)
            || !w.Before.SpelledOut.SetEquals(w.After.SpelledOut)
            || Array.Exists(_introduced, t => w.Before.Uses(t) != w.After.Uses(t))
        );

    protected override IEnumerable<Finding> Find(Kept kept)
    {
        var (table, code) = (kept.Table, CodeTerms.InCode(kept.Table));
        _introduced = [.. code.SelectMany(p => p.Terms.Introduced).Distinct()];
        foreach (var (place, terms) in code)
        {
            foreach (var term in terms.Introduced.Where(t => !IsUsedAgain(code, t)))
            {
                var name = TermNotDefinedCheck.Name(table.Consultation, place);
                yield return new Finding(
                    FindingKind.DefinitionNotUsed,
                    [place],
                    $"{name} {(terms.SpelledOut.Contains(term) ? "introduces the abbreviation" : "says what is meant by")} “{term}”, "
                        + "but nothing else in the Code uses it.",
                    "A definition nobody needs makes readers look for what is not there.",
                    Blocking: false,
                    [Remedy.GoTo($"Go to {name}", place)]
                )
                {
                    Detail = term.ToLowerInvariant(),
                    Grounds = term.ToLowerInvariant(),
                };
            }
        }
    }

    private static bool IsUsedAgain(IReadOnlyList<(Subject Place, CodeTerms Terms)> code, string term)
    {
        var uses = 0;
        for (var at = 0; at < code.Count && uses < 2; at++)
        {
            uses += code[at].Terms.Uses(term);
        }

        return uses > 1;
    }
}
