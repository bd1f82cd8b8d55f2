using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>
/// An exported consultation that somebody rewrites: positions, versions, hashes and the journal head are made right again, so that nothing
/// but what the entries say gives it away.
/// </summary>
internal sealed class Forgery
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly JsonObject _file;

    public Forgery(byte[] exported)
    {
        _file = JsonNode.Parse(exported)!.AsObject();
        Entries = [.. _file["entries"]!.AsArray().Select(e => e!.AsObject())];
        _file["entries"]!.AsArray().Clear();
    }

    public List<JsonObject> Entries { get; }

    public string Id
    {
        get => _file["id"]!.GetValue<string>();
        set => _file["id"] = value;
    }

    /// <summary>The entries of a kind ("ClauseAgreed").</summary>
    public IEnumerable<JsonObject> Of(string kind) => Entries.Where(e => e["kind"]!.GetValue<string>() == $"{kind}/1");

    /// <summary>A new entry in the consultation's own journal, made by whoever made the last.</summary>
    public void Decide(string kind, string body) => Add(Id, kind, body);

    /// <summary>A new entry at the end of a journal.</summary>
    public void Add(string stream, string kind, string body)
    {
        var entry = Entries[^1].DeepClone().AsObject();
        (entry["stream"], entry["kind"], entry["body"], entry["origin"]) = (stream, $"{kind}/1", body, null);
        Entries.Add(entry);
    }

    /// <summary>The body of an entry, rewritten.</summary>
    public static void Rewrite(JsonObject entry, Func<JsonNode, JsonNode?> rewrite) =>
        entry["body"] = rewrite(JsonNode.Parse(entry["body"]!.GetValue<string>())!)!.ToJsonString(AsWritten);

    /// <summary>Gives all that one member did to another; the names in the file stay as they are.</summary>
    public void SayItWas(string member, string instead)
    {
        foreach (var entry in Entries)
        {
            entry["member"] = entry["member"]!.GetValue<string>() == member ? instead : entry["member"]!.DeepClone();
            entry["body"] = entry["body"]!.GetValue<string>().Replace($"\"{member}\"", $"\"{instead}\"", StringComparison.Ordinal);
        }
    }

    /// <summary>The file as UTF-8.</summary>
    public byte[] ToFile()
    {
        var heads = new Dictionary<StreamId, (int Version, string Hash)>();
        for (var at = 0; at < Entries.Count; at++)
        {
            var entry = Entries[at];
            var stream = new StreamId(entry["stream"]!.GetValue<string>());
            var (version, hash) = heads.TryGetValue(stream, out var before) ? (before.Version + 1, before.Hash) : (0, "");
            var made = DateTimeOffset.Parse(entry["at"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);
            var next = HashChain.Next(
                hash,
                stream,
                version,
                new(entry["member"]!.GetValue<string>()),
                made,
                entry["kind"]!.GetValue<string>(),
                HashChain.BodyHash(entry["body"]!.GetValue<string>())
            );
            (entry["position"], entry["version"], entry["hash"]) = (at + 1, version, next);
            heads[stream] = (version, next);
        }

        _file["journalHead"] = HashChain.JournalHead(heads.OrderBy(h => h.Key).Select(h => (h.Key, h.Value.Hash)));
        _file["entries"] = new JsonArray([.. Entries.Select(e => e.DeepClone())]);
        return Encoding.UTF8.GetBytes(_file.ToJsonString(AsWritten));
    }
}
