namespace Plymouth.BmeCode.Review.Citations;

/// <summary>A number in a text that may name a clause or a section, as it is read before anybody looks up whose number it is.</summary>
/// <param name="At">The place at which the number begins, in UTF-16 units of the text.</param>
/// <param name="Number">The number as written, with what follows in brackets: "2.7", "B3(c)", "12(3)(b)", "4".</param>
/// <param name="Word">
/// The word before a number ("Principle", "section"); empty when there is none. In a list it is the word before the first number.
/// </param>
/// <param name="WordAt">The place at which that word begins; that of the number when there is none.</param>
public sealed record Citation(int At, string Number, string Word, int WordAt)
{
    /// <summary>True for a whole number or a letter alone, which names something only together with its word.</summary>
    public bool IsBare { get; init; }

    /// <summary>True for "this clause", which stands in place of a number: the clause that the text stands in or is about.</summary>
    public bool IsOwn { get; init; }

    /// <summary>True when the word says that a section is meant ("section 2", "heading of 4").</summary>
    public bool OfSection { get; init; }

    /// <summary>
    /// True when the text says that it names something of the Code, so that it is worth telling when nothing has the number.
    /// </summary>
    public bool IsPlain { get; init; }

    /// <summary>True for the last of a range ("2.3–2.5"): what stands between the citation before and this one is meant too.</summary>
    public bool EndsRange { get; init; }

    /// <summary>
    /// The entry of a list that is meant ("second bullet of 3.3"), from 1, or -1 for the last; null when the whole is meant.
    /// </summary>
    public int? Bullet { get; init; }

    /// <summary>True when the text says that the clause goes ("2.3 will be deleted"), so that it may be gone.</summary>
    public bool SaysItGoes { get; init; }

    /// <summary>Length of the number in UTF-16 units.</summary>
    public int Length => Number.Length;
}
