namespace Plymouth.BmeCode.Review.Citations;

/// <summary>
/// A number in a text that may name a clause or a section: what stands there, before anybody looks up whose number it is.
/// </summary>
/// <param name="At">Where the number begins, in UTF-16 units of the text.</param>
/// <param name="Number">As written, with what follows in brackets: "2.7", "B3(c)", "12(3)(b)", "4".</param>
/// <param name="Word">The word before a number ("Principle", "section"); empty where there is none.</param>
/// <param name="WordAt">Where that word begins.</param>
public sealed record Citation(int At, string Number, string Word, int WordAt)
{
    /// <summary>A whole number or a letter alone: it names something only together with its word.</summary>
    public bool IsBare { get; init; }

    /// <summary>No number but "this clause": the one the text stands in, or is about.</summary>
    public bool IsOwn { get; init; }

    /// <summary>True where the word says that a section is meant ("section 2", "heading of 4").</summary>
    public bool OfSection { get; init; }

    /// <summary>True where the text says that something of the Code is named: then a number that nothing has is worth telling.</summary>
    public bool IsPlain { get; init; }

    /// <summary>The last of a range ("2.3–2.5"): what stands between the citation before and this one is meant too.</summary>
    public bool EndsRange { get; init; }

    /// <summary>The entry of a list that is meant ("second bullet of 3.3"), from 1; -1 is the last; null where the whole is.</summary>
    public int? Bullet { get; init; }

    /// <summary>True where the text says of the clause that it goes ("2.3 will be deleted"): then it may be gone.</summary>
    public bool SaysItGoes { get; init; }

    /// <summary>Length of the number in UTF-16 units.</summary>
    public int Length => Number.Length;
}
