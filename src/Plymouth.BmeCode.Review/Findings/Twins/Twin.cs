using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review.Findings.Twins;

/// <summary>A clause, or one line of its draft, that says nearly what another says.</summary>
/// <param name="Line">The line of the consultation draft, from 0; null when the clause is one line.</param>
/// <param name="From">
/// The first of its words that counts, from 0. Of two entries run together in one line, only the words of one count.
/// </param>
/// <param name="To">The end of the words that count, itself not included.</param>
public sealed record TwinPart(ClauseId Clause, int? Line, int From, int To);

/// <summary>
/// Two clauses, or single entries of theirs, whose drafts say nearly the same. <paramref name="One"/> stands first in the Code.
/// </summary>
/// <param name="Likeness">The share of the shorter one that stands in the longer: 0 nothing, 1 all of it.</param>
public sealed record Twin(TwinPart One, TwinPart Other, double Likeness)
{
    /// <summary>Names the pair, whichever of the two was changed.</summary>
    public string Id => $"{Name(One)}={Name(Other)}";

    /// <summary>Both, in the Code's order.</summary>
    public ImmutableList<TwinPart> Parts => [One, Other];

    /// <summary>Returns the other one of the two.</summary>
    public TwinPart Beside(TwinPart part) => part == One ? Other : One;

    private static string Name(TwinPart part) => part.Line is { } line ? $"{part.Clause}.{line}" : part.Clause.Value;
}
