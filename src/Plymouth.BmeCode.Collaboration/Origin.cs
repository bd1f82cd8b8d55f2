using System.Globalization;

namespace Plymouth.BmeCode.Collaboration;

/// <summary>Where a submitted change came from, as its entry holds it: <c>client:sequence</c>.</summary>
internal static class Origin
{
    public static string Of(string client, int sequence) => string.Create(CultureInfo.InvariantCulture, $"{client}:{sequence}");

    /// <summary>The client and its sequence number; null and 0 for an entry made by a decision.</summary>
    /// <exception cref="FormatException">It is not <c>client:sequence</c>.</exception>
    public static (string? Client, int Sequence) Parse(string? origin)
    {
        if (origin is null)
        {
            return (null, 0);
        }

        var colon = origin.LastIndexOf(':');
        return colon > 0 && int.TryParse(origin.AsSpan(colon + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var sequence)
            ? (origin[..colon], sequence)
            : throw new FormatException($"\"{origin}\" is not an origin; client:sequence is expected.");
    }
}
