using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.TakingIn;

/// <summary>
/// A consultation as a reader understood a received document: what an import will keep once somebody accepts it. Ids are already made.
/// </summary>
public sealed record Reading(
    ConsultationId Id,
    string Title,
    string SourceFile,
    ImmutableList<ReadSection> Sections,
    ImmutableList<Comment> Comments,
    ImmutableList<ReadResponse> Responses,
    ImmutableList<Doubt> Doubts
);

public sealed record ReadSection(
    SectionId Id,
    SectionKind Kind,
    NumberingScheme Scheme,
    string? ConsultationNumber,
    Wording Heading,
    Wording LeadIn,
    ImmutableList<ReadClause> Clauses
);

public sealed record ReadClause(ClauseId Id, string ConsultationNumber, Wording Draft);

/// <summary>A response as received; <see cref="Comment.Response"/> of its comments names it.</summary>
public sealed record ReadResponse(ResponseId Id, ImmutableList<CommentId> Comments, Wording Text, Disposition? Disposition);
