using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Erasing;

/// <summary>
/// Puts blanks in the place of words, one for each UTF-16 unit, so that whatever names a place in the text still names the same.
/// </summary>
public static class Blanks
{
    /// <summary>The sign that stands where a unit was erased: U+2588, a full block.</summary>
    public const char Sign = '█';

    /// <summary>The sign in the address of a link, which must stay an address.</summary>
    private const char InLink = 'x';

    private static readonly JavaScriptEncoder AsWritten = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>Returns a body with blanks in these places of its texts; whatever stands around those texts is as it was.</summary>
    /// <param name="body">The body's JSON.</param>
    /// <param name="places">For texts of the body, counted from 0, the units that go. Line ends stay.</param>
    internal static string In(string body, IReadOnlyDictionary<int, SortedSet<int>> places)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var reader = new Utf8JsonReader(bytes);
        var (after, copied, text, inLink) = (new StringBuilder(body.Length), 0, -1, false);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                inLink = reader.ValueTextEquals("link");
            }

            if (reader.TokenType != JsonTokenType.String || !places.TryGetValue(++text, out var units))
            {
                continue;
            }

            var start = (int)reader.TokenStartIndex;
            after.Append(Encoding.UTF8.GetString(bytes, copied, start - copied));
            var blanked = In(reader.GetString()!, units, inLink);
            after.Append('"').Append(AsWritten.Encode(blanked)).Append('"');
            copied = (int)reader.BytesConsumed;
        }

        return after.Append(Encoding.UTF8.GetString(bytes, copied, bytes.Length - copied)).ToString();
    }

    private static string In(string words, SortedSet<int> units, bool isLink)
    {
        var signs = words.ToCharArray();
        var scheme = isLink ? words.IndexOf(':', StringComparison.Ordinal) : -1;
        foreach (var unit in units)
        {
            signs[unit] = isLink
                ? unit <= scheme || signs[unit] is '/' or '@' or '.' or '?' or '#' or '&' or '=' ? signs[unit] : InLink
                : IsKept(signs[unit]) ? signs[unit] : Sign;
        }

        var blanked = new string(signs);
        return isLink && WordingLinks.IsAllowed(words) && !WordingLinks.IsAllowed(blanked) ? $"https://{new string(InLink, 8)}" : blanked;
    }

    /// <summary>True for a line end, which stays where words around it go.</summary>
    internal static bool IsKept(char unit) => unit is '\n' or '\r';
}
