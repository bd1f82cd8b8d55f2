using System.Globalization;

namespace Plymouth.BmeCode.Review.Journal;

/// <summary>
/// Says where a submitted change came from. As text it is <c>client:sequence</c>, followed by <c>+</c> when the change went on with its
/// author's own words.
/// </summary>
/// <param name="Client">The id of the page's client, of one member and one passage.</param>
/// <param name="Sequence">The number the client gave the change. A client's numbers only grow.</param>
/// <param name="GoesOn">True when all it inserts directly follows what its author typed last.</param>
public readonly record struct Origin(string Client, int Sequence, bool GoesOn)
{
    /// <summary>Reads the origin of an entry; null for an entry that a decision made.</summary>
    /// <exception cref="FormatException">The text is not <c>client:sequence</c>.</exception>
    public static Origin? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var goesOn = text.EndsWith('+');
        var end = text.Length - (goesOn ? 1 : 0);
        var colon = text.LastIndexOf(':');
        return
            colon > 0
            && int.TryParse(
                text.AsSpan(colon + 1, end - colon - 1),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var sequence
            )
            ? new Origin(text[..colon], sequence, goesOn)
            : throw new FormatException($"\"{text}\" is not an origin; client:sequence is expected.");
    }

    /// <summary>Writes the origin as an entry holds it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Client}:{Sequence}{(GoesOn ? "+" : "")}");
}
