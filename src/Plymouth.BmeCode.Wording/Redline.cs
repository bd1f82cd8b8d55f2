using System.Collections.Immutable;

namespace Plymouth.BmeCode.Wordings;

/// <summary>The marks of a redline.</summary>
public enum RedlineMark
{
    /// <summary>Stands in both wordings.</summary>
    Same,

    /// <summary>Stands only in the later wording.</summary>
    Inserted,

    /// <summary>Stands only in the earlier wording.</summary>
    Deleted,
}

/// <summary>
/// A stretch of a redline: an insert step (text or embed) with its mark. A stretch of which only the formatting changed counts as <see
/// cref="RedlineMark.Same"/>.
/// </summary>
public readonly record struct RedlineSpan(Op Span, RedlineMark Mark);

/// <summary>One line of a redline. <see cref="End"/> is the mark of its line end; list and indent are those of that line end.</summary>
public sealed record RedlineLine(ImmutableArray<RedlineSpan> Spans, ListKind List, int Indent, RedlineMark End);

/// <summary>Shows two wordings as one, insertions and deletions marked.</summary>
public static class Redline
{
    /// <summary>
    /// Returns the redline from <paramref name="before"/> to <paramref name="after"/>: without its insertions it reads as the first,
    /// without its deletions as the second.
    /// </summary>
    /// <remarks>
    /// Words that stand in both have the attributes of <paramref name="after"/>. Words that were replaced stand before those that replace
    /// them.
    /// </remarks>
    public static ImmutableArray<RedlineLine> Between(Wording before, Wording after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var vocabulary = new Vocabulary();
        var (a, b) = (Tokens.Of(before, vocabulary, lastLineEnd: true), Tokens.Of(after, vocabulary, lastLineEnd: true));
        var (was, now) = (new OpCursor(before.ToDelta().Ops), new OpCursor(after.ToDelta().Ops));
        var lines = new Lines();
        foreach (var hunk in Hunks.Between(a, b))
        {
            var (deleted, inserted) = (a.Units(hunk.A0, hunk.A1), b.Units(hunk.B0, hunk.B1));
            if (hunk.Same)
            {
                Skip(ref was, deleted);
                lines.Add(ref now, inserted, RedlineMark.Same);
            }
            else
            {
                lines.Add(ref was, deleted, RedlineMark.Deleted);
                lines.Add(ref now, inserted, RedlineMark.Inserted);
            }
        }

        return lines.ToLines();
    }

    private static void Skip(ref OpCursor cursor, int units)
    {
        while (units > 0)
        {
            units -= cursor.Next(Math.Min(units, cursor.Length)).Length;
        }
    }

    private sealed class Lines
    {
        private readonly ImmutableArray<RedlineLine>.Builder _lines = ImmutableArray.CreateBuilder<RedlineLine>();
        private readonly ImmutableArray<RedlineSpan>.Builder _spans = ImmutableArray.CreateBuilder<RedlineSpan>();

        public void Add(ref OpCursor cursor, int units, RedlineMark mark)
        {
            while (units > 0)
            {
                var op = cursor.Next(Math.Min(units, cursor.Length));
                units -= op.Length;
                if (op.Text is null)
                {
                    _spans.Add(new(op, mark));
                    continue;
                }

                var from = 0;
                for (var end = op.Text.IndexOf('\n', StringComparison.Ordinal); end >= 0; end = op.Text.IndexOf('\n', from))
                {
                    AddSpan(op, from, end, mark);
                    _lines.Add(new(_spans.DrainToImmutable(), Line.ListOf(op.Attributes), Line.IndentOf(op.Attributes), mark));
                    from = end + 1;
                }

                AddSpan(op, from, op.Length, mark);
            }
        }

        private void AddSpan(Op op, int from, int to, RedlineMark mark)
        {
            if (to > from)
            {
                _spans.Add(new(op.Slice(from, to - from), mark));
            }
        }

        public ImmutableArray<RedlineLine> ToLines() => _lines.ToImmutable();
    }
}
