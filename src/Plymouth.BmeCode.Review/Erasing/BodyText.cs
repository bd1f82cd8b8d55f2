using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review.Erasing;

/// <summary>Words within the body of an entry: one text of its JSON, or all that a delta inserts, one after the other.</summary>
/// <param name="Words">What it says; an embed reads as <see cref="Wordings.Insertion.Embed"/>.</param>
/// <param name="Parts">The texts of the body it is made of, in order.</param>
/// <param name="IsLink">True for the address of a link, in which only some signs can stand.</param>
/// <param name="List">The list of the body it stands in, by its name there ("comments"); null where it stands in none.</param>
/// <param name="Index">Its place in that list, from 0.</param>
internal sealed record BodyText(string Words, ImmutableArray<TextPart> Parts, bool IsLink, string? List, int Index)
{
    /// <summary>Returns where a unit of it stands: which text of the body, and where in that; null for an embed.</summary>
    public (int Text, int At)? PlaceOf(int unit)
    {
        foreach (var part in Parts)
        {
            if (unit >= part.Start && unit < part.Start + part.Length)
            {
                return (part.Text, unit - part.Start);
            }
        }

        return null;
    }
}

/// <summary>One text of a body as a part of words.</summary>
/// <param name="Text">Which of the body's texts, counted from 0.</param>
/// <param name="Start">Where in the words it begins, in UTF-16 units.</param>
/// <param name="Length">How many units it has.</param>
internal readonly record struct TextPart(int Text, int Start, int Length);
