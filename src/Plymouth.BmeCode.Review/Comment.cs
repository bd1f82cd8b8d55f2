using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review;

/// <summary>One thing a consultee said; never altered.</summary>
/// <param name="Place">Its order in the table, from 0.</param>
/// <param name="About">What it is about; the first is where it stands in the table. Never empty.</param>
/// <param name="Response">The response that answers it; null while it has none.</param>
/// <param name="Internal">Never shown to partners.</param>
public sealed record Comment(CommentId Id, int Place, SourcePlace Source, string? Consultee, Wording Body, ImmutableList<Topic> About, ResponseId? Response, bool Internal = false);

/// <summary>Where in the received document: 1-based line (text), row (sheets) or table row (Word).</summary>
public sealed record SourcePlace(string File, int Line);

/// <summary>What a comment is about.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "of")]
[JsonDerivedType(typeof(AboutClause), "clause")]
[JsonDerivedType(typeof(AboutSection), "section")]
[JsonDerivedType(typeof(AboutCode), "code")]
public abstract record Topic;

public sealed record AboutClause(ClauseId Clause) : Topic;

public sealed record AboutSection(SectionId Section) : Topic;

public sealed record AboutCode : Topic;
