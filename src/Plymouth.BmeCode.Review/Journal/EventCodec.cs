using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Plymouth.BmeCode.Review;

/// <summary>Events as JSON bodies, kinds with versions (<c>ClauseMoved/1</c>).</summary>
/// <remarks>A kind, once stored, is read for ever: a golden JSON per kind is held by a test. A kind that must change gets the next version, and the older one is read into the newer.</remarks>
public static class EventCodec
{
    private static readonly FrozenDictionary<Type, (string Kind, JsonTypeInfo Shape)> Kinds = new Dictionary<Type, (string Kind, JsonTypeInfo Shape)>(
    [
        Of(ReviewJson.Shapes.ConsultationReceived),
        Of(ReviewJson.Shapes.TitleChanged),
        Of(ReviewJson.Shapes.CommentsGrouped),
        Of(ReviewJson.Shapes.CommentSplitOff),
        Of(ReviewJson.Shapes.ResponseAttached),
        Of(ReviewJson.Shapes.GroupingUndone),
        Of(ReviewJson.Shapes.CommentSplitIntoAsks),
        Of(ReviewJson.Shapes.AsksJoined),
        Of(ReviewJson.Shapes.DispositionSet),
        Of(ReviewJson.Shapes.ReferralSet),
        Of(ReviewJson.Shapes.CommentMarkedInternal),
        Of(ReviewJson.Shapes.ResponseMarkedInternal),
        Of(ReviewJson.Shapes.ClauseAdded),
        Of(ReviewJson.Shapes.ClauseMoved),
        Of(ReviewJson.Shapes.ClauseDeleted),
        Of(ReviewJson.Shapes.ClauseBroughtBack),
        Of(ReviewJson.Shapes.ClauseSplit),
        Of(ReviewJson.Shapes.ClausesJoined),
        Of(ReviewJson.Shapes.JoinUndone),
        Of(ReviewJson.Shapes.SectionAdded),
        Of(ReviewJson.Shapes.SectionMoved),
        Of(ReviewJson.Shapes.SectionDeleted),
        Of(ReviewJson.Shapes.SectionBroughtBack),
        Of(ReviewJson.Shapes.ClauseAgreed),
        Of(ReviewJson.Shapes.ClauseReopened),
        Of(ReviewJson.Shapes.AgreementRestored),
        Of(ReviewJson.Shapes.RevisionKept),
        Of(ReviewJson.Shapes.RevisionWithdrawn),
        Of(ReviewJson.Shapes.WordingRestored),
        Of(ReviewJson.Shapes.DoubtAccepted),
        Of(ReviewJson.Shapes.DoubtWavedOff),
        Of(ReviewJson.Shapes.DoubtReopened),
        Of(ReviewJson.Shapes.PromiseMade),
        Of(ReviewJson.Shapes.PromiseUnmade),
        Of(ReviewJson.Shapes.PromiseConfirmed),
        Of(ReviewJson.Shapes.PromiseChanged),
        Of(ReviewJson.Shapes.PromiseWithdrawn),
        Of(ReviewJson.Shapes.PromiseRenewed),
        Of(ReviewJson.Shapes.PromiseConfirmedKept),
        Of(ReviewJson.Shapes.PromiseKeptTakenBack),
        Of(ReviewJson.Shapes.FindingDismissed),
        Of(ReviewJson.Shapes.FindingReopened),
        Of(ReviewJson.Shapes.DismissalRestored),
        Of(ReviewJson.Shapes.PointerSet),
        Of(ReviewJson.Shapes.CrossReferenceMade),
        Of(ReviewJson.Shapes.CrossReferenceTakenBack),
        Of(ReviewJson.Shapes.CodePublished),
        Of(ReviewJson.Shapes.DiscussionMoved),
        Of(ReviewJson.Shapes.SightChosen),
        Of(ReviewJson.Shapes.DecisionUndone),
    ]).ToFrozenDictionary();

    private static readonly FrozenDictionary<string, JsonTypeInfo> Shapes = Kinds.Values.ToFrozenDictionary(k => k.Kind, k => k.Shape, StringComparer.Ordinal);

    private static KeyValuePair<Type, (string Kind, JsonTypeInfo Shape)> Of<T>(JsonTypeInfo<T> shape)
        where T : Event => new(typeof(T), ($"{typeof(T).Name}/1", shape));

    /// <summary>The event as kind and UTF-8 JSON body.</summary>
    public static (string Kind, string Body) Write(Event @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        var (kind, shape) = Kinds[@event.GetType()];
        return (kind, JsonSerializer.Serialize(@event, shape));
    }

    /// <summary>The event of a kind and body. <paramref name="imported"/>: the members it names are those of an imported entry.</summary>
    /// <exception cref="FormatException">An unknown kind, named; or a body that is not of its kind.</exception>
    public static Event Read(string kind, string body, bool imported = false)
    {
        if (!Shapes.TryGetValue(kind, out var shape))
        {
            throw new FormatException($"This program does not know entries of the kind \"{kind}\". They were written by a newer one.");
        }

        try
        {
            return (Event?)JsonSerializer.Deserialize(body, imported ? ReviewJson.ImportedShapes.GetTypeInfo(shape.Type)! : shape) ?? throw new FormatException($"The body of a {kind} is null.");
        }
#pragma warning disable CA1031 // Bodies written elsewhere may say anything; what reading them throws depends on where they are wrong.
        catch (Exception e) when (e is not (FormatException or OutOfMemoryException))
#pragma warning restore CA1031
        {
            throw new FormatException($"The body of a {kind} is not of its kind: {e.Message}", e);
        }
    }
}
