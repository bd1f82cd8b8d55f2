namespace Plymouth.BmeCode.Wordings;

/// <summary>All that a change inserts in one place.</summary>
/// <param name="Place">The place in the wording before the change, in UTF-16 code units.</param>
/// <param name="At">Where the words stand in the wording after it.</param>
/// <param name="Text">The words, without their attributes; an embed reads as <see cref="Embed"/>.</param>
public readonly record struct Insertion(int Place, int At, string Text)
{
    /// <summary>Stands for an embed when words are compared.</summary>
    public const string Embed = "\ufffc";

    /// <summary>Returns what a change inserts, place by place.</summary>
    public static IEnumerable<Insertion> Of(Delta change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var (place, at) = (0, 0);
        Insertion? open = null;
        foreach (var op in change.Ops)
        {
            if (op.Kind == OpKind.Insert)
            {
                var text = op.Text ?? Embed;
                open = open is { } words ? words with { Text = words.Text + text } : new(place, at, text);
                at += op.Length;
                continue;
            }

            if (op.Kind == OpKind.Retain)
            {
                if (open is { } whole)
                {
                    yield return whole;
                    open = null;
                }

                at += op.Length;
            }

            place += op.Length;
        }

        if (open is { } last)
        {
            yield return last;
        }
    }
}
