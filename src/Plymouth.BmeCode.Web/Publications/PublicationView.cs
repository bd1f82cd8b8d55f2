using System.Globalization;
using Plymouth.BmeCode.Review.Publications;

namespace Plymouth.BmeCode.Web.Publications;

/// <summary>Words about publications, the same on every page.</summary>
public static class PublicationView
{
    /// <summary>Returns a file's length for people, a thousand bytes to the KB: "34 KB".</summary>
    public static string Size(this PublishedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Length < 1_000_000
            ? $"{Math.Max(1, document.Length / 1000)} KB"
            : $"{(document.Length / 1_000_000.0).ToString("0.0", CultureInfo.InvariantCulture)} MB";
    }
}
