using System.Text.Json.Nodes;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>
/// Rewrites an exported consultation at random: entries go, come twice, change places, journals and kinds; what their bodies say is
/// exchanged, emptied or made absurd. Hashes are made right again.
/// </summary>
internal sealed class RandomForger(int seed)
{
    private static readonly string[] Absurd =
    [
        "null",
        "-1",
        "2147483647",
        "1e300",
        "\"\"",
        "\"\\u0000\"",
        "\"system\"",
        "[]",
        "{}",
        "true",
        "\"../../etc\"",
        "[null]",
        "[[[[]]]]",
    ];
    private readonly Random _random = new(seed);

    public byte[] Forge(byte[] exported)
    {
        var forgery = new Forgery(exported);
        for (var times = 1 + _random.Next(3); times > 0 && forgery.Entries.Count > 1; times--)
        {
            var entry = forgery.Entries[_random.Next(forgery.Entries.Count)];
            var other = forgery.Entries[_random.Next(forgery.Entries.Count)];
            switch (_random.Next(10))
            {
                case 0:
                    forgery.Entries.Remove(entry);
                    break;
                case 1:
                    forgery.Entries.Insert(_random.Next(forgery.Entries.Count), entry.DeepClone().AsObject());
                    break;
                case 2:
                    forgery.Entries.Remove(entry);
                    forgery.Entries.Insert(_random.Next(forgery.Entries.Count + 1), entry);
                    break;
                case 3:
                    entry["stream"] = other["stream"]!.DeepClone();
                    break;
                case 4:
                    (entry["kind"], entry["body"]) = (other["kind"]!.DeepClone(), other["body"]!.DeepClone());
                    break;
                default:
                    Forgery.Rewrite(entry, body => Mutate(body, other));
                    break;
            }
        }

        return forgery.ToFile();
    }

    /// <summary>One place of the body, with something else in it.</summary>
    private JsonNode Mutate(JsonNode body, JsonObject other)
    {
        var places = Places(body).ToList();
        if (places.Count == 0)
        {
            return body;
        }

        var place = places[_random.Next(places.Count)];
        var elsewhere = Places(JsonNode.Parse(other["body"]!.GetValue<string>())!).ToList();
        var instead = _random.Next(3) switch
        {
            0 => JsonNode.Parse(Absurd[_random.Next(Absurd.Length)]),
            1 when elsewhere.Count > 0 => elsewhere[_random.Next(elsewhere.Count)]?.DeepClone(),
            _ => places[_random.Next(places.Count)]?.DeepClone(),
        };
        switch (place?.Parent)
        {
            case JsonArray array when _random.Next(3) == 0:
                array.Remove(place);
                break;
            case JsonArray array:
                array[array.IndexOf(place)] = instead;
                break;
            case JsonObject parent when _random.Next(6) == 0:
                parent.Remove(place.GetPropertyName());
                break;
            case JsonObject parent:
                parent[place.GetPropertyName()] = instead;
                break;
        }

        return body;
    }

    private static IEnumerable<JsonNode?> Places(JsonNode? node) =>
        node switch
        {
            JsonObject parent => parent.SelectMany(p => Places(p.Value).Prepend(p.Value)),
            JsonArray array => array.SelectMany(p => Places(p).Prepend(p)),
            _ => [],
        };
}
