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
    /// <summary>The places of its units in a passage; null for all but what a decision keeps so that a change can be taken back.</summary>
    public PlacesBack? Back { get; init; }

    /// <summary>The stretches of it that stand together, each with the unit at which it begins; all of it but for a change back.</summary>
    public IEnumerable<(int Start, string Words)> Runs
    {
        get
        {
            for (var (start, end) = (0, 0); start < Words.Length; start = end)
            {
                do
                {
                    end++;
                } while (end < Words.Length && (Back is null || Back.Places[end] == Back.Places[end - 1] + 1));

                yield return (start, Words[start..end]);
            }
        }
    }

    /// <summary>Returns where a unit of it stands: which text of the body, and where in that; null for an embed.</summary>
    public (int Text, int At)? PlaceOf(int unit)
    {
        foreach (var part in Parts)
        {
            if (unit >= part.Start && unit < part.Start + part.Length)
            {
                return (part.Text, part.From + unit - part.Start);
            }
        }

        return null;
    }
}

/// <summary>One text of a body as a part of words.</summary>
/// <param name="Text">Which of the body's texts, counted from 0.</param>
/// <param name="Start">Where in the words it begins, in UTF-16 units.</param>
/// <param name="Length">How many units it has.</param>
/// <param name="From">Where it begins in that text of the body.</param>
internal readonly record struct TextPart(int Text, int Start, int Length, int From = 0);

/// <summary>The places in a passage of the units that a change back inserts.</summary>
/// <param name="Passage">The passage's journal.</param>
/// <param name="Version">The version of it that the change back gives again; null where an older program did not write it down.</param>
/// <param name="Places">For each unit, where it stood in that version.</param>
internal sealed record PlacesBack(StreamId Passage, int? Version, ImmutableArray<int> Places);
