using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review;

/// <summary>A consultation was taken in: the whole reading but for the passages' wordings, which stand in their own journals (version 0, in the same batch).</summary>
public sealed record ConsultationReceived(ConsultationId Id, string Title, string SourceFile, ImmutableList<SectionReceived> Sections, ImmutableList<CommentReceived> Comments, ImmutableList<ResponseReceived> Responses, ImmutableList<Doubt> Doubts) : Event
{
    /// <summary>What the responses seem to promise, proposed; null where nothing was, and in tables taken in before promises were proposed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableList<PromiseReceived>? Promises { get; init; }

    /// <summary>What the responses seem to point at, proposed; null in tables taken in before pointers were proposed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableList<Pointer>? Pointers { get; init; }
}

public sealed record SectionReceived(SectionId Id, SectionKind Kind, NumberingScheme Scheme, string? ConsultationNumber, ImmutableList<ClauseReceived> Clauses);

public sealed record ClauseReceived(ClauseId Id, string? ConsultationNumber);

public sealed record CommentReceived(CommentId Id, int Line, string? Consultee, Wording Body, ImmutableList<Topic> About);

public sealed record ResponseReceived(ResponseId Id, ImmutableList<CommentId> Comments, Disposition? Disposition);

public sealed record PromiseReceived(PromiseId Id, ImmutableList<ResponseId> Responses, PromiseKind Kind, ImmutableList<ClauseId> Clauses, ImmutableList<string> Words);
