using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Plymouth.BmeCode.Review.Journal;

/// <summary>Events as JSON bodies, kinds with versions (<c>ClauseMoved/1</c>).</summary>
/// <remarks>
/// The kind of an event is the name of its type, with a version.
/// A stored kind is read for ever, and a test holds a golden JSON of each. A kind that must change gets the next version, and the older one
/// is read into the newer.
/// </remarks>
public static class EventCodec
{
    private static readonly FrozenDictionary<Type, (string Kind, JsonTypeInfo Shape)> Kinds = typeof(Event)
        .Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Event)))
        .ToFrozenDictionary(t => t, t => ($"{t.Name}/1", ShapeOf(t)));

    private static readonly FrozenDictionary<string, JsonTypeInfo> Shapes = Kinds.Values.ToFrozenDictionary(
        k => k.Kind,
        k => k.Shape,
        StringComparer.Ordinal
    );

    private static JsonTypeInfo ShapeOf(Type type) =>
        ReviewJson.Shapes.GetTypeInfo(type)
        ?? throw new InvalidOperationException($"{type.Name} has no shape in {nameof(ReviewJson)}, so it cannot be stored.");

    /// <summary>Returns the kind of an event's type.</summary>
    public static string KindOf<TEvent>()
        where TEvent : Event => Kinds[typeof(TEvent)].Kind;

    /// <summary>Returns the type of an event of this kind; null for a kind that this program does not know.</summary>
    internal static Type? TypeOf(string kind) => Shapes.GetValueOrDefault(kind)?.Type;

    /// <summary>Returns an event's kind and its JSON body.</summary>
    public static (string Kind, string Body) Write(Event @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        var (kind, shape) = Kinds[@event.GetType()];
        return (kind, JsonSerializer.Serialize(@event, shape));
    }

    /// <summary>Reads an event from its kind and body.</summary>
    /// <param name="imported">True for an entry that came by import: every member it names is then an imported one.</param>
    /// <exception cref="FormatException">An unknown kind, named; or a body that is not of its kind.</exception>
    public static Event Read(string kind, string body, bool imported = false)
    {
        if (!Shapes.TryGetValue(kind, out var shape))
        {
            throw new FormatException($"This program does not know entries of the kind \"{kind}\". They were written by a newer one.");
        }

        try
        {
            return (Event?)JsonSerializer.Deserialize(body, imported ? ReviewJson.ImportedShapes.GetTypeInfo(shape.Type)! : shape)
                ?? throw new FormatException($"The body of a {kind} is null.");
        }
#pragma warning disable CA1031 // A body written elsewhere may say anything, and reading it may throw anything.
        catch (Exception e) when (e is not (FormatException or OutOfMemoryException))
#pragma warning restore CA1031
        {
            throw new FormatException($"The body of a {kind} is not of its kind: {e.Message}", e);
        }
    }
}
