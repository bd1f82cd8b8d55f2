using System.Text.Json;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Load;

/// <summary>What a watcher needs of a change it is told, read off the message without keeping anything.</summary>
internal ref struct Told
{
    public const int LongestId = 64;

    public int Version;

    public int Sequence;

    /// <summary>Where in the message the delta stands.</summary>
    public Range Delta;

    public bool IsChange;
}

/// <summary>Reads <c>Changed(passage, {version, delta, member, client, sequence, at})</c>.</summary>
internal static class ChangedReader
{
    /// <summary>Reads a message; <paramref name="passage"/> and <paramref name="client"/> are filled, and cut to what they hold.</summary>
    public static Told Read(ReadOnlySpan<byte> message, ref Span<char> passage, ref Span<char> client)
    {
        var told = new Told();
        if (!message.StartsWith("{\"type\":1,\"target\":\"Changed\""u8))
        {
            return told;
        }

        var reader = new Utf8JsonReader(message);
        var arguments = 0;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String && reader.CurrentDepth == 2)
            {
                if (arguments++ == 0)
                {
                    passage = passage[..reader.CopyString(passage)];
                }
            }
            else if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 3)
            {
                ReadProperty(ref reader, ref told, ref client);
            }
        }

        told.IsChange = true;
        return told;
    }

    /// <summary>The delta of a message read.</summary>
    public static Delta DeltaOf(ReadOnlySpan<byte> message, in Told told)
    {
        var plain = new Utf8JsonReader(message[told.Delta]);
        if (PlainDelta.Read(ref plain) is { } delta)
        {
            return delta;
        }

        var reader = new Utf8JsonReader(message[told.Delta]);
        using var document = JsonDocument.ParseValue(ref reader);
        return DeltaJson.Read(document.RootElement);
    }

    private static void ReadProperty(ref Utf8JsonReader reader, ref Told told, ref Span<char> client)
    {
        if (reader.ValueTextEquals("version"u8))
        {
            reader.Read();
            told.Version = reader.GetInt32();
        }
        else if (reader.ValueTextEquals("sequence"u8))
        {
            reader.Read();
            told.Sequence = reader.GetInt32();
        }
        else if (reader.ValueTextEquals("client"u8))
        {
            reader.Read();
            client = client[..reader.CopyString(client)];
        }
        else if (reader.ValueTextEquals("delta"u8))
        {
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            told.Delta = start..(int)reader.BytesConsumed;
        }
        else
        {
            reader.Skip();
        }
    }
}
