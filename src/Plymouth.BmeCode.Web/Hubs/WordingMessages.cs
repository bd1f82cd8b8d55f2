using System.Text.Json;
using System.Text.Json.Serialization;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Web.Hubs;

/// <summary>A refusal as the socket says it.</summary>
public sealed record Refused(string Code, string Message)
{
    public static Refused Of(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return new(refusal.Code, refusal.Message);
    }
}

/// <summary>What a client says when it opens a passage: the client id it was given before, and the version it has.</summary>
public sealed record OpenAsk(string? Client = null, int? Since = null);

/// <summary>
/// The answer to Open: either the passage or why not. <paramref name="ClosedFor"/>: of a closed passage, what a change of it would be
/// refused for.
/// </summary>
public sealed record OpenAnswer(
    int? Version = null,
    string? Client = null,
    PassageKind? Kind = null,
    Delta? Wording = null,
    IReadOnlyList<ChangedMessage>? Changes = null,
    string? Closed = null,
    Refused? Refused = null,
    Refused? ClosedFor = null
);

/// <summary>The answer to Submit: the version the change has on disk, or why it has none.</summary>
public sealed record SubmitAnswer(int? Version = null, Refused? Refused = null);

/// <summary>
/// One change. <paramref name="Client"/> is "" for one made by a decision; <paramref name="GoesOn"/> is true where it goes on with its
/// author's own words, else absent. <paramref name="Sum"/>, with every fiftieth version (of many told together, with the last such):
/// <see cref="Wording.Sum"/> of the wording after it.
/// </summary>
/// <remarks>
/// <paramref name="Name"/>: of a decision, what its member is called. <paramref name="Closed"/>: with the version that closes the passage,
/// what every later change of it will be refused for.
/// </remarks>
public sealed record ChangedMessage(
    int Version,
    Delta Delta,
    string Member,
    string Client,
    int Sequence,
    DateTimeOffset At,
    bool? GoesOn = null,
    long? Sum = null,
    string? Name = null,
    Refused? Closed = null
)
{
    /// <summary>
    /// The change as it is told; <paramref name="people"/> know what the member of a decision is called in the consultation.
    /// </summary>
    public static ChangedMessage Of(StoredChange change, ConsultationId consultation, IPeople people)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(people);
        return new(
            change.Version,
            change.Delta,
            change.Member.ToString(),
            change.Client ?? "",
            change.Sequence,
            change.At,
            change.GoesOn ? true : null,
            Name: change.Client is null ? people.ShownIn(consultation, change.Member) : null
        );
    }
}

/// <summary>
/// Where somebody's caret or selection is, UTF-16 units; nothing is kept of it. <paramref name="Typing"/>: they are typing what cannot be
/// sent yet (a composition), so that decisions wait for them.
/// </summary>
public sealed record Caret(int Index, int Length, bool? Typing = null);

/// <summary>Somebody's caret as told to the others; index -1: gone.</summary>
public sealed record PointedMessage(string Member, string Name, string Client, int Index, int Length);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(OpenAsk))]
[JsonSerializable(typeof(OpenAnswer))]
[JsonSerializable(typeof(SubmitAnswer))]
[JsonSerializable(typeof(ChangedMessage))]
[JsonSerializable(typeof(PointedMessage))]
[JsonSerializable(typeof(Caret))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class WordingHubJson : JsonSerializerContext;

/// <summary>Deltas in messages, in Quill's JSON.</summary>
internal sealed class DeltaConverter : JsonConverter<Delta>
{
    public override Delta Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return DeltaJson.Read(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, Delta value, JsonSerializerOptions options) => DeltaJson.Write(writer, value);
}
