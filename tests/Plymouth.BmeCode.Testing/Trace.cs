using System.IO.Compression;
using System.Text.Json;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Testing;

/// <summary>A recorded writing, edit by edit, and what it came to. Source and licence stand in traces/README.md.</summary>
public sealed record Trace(IReadOnlyList<Delta> Edits, string End)
{
    /// <summary>The first edits of the recorded paper (all when null); what only a part of them comes to is worked out.</summary>
    public static Trace Paper(int? count)
    {
        using var packed = typeof(Trace).Assembly.GetManifestResourceStream("automerge-paper.json.gz")!;
        using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        using var document = JsonDocument.Parse(unpacked);
        var edits = document
            .RootElement.GetProperty("txns")
            .EnumerateArray()
            .SelectMany(t => t.GetProperty("patches").EnumerateArray())
            .Select(EditOf)
            .Take(count ?? int.MaxValue)
            .ToList();
        return new(edits, count is null ? document.RootElement.GetProperty("endContent").GetString()! : TextAfter(edits));
    }

    private static Delta EditOf(JsonElement patch) =>
        new DeltaBuilder().Retain(patch[0].GetInt32()).Insert(patch[2].GetString()!).Delete(patch[1].GetInt32()).ToDelta();

    private static string TextAfter(IEnumerable<Delta> edits) =>
        edits.Aggregate(Wording.Empty, (wording, edit) => wording.Apply(edit)).ToDelta().Ops[0].Text![..^1];
}
