using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Publications;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Erasing;

/// <summary>
/// Finds what people wrote in the body of an entry, by the shape of its kind; ids, numbers, hashes and names of states are none of it.
/// </summary>
/// <remarks>It counts every value of the JSON that is text, as they stand; property names are not counted.</remarks>
internal sealed class BodyTexts
{
    /// <summary>Texts that the program wrote and reads again; everything else of type text may hold words.</summary>
    private static readonly FrozenSet<(Type, string)> NotWords = new[]
    {
        (typeof(SectionReceived), "consultationNumber"),
        (typeof(ClauseReceived), "consultationNumber"),
        (typeof(NumberingScheme), "section"),
        (typeof(NumberingScheme), "clause"),
        (typeof(NumberingScheme), "secondLevel"),
        (typeof(NumberingScheme), "thirdLevel"),
        (typeof(ChangeMade), "after"),
        (typeof(CodePublished), "journalHead"),
        (typeof(PublishedDocument), "name"),
        (typeof(PublishedDocument), "hash"),
        (typeof(ErasedInEntry), "bodyHash"),
        (typeof(ErasedDocument), "name"),
        (typeof(ErasedDocument), "before"),
        (typeof(ErasedDocument), "now"),
        (typeof(ClosedBody), "why"),
    }.ToFrozenSet();

    private readonly List<BodyText> _found = [];
    private int _texts;
    private string? _list;
    private int _index;
    private (StreamId Passage, int? Version)? _change;

    /// <summary>Returns the words in an entry's body, in order.</summary>
    /// <exception cref="FormatException">This program does not know entries of that kind.</exception>
    public static IReadOnlyList<BodyText> Of(Entry entry)
    {
        if (entry.Body is not { } body)
        {
            return [];
        }

        var texts = new BodyTexts();
        using var json = JsonDocument.Parse(body);
        texts.Walk(json.RootElement, ShapeOf(entry.Kind));
        return texts._found;
    }

    /// <summary>The texts that may hold words in entries of all kinds, each as the type and the property's name in the JSON.</summary>
    internal static IEnumerable<(Type Of, string Name)> MayHoldWords(Type shape, HashSet<Type> seen)
    {
        if (!seen.Add(shape) || TypeInfoOf(shape) is not { } info)
        {
            yield break;
        }

        var derived = info.PolymorphismOptions?.DerivedTypes.Select(d => d.DerivedType) ?? [];
        foreach (var next in derived.Append(info.ElementType).OfType<Type>().SelectMany(t => MayHoldWords(t, seen)))
        {
            yield return next;
        }

        foreach (var property in info.Properties)
        {
            if (HoldsText(property.PropertyType) && !NotWords.Contains((shape, property.Name)))
            {
                yield return (shape, property.Name);
            }

            foreach (var next in MayHoldWords(property.PropertyType, seen))
            {
                yield return next;
            }
        }
    }

    private static Type ShapeOf(string kind) =>
        kind switch
        {
            "Created/1" => typeof(CreatedBody),
            "Changed/1" => typeof(Delta),
            "Closed/1" => typeof(ClosedBody),
            "Reopened/1" => typeof(object),
            _ => EventCodec.TypeOf(kind)
                ?? throw new FormatException(
                    $"This program does not know entries of the kind \"{kind}\", so it cannot say which words are in them. Use the "
                        + "newest program."
                ),
        };

