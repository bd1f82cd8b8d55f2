using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Erasing;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Review.Publications;
using Plymouth.BmeCode.Review.Referrals;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Journal;

[JsonSerializable(typeof(ConsultationReceived))]
[JsonSerializable(typeof(TitleChanged))]
[JsonSerializable(typeof(CommentsGrouped))]
[JsonSerializable(typeof(CommentSplitOff))]
[JsonSerializable(typeof(ResponseAttached))]
[JsonSerializable(typeof(GroupingUndone))]
[JsonSerializable(typeof(CommentSplitIntoAsks))]
[JsonSerializable(typeof(AsksJoined))]
[JsonSerializable(typeof(DispositionSet))]
[JsonSerializable(typeof(ReferralSet))]
[JsonSerializable(typeof(CommentMarkedInternal))]
[JsonSerializable(typeof(ResponseMarkedInternal))]
[JsonSerializable(typeof(ClauseAdded))]
[JsonSerializable(typeof(ClauseMoved))]
[JsonSerializable(typeof(ClauseDeleted))]
[JsonSerializable(typeof(ClauseBroughtBack))]
[JsonSerializable(typeof(ClauseSplit))]
[JsonSerializable(typeof(ClausesJoined))]
[JsonSerializable(typeof(JoinUndone))]
[JsonSerializable(typeof(SectionAdded))]
[JsonSerializable(typeof(SectionMoved))]
[JsonSerializable(typeof(SectionDeleted))]
[JsonSerializable(typeof(SectionBroughtBack))]
[JsonSerializable(typeof(ClauseAgreed))]
[JsonSerializable(typeof(ClauseReopened))]
[JsonSerializable(typeof(AgreementRestored))]
[JsonSerializable(typeof(RevisionKept))]
[JsonSerializable(typeof(RevisionWithdrawn))]
[JsonSerializable(typeof(WordingRestored))]
[JsonSerializable(typeof(DoubtAccepted))]
[JsonSerializable(typeof(DoubtWavedOff))]
[JsonSerializable(typeof(DoubtReopened))]
[JsonSerializable(typeof(PromiseMade))]
[JsonSerializable(typeof(PromiseUnmade))]
[JsonSerializable(typeof(PromiseConfirmed))]
[JsonSerializable(typeof(PromiseChanged))]
[JsonSerializable(typeof(PromiseWithdrawn))]
[JsonSerializable(typeof(PromiseRenewed))]
[JsonSerializable(typeof(PromiseConfirmedKept))]
[JsonSerializable(typeof(PromiseKeptTakenBack))]
[JsonSerializable(typeof(FindingDismissed))]
[JsonSerializable(typeof(FindingReopened))]
[JsonSerializable(typeof(DismissalRestored))]
[JsonSerializable(typeof(PointerSet))]
[JsonSerializable(typeof(CrossReferenceMade))]
[JsonSerializable(typeof(CrossReferenceTakenBack))]
[JsonSerializable(typeof(CodePublished))]
[JsonSerializable(typeof(Erased))]
[JsonSerializable(typeof(DiscussionMoved))]
[JsonSerializable(typeof(SightChosen))]
[JsonSerializable(typeof(DecisionUndone))]
[JsonSerializable(typeof(CreatedBody))]
[JsonSerializable(typeof(ClosedBody))]
[JsonSerializable(typeof(ImmutableList<Source>))]
[JsonSerializable(typeof(PassageStateBody))]
internal sealed partial class ReviewJson : JsonSerializerContext
{
    /// <summary>
    /// The one way this room writes JSON: camelCase, ids as plain text, wordings as their deltas, letters of all languages unescaped.
    /// </summary>
    public static readonly ReviewJson Shapes = new(OptionsFor(imported: false));

    /// <summary>Reads bodies that came by import as <see cref="Shapes"/> does, but makes every member they name an imported one.</summary>
    public static readonly ReviewJson ImportedShapes = new(OptionsFor(imported: true));

    private static JsonSerializerOptions OptionsFor(bool imported) =>
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            Converters =
            {
                new IdJson<ConsultationId>(v => new(v), id => id.Value),
                new IdJson<SectionId>(v => new(v), id => id.Value),
                new IdJson<ClauseId>(v => new(v), id => id.Value),
                new IdJson<CommentId>(v => new(v), id => id.Value),
                new IdJson<ResponseId>(v => new(v), id => id.Value),
                new IdJson<PassageId>(v => new(v), id => id.Value),
                new IdJson<StreamId>(v => new(v), id => id.Value),
                new IdJson<DoubtId>(v => new(v), id => id.Value),
                new IdJson<PromiseId>(v => new(v), id => id.Value),
                new IdJson<FindingId>(v => new(v), id => id.Value),
                new IdJson<MemberId>(v => imported ? Review.MemberId.Parse(v).AsImported() : Review.MemberId.Parse(v), id => id.ToString()),
                new JsonStringEnumConverter<SectionKind>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
                new JsonStringEnumConverter<Disposition>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
                new JsonStringEnumConverter<DoubtState>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
                new JsonStringEnumConverter<PromiseKind>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
                new JsonStringEnumConverter<PartnerSight>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
                new JsonStringEnumConverter<PassageKind>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
                new WordingJson(),
                new DeltaAsJson(),
                new EventJson(imported),
            },
        };
}

/// <summary>Reads and writes an id as plain text.</summary>
internal sealed class IdJson<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.GetString() is { Length: > 0 } value
            ? read(value)
            : throw new JsonException("An id is text, never empty.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
}

/// <summary>Reads and writes a wording as its delta.</summary>
internal sealed class WordingJson : JsonConverter<Wording>
{
    public override Wording Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Wording.Of(DeltaJson.Read(JsonElement.ParseValue(ref reader)));

    public override void Write(Utf8JsonWriter writer, Wording value, JsonSerializerOptions options) =>
        DeltaJson.Write(writer, value.ToDelta());
}

/// <summary>Reads and writes a delta as <see cref="DeltaJson"/> does.</summary>
internal sealed class DeltaAsJson : JsonConverter<Delta>
{
    public override Delta Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DeltaJson.Read(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, Delta value, JsonSerializerOptions options) => DeltaJson.Write(writer, value);
}

/// <summary>Reads and writes an event within an event as its kind and body.</summary>
internal sealed class EventJson(bool imported) : JsonConverter<Event>
{
    public override Event Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var element = JsonElement.ParseValue(ref reader);
        return
            element.ValueKind == JsonValueKind.Object
            && element.TryGetProperty("kind", out var kind)
            && kind.ValueKind == JsonValueKind.String
            && element.TryGetProperty("body", out var body)
            ? EventCodec.Read(kind.GetString()!, body.GetRawText(), imported)
            : throw new JsonException("An event within an event has a kind and a body.");
    }

    public override void Write(Utf8JsonWriter writer, Event value, JsonSerializerOptions options)
    {
        var (kind, body) = EventCodec.Write(value);
        writer.WriteStartObject();
        writer.WriteString("kind", kind);
        writer.WritePropertyName("body");
        writer.WriteRawValue(body);
        writer.WriteEndObject();
    }
}
