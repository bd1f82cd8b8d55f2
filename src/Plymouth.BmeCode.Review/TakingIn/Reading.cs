using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.TakingIn;

/// <summary>
/// A received document as a reader understood it: what an import keeps once somebody accepts it. All ids are made already.
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

/// <summary>A section of the Code, or a general heading of the table, as a reader understood it.</summary>
/// <param name="Scheme">The way in which it and its clauses are numbered, read from their labels.</param>
/// <param name="ConsultationNumber">The number in the document; null for a heading that is not of the Code.</param>
/// <param name="LeadIn">The words between the heading and the first clause; may be blank.</param>
public sealed record ReadSection(
    SectionId Id,
    SectionKind Kind,
    NumberingScheme Scheme,
    string? ConsultationNumber,
    Wording Heading,
    Wording LeadIn,
    ImmutableList<ReadClause> Clauses
);

/// <summary>A clause as a reader understood it.</summary>
/// <param name="ConsultationNumber">The number in the document.</param>
/// <param name="Draft">The wording that people were consulted on.</param>
public sealed record ReadClause(ClauseId Id, string ConsultationNumber, Wording Draft)
{
    /// <summary>Its level, from 0: 1 below a clause of its section, 2 below that.</summary>
    public int Level { get; init; }
}

/// <summary>A response as a reader understood it. Each of its comments names it too (<see cref="Comment.Response"/>).</summary>
/// <param name="Disposition">The disposition in the document; null to have one proposed from the words.</param>
public sealed record ReadResponse(ResponseId Id, ImmutableList<CommentId> Comments, Wording Text, Disposition? Disposition);
