using System.Text.Encodings.Web;
using System.Text.Json;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Exchange.Json;

/// <summary>Writes and reads the consultation as JSON, lossless: the fold for readers, and every entry as stored.</summary>
/// <remarks>
/// The shape is a contract (format <c>bmecode-consultation</c>, version 1): fields may be added, none renamed. Positions are those of this
/// consultation alone, from 1. Only <c>entries</c> is read back; everything above is the fold of it, so that what is read is never at odds
/// with itself.
/// </remarks>
public static class ConsultationJson
{
    internal const string Format = "bmecode-consultation";
    internal const int FormatVersion = 1;

    /// <summary>Most UTF-16 units of a person's name that is read.</summary>
    private const int LongestName = 80;

    /// <summary>The form in which times are written: UTC, whole milliseconds.</summary>
    internal const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>
    /// Writes the consultation: UTF-8, indented, deltas and entries on one line each. The same journal gives the same bytes.
    /// </summary>
    /// <param name="table">The consultation with all wordings.</param>
    /// <param name="entries">The entries of the review journal and of all its passages, in order of position.</param>
    /// <param name="people">The people that the entries name, with their names.</param>
    /// <param name="journalHead">The hash over the heads of all these journals.</param>
    public static byte[] Write(
        Table table,
        IReadOnlyList<Entry> entries,
        IReadOnlyList<(MemberId Id, string Name)> people,
        string journalHead
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(people);
        using var stream = new MemoryStream();
        using (
            var json = new Utf8JsonWriter(
                stream,
                new JsonWriterOptions
                {
                    Indented = true,
                    NewLine = "\n",
                    Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            )
        )
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteNumber("version", FormatVersion);
            json.WriteString("id", table.Consultation.Id.Value);
            json.WriteString("title", table.Consultation.Title);
            json.WriteTime("exportedAt", entries[^1].At);
            json.WriteString("journalHead", journalHead);
            new FoldJson(json, table, entries).Write();
            json.WriteStartArray("people");
            foreach (var (id, name) in people)
            {
                json.WriteStartObject();
                json.WriteString("id", id.Value);
                json.WriteString("name", name);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            EntryJson.Write(json, entries);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>
    /// Reads what <see cref="Write"/> wrote, and checks that every entry's kind and body is one this program knows, that versions are
    /// gapless, and that hash chains and journal head hold. The hash of an entry whose body an earlier build took out whole is not checked:
    /// the file does not hold what it rests on.
    /// </summary>
    /// <exception cref="FormatException">It is not such a file; the message says where and what is wrong.</exception>
    public static WrittenConsultation Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8.StartsWith("\ufeff"u8) ? utf8[3..] : utf8);
            using var document = JsonDocument.ParseValue(ref reader);
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new FormatException($"This is not a consultation written by export: {e.Message}", e);
        }
        catch (InvalidOperationException e)
        {
            // The reader throws this for a text with half a character in it.
            throw new FormatException("This is not a consultation written by export: a text of it holds half a character.", e);
        }
    }

    private static WrittenConsultation Read(JsonElement root)
    {
        if (
            root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("format", out var format)
            || format.ValueKind != JsonValueKind.String
            || format.GetString() != Format
        )
        {
            throw new FormatException($"This is not a consultation written by export: \"format\" is not \"{Format}\".");
        }

        if (root.Number("version") is var version && version != FormatVersion)
        {
            throw new FormatException($"This file is of version {version} of its format; this program reads version {FormatVersion}.");
        }

        var id = new ConsultationId(root.Required("id"));
        var entries = EntryJson.Read(root.List("entries"), id);
        var head = HashChain.JournalHead(entries.GroupBy(e => e.Stream).Select(g => (g.Key, g.Last().Hash)));
        if (root.Required("journalHead") != head)
        {
            throw new FormatException(
                "The journal head does not belong to the entries: entries were added, taken out or changed since the file was written."
            );
        }

        var people = root.List("people").EnumerateArray().Select(p => (new MemberId(p.Required("id")), p.Required("name"))).ToList();
        if (people.FindIndex(p => p.Item2.Trim().Length is 0 or > LongestName) is var wrong and >= 0)
        {
            throw new FormatException($"people[{wrong}].name has no letters, or more than {LongestName}.");
        }

        return new(id, root.Required("title"), entries, people);
    }
}

/// <summary>The contents of an exported file: enough to write the journals again.</summary>
public sealed record WrittenConsultation(
    ConsultationId Id,
    string Title,
    IReadOnlyList<Entry> Entries,
    IReadOnlyList<(MemberId Id, string Name)> People
);
