using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Exchange.Json;

/// <summary>
/// Writes and reads the entries of a consultation, each on a line of its own. The body is text, so that its very bytes come back. Where
/// words of it were erased, <c>bodyHash</c> has the hash of the body as it was written.
/// </summary>
internal static class EntryJson
{
    private const int HashDigits = 64;
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Utf8JsonWriter json, IReadOnlyList<Entry> entries)
    {
        json.WriteStartArray("entries");
        var buffer = new ArrayBufferWriter<byte>();
        for (var i = 0; i < entries.Count; i++)
        {
            buffer.ResetWrittenCount();
            using (var line = new Utf8JsonWriter(buffer, OneLine))
            {
                Write(line, entries[i], i + 1);
            }

            json.WriteRawValue(buffer.WrittenSpan);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter line, Entry entry, int position)
    {
        line.WriteStartObject();
        line.WriteNumber("position", position);
        line.WriteString("stream", entry.Stream.Value);
        line.WriteNumber("version", entry.Version);
        line.WriteString("member", entry.Member.Value);
        line.WriteTime("at", entry.At);
        line.WriteString("kind", entry.Kind);
        line.WriteString("origin", entry.Origin);
        line.WriteString("body", entry.Body);
        if (entry.WrittenBodyHash is { } written)
        {
            line.WriteString("bodyHash", written);
        }

        line.WriteString("hash", entry.Hash);
        line.WriteEndObject();
    }

    /// <summary>Reads all entries and checks them.</summary>
    /// <exception cref="FormatException">An entry cannot be, or does not follow from those before; the message names it.</exception>
    public static List<Entry> Read(JsonElement array, ConsultationId consultation)
    {
        var entries = new List<Entry>(array.GetArrayLength());
        var heads = new Dictionary<StreamId, Entry>();
        foreach (var element in array.EnumerateArray())
        {
            var place = entries.Count + 1;
            try
            {
                var entry = Read(element);
                Check(entry, place, heads.GetValueOrDefault(entry.Stream), consultation);
                entries.Add(entry);
                heads[entry.Stream] = entry;
            }
            catch (FormatException e)
            {
                throw new FormatException($"Entry {place}: {e.Message}", e);
            }
        }

        return heads.ContainsKey(consultation.Stream)
            ? entries
            : throw new FormatException($"The file holds no entry of consultation {consultation} itself.");
    }

    private static Entry Read(JsonElement element) =>
        new(
            element.Number("position"),
            new StreamId(element.Required("stream")),
            element.Number("version"),
            new MemberId(element.Required("member")),
            DateTimeOffset.ParseExact(
                element.Required("at"),
                ConsultationJson.TimeFormat,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
            ),
            element.Required("kind"),
            element.TextOrNull("origin"),
            element.TextOrNull("body"),
            element.Required("hash")
        )
        {
            WrittenBodyHash = element.TryGetProperty("bodyHash", out _) ? HashOf(element.Required("bodyHash")) : null,
        };

    private static string HashOf(string text) =>
        text.Length == HashDigits && text.All(char.IsAsciiHexDigitLower)
            ? text
            : throw new FormatException($"\"bodyHash\" is not a SHA-256 of {HashDigits} lower-case hex digits.");

    private static void Check(Entry entry, int place, Entry? before, ConsultationId consultation)
    {
        if (entry.Place != place)
        {
            throw new FormatException($"its position is {entry.Place}.");
        }

        if (entry.Version != (before?.Version ?? -1) + 1)
        {
            throw new FormatException($"version {entry.Version} of {entry.Stream} does not follow version {before?.Version ?? -1}.");
        }

        if (
            entry.ChainedBodyHash is { } bodyHash
            && HashChain.Next(before?.Hash ?? "", entry.Stream, entry.Version, entry.Member, entry.At, entry.Kind, bodyHash) != entry.Hash
        )
        {
            throw new FormatException(
                $"version {entry.Version} of {entry.Stream} does not have the hash that its words and those before it give. It was "
                    + "changed since the file was written."
            );
        }

        if (entry.Body is not { } body)
        {
            return;
        }

        if (entry.Stream == consultation.Stream)
        {
            EventCodec.Read(entry.Kind, body);
        }
        else
        {
            WordingEntry.Read(entry.Kind, body);
        }
    }
}
