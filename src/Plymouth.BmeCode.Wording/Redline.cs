using System.Collections.Immutable;

namespace Plymouth.BmeCode.Wordings;

public enum RedlineMark
{
    Same,
    Inserted,
    Deleted,
}

/// <summary>A run of a redline: an insert step (text or embed) with how it came about. Formatting alone changed counts as <see cref="RedlineMark.Same"/>.</summary>
public readonly record struct RedlineSpan(Op Span, RedlineMark Mark);

/// <summary>One line of a redline. <see cref="End"/> says how its line end came about; list and indent are those of that line end.</summary>
public sealed record RedlineLine(ImmutableArray<RedlineSpan> Spans, ListKind List, int Indent, RedlineMark End);

/// <summary>Two wordings shown as one, insertions and deletions marked.</summary>
public static class Redline
{
    /// <summary>The redline from <paramref name="before"/> to <paramref name="after"/>: without what is inserted it reads as the first, without what is deleted as the second.</summary>
    public static ImmutableArray<RedlineLine> Between(Wording before, Wording after) => throw new NotImplementedException();
}
