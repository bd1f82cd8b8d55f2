using System.Text.Json;

namespace Plymouth.BmeCode.Wordings;

/// <summary>The value of one attribute: text, a number, true or false, or null (which, in a change, takes the attribute away).</summary>
/// <remarks>It is kept as the JSON that says it, so that two values are the same exactly when they are written the same.</remarks>
public readonly record struct AttributeValue
{
    private readonly string? _json;

    private AttributeValue(string json) => _json = json;

    /// <summary>The value that takes an attribute away.</summary>
    public static readonly AttributeValue Null = new("null");

    /// <summary>The value of an attribute that is on.</summary>
    public static readonly AttributeValue True = new("true");

    /// <summary>The value as JSON.</summary>
    public string Json => _json ?? "null";

    /// <summary>True for the value that takes an attribute away.</summary>
    public bool IsNull => Json == "null";

    /// <summary>The text of a text value; null for any other.</summary>
    public string? Text => Json[0] == '"' ? JsonSerializer.Deserialize(Json, WordingJson.Default.String) : null;

    /// <summary>The number of a whole-number value; null for any other.</summary>
    public int? Number => int.TryParse(Json, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Makes a text value.</summary>
    public static AttributeValue Of(string text) => new(JsonSerializer.Serialize(text, WordingJson.Default.String));

    /// <summary>Makes a whole-number value.</summary>
    public static AttributeValue Of(int number) => new(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Reads any JSON value; objects and lists are kept as they are written.</summary>
    public static AttributeValue Of(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => Of(element.GetString()!),
            JsonValueKind.Null or JsonValueKind.Undefined => Null,
            _ => new(element.GetRawText()),
        };

    /// <summary>Returns the value as JSON.</summary>
    public override string ToString() => Json;
}
