using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.TakingIn;

/// <summary>
/// A consultation was taken in: the whole reading but for the passages' wordings, which stand in their own journals (version 0, in the same
/// batch).
/// </summary>
public sealed record ConsultationReceived(
    ConsultationId Id,
    string Title,
    string SourceFile,
    ImmutableList<SectionReceived> Sections,
    ImmutableList<CommentReceived> Comments,
    ImmutableList<ResponseReceived> Responses,
    ImmutableList<Doubt> Doubts
) : Event
{
    /// <summary>
    /// What the responses seem to promise, proposed; null where nothing was, and in tables taken in before promises were proposed.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableList<PromiseReceived>? Promises { get; init; }

    /// <summary>What the responses seem to point at, proposed; null in tables taken in before pointers were proposed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableList<Pointer>? Pointers { get; init; }

    /// <summary>The consultation as it was taken in.</summary>
    internal Consultation Begin(Decided decided)
    {
        var answered = Responses.SelectMany(r => r.Comments.Select(c => (c, r.Id))).ToDictionary(p => p.c, p => p.Id);
        var place = 0;
        var consultation = new Consultation
        {
            Id = Id,
            Title = Title,
            SourceFile = SourceFile,
            ReceivedBy = decided.Member,
            ReceivedAt = decided.At,
            Sections =
            [
                .. Sections.Select(s => new Section(s.Id, s.Kind, s.Scheme, s.ConsultationNumber, [.. s.Clauses.Select(c => c.Id)])),
            ],
            Clauses = Sections
                .SelectMany(s => s.Clauses.Select(c => new Clause(c.Id, s.Id, c.ConsultationNumber, ClauseStatus.Open, null, [])))
                .ToImmutableDictionary(c => c.Id),
            Comments = Comments
                .Select(c => new Comment(
                    c.Id,
                    place++,
                    new SourcePlace(SourceFile, c.Line),
                    c.Consultee,
                    c.Body,
                    c.About,
                    answered.TryGetValue(c.Id, out var response) ? response : null
                ))
                .ToImmutableDictionary(c => c.Id),
            Doubts = Doubts,
            Pointers = Pointers ?? [],
            PointersReceived = Pointers is not null,
            Promises = Promises?.ConvertAll(p => new Promise(p.Id, p.Responses, p.Kind, p.Clauses, p.Words, Proposed: true, null, []))
                ?? [],
        };
        consultation = consultation with
        {
            Responses = Responses
                .Select(r => new Response(
                    r.Id,
                    consultation.InTableOrder(r.Comments),
                    r.Disposition,
                    DispositionProposed: r.Disposition is not null
                ))
                .ToImmutableDictionary(r => r.Id),
        };
        return consultation with { ReceivedPassages = [.. consultation.Passages.Select(p => p.Id)] };
    }

    internal override Consultation Fold(Consultation before, Decided decided) =>
        throw new InvalidOperationException($"Consultation {before.Id} was taken in already.");

    internal override Decision TakeBack(After after) => throw HasNoInverse();
}

public sealed record SectionReceived(
    SectionId Id,
    SectionKind Kind,
    NumberingScheme Scheme,
    string? ConsultationNumber,
    ImmutableList<ClauseReceived> Clauses
);

public sealed record ClauseReceived(ClauseId Id, string? ConsultationNumber);

public sealed record CommentReceived(CommentId Id, int Line, string? Consultee, Wording Body, ImmutableList<Topic> About);

public sealed record ResponseReceived(ResponseId Id, ImmutableList<CommentId> Comments, Disposition? Disposition);

public sealed record PromiseReceived(
    PromiseId Id,
    ImmutableList<ResponseId> Responses,
    PromiseKind Kind,
    ImmutableList<ClauseId> Clauses,
    ImmutableList<string> Words
);
