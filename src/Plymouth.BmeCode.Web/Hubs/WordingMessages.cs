using System.Text.Json;
using System.Text.Json.Serialization;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Web.Hubs;

/// <summary>A refusal as the socket says it.</summary>
/// <param name="Code">The kind of refusal, for the editor.</param>
/// <param name="Message">The refusal in words, for its member.</param>
public sealed record Refused(string Code, string Message)
{
    /// <summary>Returns the refusal as the socket says it.</summary>
    public static Refused Of(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return new(refusal.Code, refusal.Message);
    }
}

/// <summary>The wish of a client that opens a passage.</summary>
/// <param name="Client">The client id it was given before; null for a new client.</param>
/// <param name="Since">The version it has; null when it has none.</param>
public sealed record OpenAsk(string? Client = null, int? Since = null);

/// <summary>The answer to Open: either the passage or the refusal.</summary>
/// <param name="Version">The passage's version.</param>
/// <param name="Client">The client id under which this page sends its changes.</param>
/// <param name="Kind">The kind of passage.</param>
/// <param name="Wording">The whole wording; null when the client gets the changes since its version instead.</param>
/// <param name="Changes">The changes since the client's version, oldest first; null when it gets the wording.</param>
/// <param name="Closed">The reason why the passage is closed; null when it is open.</param>
/// <param name="Refused">The refusal; null when the passage was opened.</param>
/// <param name="ClosedFor">The refusal that any change of a closed passage gets; null for an open one.</param>
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

/// <summary>
/// The answer to Submit: the version the change has on disk, or the refusal. Other calls answer with neither when all is well.
/// </summary>
public sealed record SubmitAnswer(int? Version = null, Refused? Refused = null);

/// <summary>One change, as editors are told it.</summary>
/// <param name="Version">The version it makes.</param>
/// <param name="Delta">The change against the version before; empty when it only closes or reopens the passage.</param>
/// <param name="Member">The id of its member.</param>
/// <param name="Client">The client that sent it; "" when a decision made it.</param>
/// <param name="Sequence">The client's own number for it.</param>
/// <param name="At">The time of the change (UTC).</param>
/// <param name="GoesOn">True when it goes on with its author's own words; else absent.</param>
/// <param name="Sum">
/// <see cref="Wording.Sum"/> of the wording after it, with every fiftieth version (of many told together, with the last such); else null.
/// </param>
/// <param name="Name">The name of the member whose decision made it; null for a change that a client sent.</param>
/// <param name="Closed">The refusal that every later change gets, when this version closes the passage; else null.</param>
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
    /// Returns the change as editors are told it; <paramref name="people"/> know the name of a decision's member in the consultation.
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

/// <summary>Somebody's caret or selection, in UTF-16 units; nothing of it is stored.</summary>
/// <param name="Index">The start of the selection, from 0.</param>
/// <param name="Length">The length of the selection; 0 for a caret.</param>
/// <param name="Typing">True while they type what cannot be sent yet (a composition), so that decisions wait for them.</param>
public sealed record Caret(int Index, int Length, bool? Typing = null);

/// <summary>Somebody's caret or selection as the others are told it, in UTF-16 units; an index of -1 says that it is gone.</summary>
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

/// <summary>Reads and writes the deltas in messages, in Quill's JSON.</summary>
internal sealed class DeltaConverter : JsonConverter<Delta>
{
    public override Delta Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return DeltaJson.Read(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, Delta value, JsonSerializerOptions options) => DeltaJson.Write(writer, value);
}
