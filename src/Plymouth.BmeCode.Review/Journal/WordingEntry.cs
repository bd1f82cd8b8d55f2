using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Journal;

/// <summary>
/// An entry of a wording journal. <see cref="Closed"/> and <see cref="Reopened"/> count as versions too, so that versions stay gapless.
/// </summary>
public abstract record WordingEntry
{
    private const string SourcesName = "sources";

    /// <summary>The passage begins, at version 0.</summary>
    /// <param name="Wording">The wording it begins with.</param>
    /// <param name="From">The passage from which these words were copied or moved; null when they were not.</param>
    public sealed record Created(PassageKind Kind, Wording Wording, PassageId? From) : WordingEntry;

    /// <summary>The wording changes.</summary>
    /// <param name="Delta">The change, against the wording of the version before.</param>
    public sealed record Changed(Delta Delta) : WordingEntry;

    /// <summary>Nobody can edit the passage from now on.</summary>
    /// <param name="Why">The reason in a few words: "agreed", "deleted", "merged".</param>
    public sealed record Closed(string Why) : WordingEntry;

    /// <summary>The passage can be edited again.</summary>
    public sealed record Reopened : WordingEntry;

    /// <summary>
    /// The sources of the words that it inserts, in order and apart, of those that come from somewhere; written only where there are any.
    /// </summary>
    public ImmutableList<Source> Sources { get; init; } = [];

    /// <summary>
    /// What the entry does to the words: all that a creation begins with is inserted, closing and reopening change nothing.
    /// </summary>
    public Delta Words =>
        this switch
        {
            Created created => created.Wording.ToDelta(),
            Changed changed => changed.Delta,
            _ => Delta.Empty,
        };

    /// <summary>
    /// Returns the entry's kind and body: <c>Created/1</c>, <c>Changed/1</c> (the delta itself, with its sources), <c>Closed/1</c>,
    /// <c>Reopened/1</c>.
    /// </summary>
    public (string Kind, string Body) Write() =>
        this switch
        {
            Created created => (
                "Created/1",
                JsonSerializer.Serialize(
                    new CreatedBody(created.Kind, created.Wording, created.From) { Sources = Sources.IsEmpty ? null : Sources },
                    ReviewJson.Shapes.CreatedBody
                )
            ),
            Changed changed => ("Changed/1", Sources.IsEmpty ? DeltaJson.Write(changed.Delta) : WithSources(changed.Delta)),
            Closed closed => ("Closed/1", JsonSerializer.Serialize(new ClosedBody(closed.Why), ReviewJson.Shapes.ClosedBody)),
            Reopened => ("Reopened/1", "{}"),
            _ => throw new InvalidOperationException($"{GetType().Name} is not an entry of a wording journal."),
        };

    /// <summary>Reads an entry from its kind and body.</summary>
    /// <exception cref="FormatException">An unknown kind, named; or a body that is not of its kind.</exception>
    public static WordingEntry Read(string kind, string body)
    {
        try
        {
            return kind switch
            {
                "Created/1" => JsonSerializer.Deserialize(body, ReviewJson.Shapes.CreatedBody) is { } created
                    ? new Created(created.Kind, created.Wording, created.From) { Sources = created.Sources ?? [] }
                    : throw new JsonException("It is null."),
                "Changed/1" => ReadChanged(body),
                "Closed/1" => JsonSerializer.Deserialize(body, ReviewJson.Shapes.ClosedBody) is { } closed
                    ? new Closed(closed.Why)
                    : throw new JsonException("It is null."),
                "Reopened/1" => new Reopened(),
                _ => throw new FormatException(
                    $"This program does not know wording entries of the kind \"{kind}\". They were written by a newer one."
                ),
            };
        }
#pragma warning disable CA1031 // A body written elsewhere may say anything, and reading it may throw anything.
        catch (Exception e) when (e is not (FormatException or OutOfMemoryException))
#pragma warning restore CA1031
        {
            throw new FormatException($"The body of a {kind} is not of its kind: {e.Message}", e);
        }
    }

    /// <summary>Reads an entry of a wording journal.</summary>
    /// <exception cref="FormatException">It cannot be read; the message names its kind, stream and version.</exception>
    public static WordingEntry Read(Entry entry) => EntryText.Understand(entry, body => Read(entry.Kind, body));

    private string WithSources(Delta delta) =>
        $"{DeltaJson.Write(delta)[..^1]},\"{SourcesName}\":{JsonSerializer.Serialize(Sources, ReviewJson.Shapes.ImmutableListSource)}}}";

    private static Changed ReadChanged(string body)
    {
        if (!body.Contains(SourcesName, StringComparison.Ordinal))
        {
            return new(DeltaJson.Read(body));
        }

        using var document = JsonDocument.Parse(body);
        var changed = new Changed(DeltaJson.Read(document.RootElement));
        return document.RootElement.TryGetProperty(SourcesName, out var named)
            ? changed with { Sources = named.Deserialize(ReviewJson.Shapes.ImmutableListSource) ?? [] }
            : changed;
    }

    /// <summary>
    /// Returns the passage after this entry, at version <paramref name="version"/>; <paramref name="before"/> is null for the first entry.
    /// </summary>
    /// <exception cref="InvalidOperationException">The entry does not follow from the one before: a broken journal.</exception>
    public PassageState Fold(PassageId id, PassageState? before, int version)
    {
        if (version != (before?.Version ?? -1) + 1 || before is null != this is Created)
        {
            throw new InvalidOperationException(
                $"Passage {id}: entry {version} ({GetType().Name}) does not follow version {before?.Version ?? -1}."
            );
        }

        return this switch
        {
            Created created => new(id, created.Kind, version, created.Wording, created.Wording, null),
            Changed changed => before! with { Version = version, Wording = before!.Wording.Apply(changed.Delta) },
            Closed closed => before! with { Version = version, Closed = closed.Why },
            Reopened => before! with { Version = version, Closed = null },
            _ => throw NotKnown.Of(this),
        };
    }
}

internal sealed record CreatedBody(PassageKind Kind, Wording Wording, PassageId? From)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableList<Source>? Sources { get; init; }
}

internal sealed record ClosedBody(string Why);
