using System.Text.Json;
using Plymouth.BmeCode.Review.Publications;

namespace Plymouth.BmeCode.Exchange.Json;

/// <summary>Writes a publication for readers: what it says about itself, and its files by their hashes.</summary>
internal static class PublicationJson
{
    public static void Write(Utf8JsonWriter json, Publication publication)
    {
        json.WriteStartObject();
        json.WriteNumber("number", publication.Number);
        json.WriteString("title", publication.Title);
        json.WriteTime("at", publication.At);
        json.WriteString("by", publication.By.Value);
        json.WriteTexts("present", publication.Present.Select(m => m.Value));
        json.WriteString("journalHead", publication.JournalHead);
        json.WriteTexts("blocking", publication.Blocking.Select(b => b.Message));
        json.WriteString("reason", publication.Reason);
        json.WriteStartArray("documents");
        foreach (var document in publication.Documents)
        {
            json.WriteStartObject();
            json.WriteString("name", document.Name);
            json.WriteString("sha256", document.Hash);
            json.WriteNumber("length", document.Length);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
