using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Findings.Terms;

namespace Plymouth.BmeCode.Review.Tests.Findings.Plain;

/// <summary>A clause says what a term means, or introduces an abbreviation in brackets, and nothing else in the Code uses it.</summary>
internal static class DefinitionNotUsedCheck
{
    public static IEnumerable<Finding> Find(Table table)
    {
        var code = CodeTerms.InCode(table);
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