    private static JsonTypeInfo? TypeInfoOf(Type type) => ReviewJson.Shapes.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);

    /// <summary>True for the id of a finding: only its detail, behind the first slash, may be made of words.</summary>
    private static bool IsFindingId(Type? type) => type is not null && (Nullable.GetUnderlyingType(type) ?? type) == typeof(FindingId);

    /// <summary>True for text; also for the id of a finding.</summary>
    private static bool HoldsText(Type type) =>
        type == typeof(string)
        || IsFindingId(type)
        || (TypeInfoOf(type) is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element } && element == typeof(string));

    private void Walk(JsonElement element, Type? shape)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String when IsFindingId(shape):
                var id = element.GetString()!;
                var from = id.IndexOf('/', StringComparison.Ordinal) + 1;
                if (from > 0)
                {
                    Note(id[from..], [new(_texts, 0, id.Length - from, from)]);
                }

                _texts++;
                break;
            case JsonValueKind.String when shape is not null && HoldsText(shape):
                var words = element.GetString()!;
                Note(words, [new(_texts++, 0, words.Length)]);
                break;
            case JsonValueKind.String:
                _texts++;
                break;
            case JsonValueKind.Array:
                foreach (var one in element.EnumerateArray())
                {
                    Walk(one, shape is null ? null : TypeInfoOf(shape)?.ElementType);
                }

                break;
            case JsonValueKind.Object when shape == typeof(Wording) || shape == typeof(Delta):
                WalkDelta(element);
                break;
            case JsonValueKind.Object:
                WalkObject(element, shape);
                break;
        }
    }

    private void WalkObject(JsonElement element, Type? shape)
    {
        var inner = shape == typeof(Event) ? EventCodec.TypeOf(element.GetProperty("kind").GetString()!) : null;
        var info = shape is null || inner is not null ? null : TypeInfoOf(shape);
        if (info?.PolymorphismOptions is { } many && element.TryGetProperty(many.TypeDiscriminatorPropertyName, out var which))
        {
            shape = many.DerivedTypes.First(d => d.TypeDiscriminator?.ToString() == which.ToString()).DerivedType;
            info = TypeInfoOf(shape);
        }

        var around = _change;
        _change = shape == typeof(ChangeMade) ? ChangeIn(element) : around;
        foreach (var property in element.EnumerateObject())
        {
            var of = info?.Properties.FirstOrDefault(p => p.Name == property.Name)?.PropertyType;
            of = inner is not null && property.NameEquals("body") ? inner : of;
            of = shape is not null && NotWords.Contains((shape, property.Name)) ? null : of;
            if (_list is null && property.Value.ValueKind == JsonValueKind.Array && of is not null)
            {
                WalkList(property, TypeInfoOf(of)?.ElementType);
            }
            else
            {
                Walk(property.Value, of);
            }
        }

        _change = around;
    }

    /// <summary>Reads of which passage, and of which version of it, a decision keeps the change back.</summary>
    private static (StreamId Passage, int? Version) ChangeIn(JsonElement made) =>
        (
            new(made.GetProperty("passage").GetString()!),
            made.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.Number ? version.GetInt32() : null
        );

    private void WalkList(JsonProperty property, Type? element)
    {
        (_list, _index) = (property.Name, 0);
        foreach (var one in property.Value.EnumerateArray())
        {
            Walk(one, element);
            _index++;
        }

        (_list, _index) = (null, 0);
    }

    /// <summary>Takes what a delta inserts as one text, and each link's address as another.</summary>
    private void WalkDelta(JsonElement delta)
    {
        var (words, parts, links) = (new StringBuilder(), new List<TextPart>(), new List<(string, TextPart)>());
        var (places, after) = (new List<int>(), 0);
        foreach (var property in delta.EnumerateObject())
        {
            if (!property.NameEquals("ops"))
            {
                Walk(property.Value, null);
                continue;
            }

            foreach (var field in property.Value.EnumerateArray().SelectMany(op => op.EnumerateObject()))
            {
                if (field.NameEquals("insert") && field.Value.ValueKind == JsonValueKind.String)
                {
                    var inserted = field.Value.GetString()!;
                    parts.Add(new(_texts++, words.Length, inserted.Length));
                    words.Append(inserted);
                    Place(inserted.Length);
                }
                else if (field.NameEquals("insert"))
                {
                    words.Append(Insertion.Embed[0]);
                    Place(1);
                    Walk(field.Value, null);
                }
                else if (field.NameEquals("retain"))
                {
                    after += field.Value.GetInt32();
                }
                else if (field.NameEquals("attributes") && field.Value.ValueKind == JsonValueKind.Object)
                {
                    WalkAttributes(field.Value, links);
                }
            }
        }

        Note(words.ToString(), parts, back: _change is var (passage, version) ? new(passage, version, [.. places]) : null);
        links.ForEach(link => Note(link.Item1, [link.Item2], isLink: true));

        void Place(int length)
        {
            places.AddRange(_change is null ? [] : Enumerable.Range(after, length));
            after += length;
        }
    }

    private void WalkAttributes(JsonElement attributes, List<(string, TextPart)> links)
    {
        foreach (var attribute in attributes.EnumerateObject())
        {
            if (attribute.NameEquals("link") && attribute.Value.ValueKind == JsonValueKind.String)
            {
                var address = attribute.Value.GetString()!;
                links.Add((address, new(_texts++, 0, address.Length)));
            }
            else
            {
                Walk(attribute.Value, null);
            }
        }
    }

    private void Note(string words, IReadOnlyList<TextPart> parts, bool isLink = false, PlacesBack? back = null) =>
        _found.Add(new(words, [.. parts], isLink, _list, _index) { Back = back });
}
