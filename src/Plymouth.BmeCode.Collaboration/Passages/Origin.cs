using System.Globalization;

namespace Plymouth.BmeCode.Collaboration.Passages;

/// <summary>
/// Writes and reads where a submitted change came from, as its entry holds it: <c>client:sequence</c>, followed by <c>+</c> when the change
/// went on with its author's own words.
/// </summary>
internal static class Origin
{
    /// <summary>Writes the origin of a submission.</summary>
    public static string Of(Submission submission) =>
        string.Create(CultureInfo.InvariantCulture, $"{submission.Client}:{submission.Sequence}{(submission.GoesOn ? "+" : "")}");

    /// <summary>
    /// Returns the client, its sequence number and whether the change went on with its author's words; null, 0 and false for an entry made
    /// by a decision.
    /// </summary>
    /// <exception cref="FormatException">The text is not <c>client:sequence</c>.</exception>
    public static (string? Client, int Sequence, bool GoesOn) Parse(string? origin)
    {
        if (origin is null)
        {
            return (null, 0, false);
        }

        var goesOn = origin.EndsWith('+');
        var end = origin.Length - (goesOn ? 1 : 0);
        var colon = origin.LastIndexOf(':');
        return
            colon > 0
            && int.TryParse(
                origin.AsSpan(colon + 1, end - colon - 1),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var sequence
            )
            ? (origin[..colon], sequence, goesOn)
            : throw new FormatException($"\"{origin}\" is not an origin; client:sequence is expected.");
    }
}
