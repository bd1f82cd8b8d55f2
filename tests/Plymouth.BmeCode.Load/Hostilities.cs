using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Plymouth.BmeCode.Load;

/// <summary>Makes messages that no editor sends. Each that names the invocation id must be answered, or its sender cut off.</summary>
internal sealed class Hostilities(Random random, IReadOnlyList<string> passages, string client, int length)
{
    private const int Kinds = 12;
    private const int ACall = 1;
    private const int SignOfLife = 6;
    private static readonly string[] Texts =
    [
        "",
        "\\ud83d",
        "\\udc4d x",
        "\\u0000",
        "\\u0008",
        "\\uffff",
        "a\\nb",
        "<script>alert(1)</script>",
    ];
    private static readonly string[] Numbers =
    [
        "-1",
        "0",
        "2147483647",
        "2147483648",
        "-2147483649",
        "1e308",
        "1.5",
        "\"7\"",
        "null",
        "true",
        "[]",
        "99999999999999999999",
    ];
    private static readonly string[] Methods =
    [
        "Submit",
        "Open",
        "Point",
        "Leave",
        "submit ",
        "Changed",
        "Dispose",
        "ToString",
        "OnConnectedAsync",
        "OnDisconnectedAsync",
        "Tell",
        "",
    ];

    /// <summary>One message as bytes, without its end mark; and whether it asks for an answer, be it only by being unreadable.</summary>
    public (byte[] Message, bool Asks) Next(string id)
    {
        var kind = random.Next(Kinds);
        if (kind > 0)
        {
            return (Message(kind, id), true);
        }

        var scrambled = Scrambled(id);
        return (scrambled, AsksForAnAnswer(scrambled));
    }

    private byte[] Message(int kind, string id) =>
        kind switch
        {
            1 => Truncated(id),
            2 => Encoding.UTF8.GetBytes(
                Call(id, Pick(Methods), $"{Passage()},{{\"since\":{Pick(Numbers)},\"client\":\"someone-else\"}},{Pick(Numbers)}")
            ),
            3 => Encoding.UTF8.GetBytes(Call(id, "Submit", $"{Pick(Numbers)},{Deep(random.Next(1, 200))}")),
            4 => random.Next(20) == 0 ? Oversized(id) : Encoding.UTF8.GetBytes(Submit(id, "\"retain\":-5", "\"insert\":\"x\"")),
            5 => Encoding.UTF8.GetBytes(Submit(id, $"\"delete\":{length + random.Next(0, 1000)}")),
            6 => Encoding.UTF8.GetBytes(Submit(id, $"\"retain\":{length + random.Next(0, 1000)}", "\"insert\":\"after the end\"")),
            7 => Encoding.UTF8.GetBytes(Submit(id, $"\"insert\":\"{Pick(Texts[..6])}\"")),
            8 => Encoding.UTF8.GetBytes(
                Submit(
                    id,
                    $"\"insert\":\"x\",\"attributes\":{{\"{Pick(["color", "font", "onclick", "list", "indent", "link", "bold"])}\":{Pick(["\"javascript:alert(1)\"", "99", "\"no\"", "{}", "[]", "null"])}}}"
                )
            ),
            9 => Encoding.UTF8.GetBytes(Submit(id, $"\"insert\":{{\"{Pick(["image", "script", "video", ""])}\":\"x\"}}")),
            10 => Encoding.UTF8.GetBytes(
                Call(
                    id,
                    "Submit",
                    $"{Passage()},{{\"base\":{Pick(Numbers)},\"client\":\"{Pick([client, "k", "", "system", new string('k', 5000)])}\",\"sequence\":{Pick(Numbers)},\"delta\":{{\"ops\":[{{\"insert\":{Pick(Numbers)}}}]}}}}"
                )
            ),
            _ => Encoding.UTF8.GetBytes(
                Submit(id, Enumerable.Repeat("\"retain\":1,\"attributes\":{\"bold\":\"x\"}", random.Next(1, 300)).ToArray())
            ),
        };

    /// <summary>False where what is left after scrambling is a sign of life, or a call that names no answer.</summary>
    private static bool AsksForAnAnswer(byte[] message)
    {
        try
        {
            using var document = JsonDocument.Parse(message);
            var root = document.RootElement;
            return root.ValueKind != JsonValueKind.Object
                || !root.TryGetProperty("type", out var type)
                || !type.TryGetInt32(out var what)
                || (
                    what != SignOfLife
                    && (what != ACall || (root.TryGetProperty("invocationId", out var named) && named.ValueKind == JsonValueKind.String))
                );
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return true;
        }
    }

    private byte[] Truncated(string id)
    {
        var whole = Encoding.UTF8.GetBytes(Submit(id, "\"insert\":\"never whole\""));
        return whole[..random.Next(1, whole.Length - 1)];
    }

    private byte[] Scrambled(string id)
    {
        var bytes = Encoding.UTF8.GetBytes(Submit(id, "\"delete\":9999999"));
        for (var i = random.Next(1, 8); i > 0; i--)
        {
            // Never the end mark: that would make two messages of one, and the second's answer could not be told from the first's.
            var value = (byte)random.Next(256);
            bytes[random.Next(bytes.Length)] = value == 0x1e ? (byte)'?' : value;
        }

        return bytes;
    }

    private byte[] Oversized(string id) =>
        Encoding.UTF8.GetBytes(Submit(id, $"\"insert\":\"{new string('x', random.Next(66_000, 300_000))}\""));

    private string Submit(string id, params string[] steps) =>
        Call(
            id,
            "Submit",
            $"{Passage()},{{\"base\":0,\"client\":{JsonSerializer.Serialize(client)},\"sequence\":{random.Next(1, 1_000_000).ToString(CultureInfo.InvariantCulture)},\"delta\":{{\"ops\":[{string.Join(',', steps.Select(s => $"{{{s}}}"))}]}}}}"
        );

    private static string Call(string id, string method, string arguments) =>
        $"{{\"type\":1,\"invocationId\":\"{id}\",\"target\":\"{method}\",\"arguments\":[{arguments}]}}";

    private static string Deep(int depth) =>
        string.Concat(Enumerable.Repeat("{\"a\":[", depth)) + "1" + string.Concat(Enumerable.Repeat("]}", depth));

    private string Passage() =>
        JsonSerializer.Serialize(
            random.Next(10) == 0 ? $"nowhere{random.Next().ToString(CultureInfo.InvariantCulture)}" : passages[random.Next(passages.Count)]
        );

    private string Pick(string[] of) => of[random.Next(of.Length)];
}
