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

    /// <summary>A text that must be there and not be empty.</summary>
    public static string Required(this JsonElement element, string name) =>
        element.GetProperty(name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text : throw new FormatException($"\"{name}\" is not a text, or empty.");
}
