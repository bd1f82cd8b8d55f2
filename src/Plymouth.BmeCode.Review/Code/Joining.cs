using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>
/// Moves words between passages: puts one wording below another, cuts one in two, takes added words out again. Formatting is kept.
/// </summary>
/// <remarks>
/// Places are UTF-16 units. The changes leave the last line end in place, so that words somebody is typing at that moment have a place
/// before it.
/// </remarks>
internal static class Joining
{
    /// <summary>
    /// Returns the change that puts <paramref name="more"/> below what <paramref name="into"/> says, on a line of its own. A blank wording
    /// says just <paramref name="more"/> afterwards.
    /// </summary>
    public static Delta Below(Wording into, Wording more) =>
        into.IsBlank
            ? Keep(into, 0, more.ToDelta().Slice(0, more.Length - 1), LineEnd(more, more.Length - 1))
            : Insert(into.Length, more.ToDelta());

    /// <summary>Returns the sources of the words that <see cref="Below"/> puts below <paramref name="into"/>.</summary>
    public static Source SourceBelow(Wording into, PassageState more) =>
        into.IsBlank
            ? new(0, more.Wording.Length - 1, more.Id.Stream, more.Version, 0)
            : new(into.Length, more.Wording.Length, more.Id.Stream, more.Version, 0);

    /// <summary>
    /// Cuts a wording in two at <paramref name="at"/>: returns the change that leaves the first part, and the second part. Null when there
    /// would be nothing to read on one side.
    /// </summary>
    public static (Delta Change, Wording Second)? Cut(Wording wording, int at)
    {
        var text = Text(wording);
        if (at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]))
        {
            at--;
        }

        if (at <= 0 || at >= text.Length)
        {
            return null;
        }

        var end = text[at - 1] == '\n' && text[at] != '\n' ? at - 1 : at;
        var start = text[end] == '\n' ? end + 1 : end;
        if (start >= text.Length)
        {
            return null;
        }

        var rest = Wording.Of(wording.ToDelta().Slice(start, text.Length));
        var change = Keep(wording, end, Delta.Empty, LineEnd(wording, text.IndexOf('\n', end)));
        return rest.IsBlank || wording.Apply(change).IsBlank ? null : (change, rest);
    }

    /// <summary>
    /// Returns the change that takes <paramref name="added"/> out of <paramref name="from"/> again; null unless it still stands there,
    /// unchanged and on lines of its own.
    /// </summary>
    public static Delta? TakeOut(Wording from, Wording added)
    {
        var text = Text(from);
        var words = Text(added);
        for (
            var at = text.LastIndexOf(words, StringComparison.Ordinal);
            at > 0;
            at = text.LastIndexOf(words, at - 1, StringComparison.Ordinal)
        )
        {
            if (text[at - 1] == '\n' && Wording.Of(from.ToDelta().Slice(at, at + words.Length)).Equals(added))
            {
                return KeepLastLineEnd(from, new DeltaBuilder().Retain(at).Delete(words.Length).ToDelta());
            }
        }

        return null;
    }

    /// <summary>
    /// Returns a change that has the same result and does not delete the last line end. Somebody may type into that line at this moment,
    /// and a wording must end with a line end.
    /// </summary>
    public static Delta KeepLastLineEnd(Wording wording, Delta change)
    {
        var deletesIt =
            change.Ops is [.., { Kind: OpKind.Delete }]
            && change.Ops.Where(op => op.Kind != OpKind.Insert).Sum(op => op.Length) == wording.Length;
        return deletesIt ? Difference.Between(wording, wording.Apply(change)) : change;
    }

    /// <summary>
    /// Keeps what stands before <paramref name="at"/>, puts <paramref name="then"/> there, and ends with the wording's own last line end,
    /// formatted as <paramref name="lineEnd"/>.
    /// </summary>
    private static Delta Keep(Wording wording, int at, Delta then, Attributes? lineEnd)
    {
        var last = wording.Length - 1;
        var change = new DeltaBuilder().Retain(at);
        foreach (var op in then.Ops)
        {
            change.Add(op);
        }

        return change.Delete(last - at).Retain(1, Attributes.Difference(LineEnd(wording, last), lineEnd)).ToDelta();
    }

    private static Delta Insert(int at, Delta words)
    {
        var change = new DeltaBuilder().Retain(at);
        foreach (var op in words.Ops)
        {
            change.Add(op);
        }

        return change.ToDelta();
    }

    private static Attributes? LineEnd(Wording wording, int at) => wording.ToDelta().Slice(at, at + 1).Ops[0].Attributes;

    /// <summary>Returns the wording's text, each embed as one character that is not text.</summary>
    private static string Text(Wording wording) => string.Concat(wording.ToDelta().Ops.Select(op => op.Text ?? "\ufffc"));
}
