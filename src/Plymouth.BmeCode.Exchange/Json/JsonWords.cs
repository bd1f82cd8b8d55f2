using System.Globalization;
using System.Text.Json;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Exchange.Json;

/// <summary>What the writers and readers of the consultation's JSON have in common.</summary>
internal static class JsonWords
{
    public static void WriteTime(this Utf8JsonWriter json, string name, DateTimeOffset at) =>
        json.WriteString(name, at.UtcDateTime.ToString(ConsultationJson.TimeFormat, CultureInfo.InvariantCulture));

    /// <summary>A wording's delta, on one line.</summary>
    public static void WriteWording(this Utf8JsonWriter json, string name, Wording wording)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(DeltaJson.Write(wording.ToDelta()));
    }

    /// <summary>A list of texts.</summary>
    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    /// <summary>A field that must be there.</summary>
    public static JsonElement Field(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var field) ? field : throw new FormatException($"\"{name}\" is missing.");

    /// <summary>A text that must be there and not be empty.</summary>
    public static string Required(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text : throw new FormatException($"\"{name}\" is not a text, or empty.");

    /// <summary>A list that must be there.</summary>
    public static JsonElement List(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Array } list ? list : throw new FormatException($"\"{name}\" is not a list.");

    /// <summary>A whole number that must be there.</summary>
    public static int Number(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : throw new FormatException($"\"{name}\" is not a whole number.");

    /// <summary>A text, or null.</summary>
    public static string? TextOrNull(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.String or JsonValueKind.Null } value ? value.GetString() : throw new FormatException($"\"{name}\" is neither a text nor null.");
}
