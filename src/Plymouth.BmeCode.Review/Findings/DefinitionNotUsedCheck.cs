namespace Plymouth.BmeCode.Review.Findings;

/// <summary>A clause says what a term means, or introduces an abbreviation in brackets, and nothing else in the Code uses it.</summary>
public static class DefinitionNotUsedCheck
{
    public static IEnumerable<Finding> Find(Table table)
    {
        var code = CodeTerms.InCode(table).ToList();
        foreach (var (place, terms) in code)
        {
            foreach (var term in terms.Defined.Concat(terms.SpelledOut).Distinct(StringComparer.OrdinalIgnoreCase).Where(t => code.Sum(p => p.Terms.Uses(t)) < 2))
            {
                var name = TermNotDefinedCheck.Name(table.Consultation, place);
                yield return new Finding(
                    FindingKind.DefinitionNotUsed,
                    [place],
                    $"{name} {(terms.SpelledOut.Contains(term) ? "introduces the abbreviation" : "says what is meant by")} “{term}”, but nothing else in the Code uses it.",
                    "A definition nobody needs makes readers look for what is not there.",
                    Blocking: false,
                    [Remedy.GoTo($"Go to {name}", place)])
                {
                    Detail = term.ToLowerInvariant(),
                    Grounds = term.ToLowerInvariant(),
                };
            }
        }
    }
}
