using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Plymouth.BmeCode.Wordings;

[JsonSerializable(typeof(string))]
internal sealed partial class WordingJson : JsonSerializerContext;

/// <summary>
/// Reads and writes deltas as Quill's JSON, <c>{"ops":[{"insert":"x","attributes":{"bold":true}},{"retain":3},{"delete":2}]}</c>, with
/// attributes in the order of their names.
/// </summary>
public static class DeltaJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Most UTF-8 bytes that a thread keeps room for from one delta to the next.</summary>
    private const int MostKept = 16 * 1024;

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Bytes, Utf8JsonWriter Writer)? _kept;

    /// <summary>Writes a delta as JSON.</summary>
    public static string Write(Delta delta)
    {
        var (bytes, writer) = _kept ?? Fresh();
        _kept = null;
        Write(writer, delta);
        writer.Flush();
        var json = Encoding.UTF8.GetString(bytes.WrittenSpan);
        if (bytes.Capacity <= MostKept)
        {
            bytes.ResetWrittenCount();
            writer.Reset();
            _kept = (bytes, writer);
        }

        return json;
    }

    private static (ArrayBufferWriter<byte> Bytes, Utf8JsonWriter Writer) Fresh()
    {
        var bytes = new ArrayBufferWriter<byte>();
        return (bytes, new(bytes, Options));
    }

    /// <summary>Writes a delta with a JSON writer.</summary>
    public static void Write(Utf8JsonWriter writer, Delta delta)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(delta);
        writer.WriteStartObject();
        writer.WriteStartArray("ops");
        foreach (var op in delta.Ops)
        {
            Write(writer, op);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Op op)
    {
        writer.WriteStartObject();
        switch (op)
        {
            case { Kind: OpKind.Insert, Embed: { } embed }:
                writer.WriteStartObject("insert");
                writer.WriteString(embed.Kind, embed.Id);
                writer.WriteEndObject();
                break;
            case { Kind: OpKind.Insert }:
                writer.WriteString("insert", op.Text);
                break;
            case { Kind: OpKind.Retain }:
                writer.WriteNumber("retain", op.Length);
                break;
            default:
                writer.WriteNumber("delete", op.Length);
                break;
        }

        if (op.Attributes is { } attributes)
        {
            writer.WriteStartObject("attributes");
            foreach (var (name, value) in attributes.Values)
            {
                writer.WritePropertyName(name);
                writer.WriteRawValue(value.Json);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    /// <summary>Reads a delta.</summary>
    /// <exception cref="FormatException">The text is not a delta; the message says where.</exception>
    public static Delta Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new FormatException($"Not a delta: {e.Message}", e);
        }
    }

    /// <summary>Reads a delta from <c>{"ops":[…]}</c>, into normal form.</summary>
    /// <exception cref="FormatException">The text is not a delta; the message says where.</exception>
    public static Delta Read(JsonElement element)
    {
        if (
            element.ValueKind != JsonValueKind.Object
            || !element.TryGetProperty("ops", out var ops)
            || ops.ValueKind != JsonValueKind.Array
        )
        {
            throw new FormatException("Not a delta: an object with a list \"ops\" is expected.");
        }

        var builder = DeltaBuilder.Start();
        var number = 0;
        foreach (var op in ops.EnumerateArray())
        {
            builder.Add(ReadOp(op, number++));
        }

        return builder.Finish();
    }

    private static Op ReadOp(JsonElement op, int number)
    {
        if (op.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(number, "is not an object");
        }

        var attributes = op.TryGetProperty("attributes", out var named) ? ReadAttributes(named, number) : null;
        if (op.TryGetProperty("insert", out var insert))
        {
            return insert.ValueKind switch
            {
                JsonValueKind.String when insert.GetString() is { Length: > 0 } text => IsWhole(text)
                    ? Op.Insert(text, attributes)
                    : throw Wrong(number, "holds half a character (an unpaired surrogate)"),
                JsonValueKind.Object => Op.Insert(ReadEmbed(insert, number), attributes),
                _ => throw Wrong(number, "inserts neither text nor an embed"),
            };
        }

        if (op.TryGetProperty("retain", out var retain))
        {
            return Op.Retain(ReadLength(retain, number), attributes);
        }

        return op.TryGetProperty("delete", out var delete)
            ? Op.Delete(ReadLength(delete, number))
            : throw Wrong(number, "neither inserts, retains nor deletes");
    }

    private static int ReadLength(JsonElement length, int number) =>
        length.ValueKind == JsonValueKind.Number && length.TryGetInt32(out var value) && value > 0
            ? value
            : throw Wrong(number, "has a length that is not a whole number above 0");

    private static Embed ReadEmbed(JsonElement embed, int number)
    {
        using var properties = embed.EnumerateObject();
        return properties.MoveNext() && properties.Current.Value.ValueKind == JsonValueKind.String
            ? new Embed(properties.Current.Name, properties.Current.Value.GetString()!)
            : throw Wrong(number, "holds an embed that is not {\"kind\": \"id\"}");
    }

    private static Attributes? ReadAttributes(JsonElement named, int number) =>
        named.ValueKind switch
        {
            JsonValueKind.Object => Attributes.Of(named.EnumerateObject().Select(p => (p.Name, AttributeValue.Of(p.Value)))),
            JsonValueKind.Null => null,
            _ => throw Wrong(number, "has attributes that are not an object"),
        };

    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static FormatException Wrong(int number, string what) => new($"Not a delta: step {number} {what}.");
}
