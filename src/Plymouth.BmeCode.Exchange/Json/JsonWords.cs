using System.Globalization;
using System.Text.Json;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Exchange.Json;

/// <summary>Writes and reads the fields that the consultation's JSON is made of.</summary>
internal static class JsonWords
{
    public static void WriteTime(this Utf8JsonWriter json, string name, DateTimeOffset at) =>
        json.WriteString(name, at.UtcDateTime.ToString(ConsultationJson.TimeFormat, CultureInfo.InvariantCulture));

    /// <summary>Writes a wording's delta on one line.</summary>
    public static void WriteWording(this Utf8JsonWriter json, string name, Wording wording)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(DeltaJson.Write(wording.ToDelta()));
    }

    /// <summary>Writes a list of texts.</summary>
    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    /// <summary>Returns a field that must be there.</summary>
    /// <exception cref="FormatException">It is missing.</exception>
    public static JsonElement Field(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var field)
            ? field
            : throw new FormatException($"\"{name}\" is missing.");

    /// <summary>Returns a text that must be there and not be empty.</summary>
    /// <exception cref="FormatException">It is missing, empty, or no text.</exception>
    public static string Required(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text
            ? text
            : throw new FormatException($"\"{name}\" is not a text, or empty.");

    /// <summary>Returns a list that must be there.</summary>
    /// <exception cref="FormatException">It is missing, or no list.</exception>
    public static JsonElement List(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Array } list ? list : throw new FormatException($"\"{name}\" is not a list.");

    /// <summary>Returns a whole number that must be there.</summary>
    /// <exception cref="FormatException">It is missing, or no whole number.</exception>
    public static int Number(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number)
            ? number
            : throw new FormatException($"\"{name}\" is not a whole number.");

    /// <summary>Returns a text or null from a field that must be there.</summary>
    /// <exception cref="FormatException">It is missing, or neither a text nor null.</exception>
    public static string? TextOrNull(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.String or JsonValueKind.Null } value
            ? value.GetString()
            : throw new FormatException($"\"{name}\" is neither a text nor null.");
}
