namespace Plymouth.BmeCode.Wordings;

/// <summary>Finds the difference of two wordings, word by word, lists and formatting included.</summary>
public static class Difference
{
    /// <summary>
    /// Returns a change that makes <paramref name="before"/> say <paramref name="after"/>: <c>before.Apply(Between(before, after)) ==
    /// after</c>.
    /// </summary>
    /// <remarks>
    /// Words that stayed are kept, with the attributes of <paramref name="after"/>. The last line end is never replaced, so the change
    /// passes <see cref="WordingRules"/> when both wordings do.
    /// </remarks>
    public static Delta Between(Wording before, Wording after) => Between(before, after, Hunks.Between);

    /// <summary>
    /// Returns the change that does the same with the fewest words: each word, space and line end that can stay does, and stays its
    /// author's, however it reads.
    /// </summary>
    public static Delta Smallest(Wording before, Wording after) => Between(before, after, Hunks.Fewest);

    private static Delta Between(Wording before, Wording after, Func<Tokens, Tokens, List<Hunk>> hunks)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var vocabulary = new Vocabulary();
        var (a, b) = (Tokens.Of(before, vocabulary, lastLineEnd: false), Tokens.Of(after, vocabulary, lastLineEnd: false));
        var (was, now) = (new OpCursor(before.ToDelta().Ops), new OpCursor(after.ToDelta().Ops));
        var change = new DeltaBuilder();
        foreach (var hunk in hunks(a, b))
        {
            var (deleted, inserted) = (a.Units(hunk.A0, hunk.A1), b.Units(hunk.B0, hunk.B1));
            if (hunk.Same)
            {
                Keep(deleted);
                continue;
            }

            for (var left = inserted; left > 0;)
            {
                var op = now.Next(Math.Min(left, now.Length));
                change.Add(op);
                left -= op.Length;
            }

            for (var left = deleted; left > 0;)
            {
                left -= was.Next(Math.Min(left, was.Length)).Length;
            }

            change.Delete(deleted);
        }

        Keep(1);
        return change.ToDelta();

        void Keep(int units)
        {
            while (units > 0)
            {
                var length = Math.Min(units, Math.Min(was.Length, now.Length));
                change.Retain(length, Attributes.Difference(was.Next(length).Attributes, now.Next(length).Attributes));
                units -= length;
            }
        }
    }
}
