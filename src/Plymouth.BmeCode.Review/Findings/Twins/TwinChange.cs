using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Findings.Twins;

/// <summary>Makes in one twin the change that was made in the other.</summary>
public static class TwinChange
{
    /// <summary>Words on each side of a change by which its place is found again.</summary>
    private const int Around = 2;

    /// <summary>
    /// Returns a change of the wording in which <paramref name="left"/> stands: it says there what was changed in
    /// <paramref name="changed"/>.
    /// </summary>
    /// <returns>
    /// Null when it does not apply cleanly: the changed words, with the words on both sides, do not stand there exactly once, lines were
    /// parted or joined, or the passage is closed.
    /// </returns>
    public static Delta? Of(Table table, TwinText changed, TwinText left)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(changed);
        ArgumentNullException.ThrowIfNull(left);
        if (
            changed.Standing is null
            || left.Standing is not { } standing
            || table.Passages.GetValueOrDefault(standing.Passage) is not { Closed: null }
        )
        {
            return null;
        }

        var (draft, words) = (PlainText(changed.Draft), PlainText(left.Now));
        var edits = new List<(int At, int Deleted, List<Op> Inserted)>();
        foreach (var (start, deleted, inserted) in Edits(Difference.Between(changed.Draft, changed.Now)))
        {
            var (from, to) = (Before(draft, start), After(draft, start + deleted));
            if (
                draft.AsSpan(start, deleted).Contains('\n')
                || inserted.Exists(op => op.Text is null || op.Text.Contains('\n', StringComparison.Ordinal))
            )
            {
                return null;
            }

            var sought = draft[from..to];
            var at = words.IndexOf(sought, StringComparison.Ordinal);
            if (
                at < 0
                || sought.Contains(Reference, StringComparison.Ordinal)
                || words.IndexOf(sought, at + 1, StringComparison.Ordinal) >= 0
            )
            {
                return null;
            }

            edits.Add((left.At + at + start - from, deleted, inserted));
        }

        return Delta(edits);
    }

    private static Delta? Delta(List<(int At, int Deleted, List<Op> Inserted)> edits)
    {
        var change = new DeltaBuilder();
        var at = 0;
        foreach (var edit in edits)
        {
            if (edit.At < at)
            {
                return null;
            }

            change.Retain(edit.At - at);
            edit.Inserted.ForEach(op => change.Add(op));
            change.Delete(edit.Deleted);
            at = edit.At + edit.Deleted;
        }

        return edits.Count == 0 ? null : change.ToDelta();
    }

    private const char Reference = '\ufffc';

    /// <summary>Returns the text unit by unit; a cross-reference takes one place.</summary>
    private static string PlainText(Wording wording) => string.Concat(wording.ToDelta().Ops.Select(op => op.Text ?? $"{Reference}"));

    private static IEnumerable<(int Start, int Deleted, List<Op> Inserted)> Edits(Delta difference)
    {
        var (at, deleted, inserted) = (0, 0, new List<Op>());
        foreach (var op in difference.Ops.Append(Op.Retain(1)))
        {
            switch (op.Kind)
            {
                case OpKind.Insert:
                    inserted.Add(op);
                    break;
                case OpKind.Delete:
                    deleted += op.Length;
                    break;
                case OpKind.Retain:
                    if (deleted > 0 || inserted.Count > 0)
                    {
                        yield return (at, deleted, inserted);
                        (at, deleted, inserted) = (at + deleted, 0, []);
                    }

                    at += op.Length;
                    break;
                default:
                    throw NotKnown.Of(op.Kind);
            }
        }
    }

    /// <summary>Returns the place where the words right before a place begin.</summary>
    private static int Before(string text, int place)
    {
        var at = place;
        for (var words = 0; words < Around && at > 0; words++)
        {
            while (at > 0 && !char.IsLetterOrDigit(text[at - 1]))
            {
                at--;
            }

            while (at > 0 && char.IsLetterOrDigit(text[at - 1]))
            {
                at--;
            }
        }

        return at;
    }

    private static int After(string text, int place)
    {
        var at = place;
        for (var words = 0; words < Around && at < text.Length - 1; words++)
        {
            while (at < text.Length - 1 && !char.IsLetterOrDigit(text[at]))
            {
                at++;
            }

            while (at < text.Length - 1 && char.IsLetterOrDigit(text[at]))
            {
                at++;
            }
        }

        return at;
    }
}
