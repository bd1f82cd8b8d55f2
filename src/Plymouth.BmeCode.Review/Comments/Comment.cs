using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>One thing a consultee said; never altered.</summary>
/// <param name="Place">Its order in the table, from 0.</param>
/// <param name="About">What it is about; the first is where it stands in the table. Never empty.</param>
/// <param name="Response">The response that answers it; null while it has none.</param>
/// <param name="Internal">Never shown to partners.</param>
public sealed record Comment(
    CommentId Id,
    int Place,
    SourcePlace Source,
    string? Consultee,
    Wording Body,
    ImmutableList<Topic> About,
    ResponseId? Response,
    bool Internal = false
)
{
    /// <summary>
    /// Its asks in the order of its text, where it was split into some; then each of them is answered, and it has no response of its own.
    /// Empty where it is answered as one.
    /// </summary>
    public ImmutableList<Ask> Asks { get; init; } = [];

    /// <summary>The comment this is an ask of; null for a comment as received.</summary>
    public CommentId? PartOf { get; init; }

    /// <summary>Where an ask starts in its comment's body, UTF-16 units.</summary>
    public int Start { get; init; }

    /// <summary>An ask that is none any more: its comment was joined again.</summary>
    public bool Joined { get; init; }

    /// <summary>True for what is answered and grouped by itself: a comment that is not split, or an ask.</summary>
    public bool Stands => Asks.IsEmpty && !Joined;
}

/// <summary>
/// A part of a comment that is answered by itself: a comment like any other, with these words of it. A comment's asks stand in order, apart
/// from each other, and have all its words.
/// </summary>
/// <param name="Start">Where its words start in the comment's body, UTF-16 units.</param>
/// <param name="Length">UTF-16 units, at least 1.</param>
public sealed record Ask(CommentId Id, int Start, int Length);

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
