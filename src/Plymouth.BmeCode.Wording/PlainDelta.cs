using System.Text.Json;

namespace Plymouth.BmeCode.Wordings;

/// <summary>
/// Reads the deltas of plain typing, straight from their bytes. <see cref="DeltaJson"/> reads every delta and has words for what is wrong
/// with it, at several times the cost.
/// </summary>
public static class PlainDelta
{
    /// <summary>
    /// Reads the value that comes next; null when it is anything but insertions of text, retains and deletions without attributes, which
    /// need not be wrong.
    /// </summary>
    /// <exception cref="JsonException">The bytes are no JSON.</exception>
    /// <exception cref="InvalidOperationException">A text is not whole Unicode.</exception>
    public static Delta? Read(ref Utf8JsonReader reader)
    {
        if (
            !reader.Read()
            || reader.TokenType != JsonTokenType.StartObject
            || !reader.Read()
            || reader.TokenType != JsonTokenType.PropertyName
            || !reader.ValueTextEquals("ops"u8)
            || !reader.Read()
            || reader.TokenType != JsonTokenType.StartArray
        )
        {
            return null;
        }

        var builder = new DeltaBuilder();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            if (
                !reader.Read()
                || reader.TokenType != JsonTokenType.PropertyName
                || !TryReadStep(ref reader, builder)
                || !reader.Read()
                || reader.TokenType != JsonTokenType.EndObject
            )
            {
                return null;
            }
        }

        return reader.TokenType == JsonTokenType.EndArray && reader.Read() && reader.TokenType == JsonTokenType.EndObject
            ? builder.ToDelta()
            : null;
    }

    private static bool TryReadStep(ref Utf8JsonReader reader, DeltaBuilder builder)
    {
        if (reader.ValueTextEquals("insert"u8))
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.String || reader.GetString() is not { Length: > 0 } text)
            {
                return false;
            }

            builder.Insert(text);
            return true;
        }

        var retains = reader.ValueTextEquals("retain"u8);
        if (
            (!retains && !reader.ValueTextEquals("delete"u8))
            || !reader.Read()
            || reader.TokenType != JsonTokenType.Number
            || !reader.TryGetInt32(out var length)
            || length <= 0
        )
        {
            return false;
        }

        _ = retains ? builder.Retain(length) : builder.Delete(length);
        return true;
    }
}
