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
/// A consultation was taken in. The event holds all of the reading but the passages' wordings, which begin their own journals in the same
/// batch.
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
    /// The promises proposed from the responses; null when there were none, and in tables taken in before promises were proposed.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableList<PromiseReceived>? Promises { get; init; }

    /// <summary>The pointers proposed from the responses; null in tables taken in before pointers were proposed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableList<Pointer>? Pointers { get; init; }

    /// <summary>Returns the consultation as it was taken in.</summary>
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
                .. Sections.Select(s => new Section(
                    s.Id,
                    s.Kind,
                    s.Scheme.Checked(),
                    s.ConsultationNumber,
                    [.. s.Clauses.Select(c => c.Id)]
                )),
            ],
            Clauses = Sections
                .SelectMany(s =>
                    s.Clauses.Select(c => new Clause(c.Id, s.Id, c.ConsultationNumber, ClauseStatus.Open, null, []) { Level = c.Level })
                )
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
            Comments = CommentNumber
                .Number(consultation, consultation.Comments.Values.OrderBy(c => c.Place))
                .ToImmutableDictionary(c => c.Id),
            Responses = Responses
                .Select(r => new Response(
                    r.Id,
                    consultation.InTableOrder(r.Comments),
                    r.Disposition,
                    DispositionProposed: r.Disposition is not null
                ))
                .ToImmutableDictionary(r => r.Id),
        };
        var passages = consultation.Passages.Select(p => p.Id).ToImmutableHashSet();

        // The empty set is one object for all consultations, so one without passages gets a mark of its own.
        return consultation with { ReceivedPassages = passages, SplitMark = passages.IsEmpty ? new object() : null };
    }

    internal override Consultation Fold(Consultation before, Decided decided) =>
        throw new InvalidOperationException($"Consultation {before.Id} was taken in already.");

    internal override Decision TakeBack(After after) => throw HasNoInverse();
}

/// <summary>A section as it was received.</summary>
/// <param name="ConsultationNumber">The number it was consulted on under; null for a heading that is not of the Code.</param>
/// <param name="Clauses">Its clauses, in order.</param>
public sealed record SectionReceived(
    SectionId Id,
    SectionKind Kind,
    NumberingScheme Scheme,
    string? ConsultationNumber,
    ImmutableList<ClauseReceived> Clauses
);

/// <summary>A clause as it was received; its wording begins its own journal.</summary>
/// <param name="ConsultationNumber">The number it was consulted on under; null when it had none.</param>
public sealed record ClauseReceived(ClauseId Id, string? ConsultationNumber)
{
    /// <summary>Its level, from 0: 1 below a clause of its section, 2 below that.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Level { get; init; }
}

/// <summary>A comment as it was received. Its place in the table is its place in the list.</summary>
/// <param name="Line">The line or row of the source, from 1.</param>
/// <param name="Consultee">The name of whoever said it; null when the table names nobody.</param>
/// <param name="About">The topics it is about; it stands in the table under the first. Never empty.</param>
public sealed record CommentReceived(CommentId Id, int Line, string? Consultee, Wording Body, ImmutableList<Topic> About);

/// <summary>A response as it was received; its text begins its own journal.</summary>
/// <param name="Comments">The comments it answers.</param>
/// <param name="Disposition">The disposition that was received, or proposed from its words; null for none.</param>
public sealed record ResponseReceived(ResponseId Id, ImmutableList<CommentId> Comments, Disposition? Disposition);

/// <summary>A promise that was proposed from the words of a response.</summary>
/// <param name="Responses">The responses that make it.</param>
/// <param name="Clauses">The clauses it is about; may be empty.</param>
/// <param name="Words">The words wanted, or the term to define; may be empty.</param>
public sealed record PromiseReceived(
    PromiseId Id,
    ImmutableList<ResponseId> Responses,
    PromiseKind Kind,
    ImmutableList<ClauseId> Clauses,
    ImmutableList<string> Words
);
