using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>One thing a consultee said; never altered.</summary>
/// <param name="Place">Its place in the table, from 0; an ask has that of its comment.</param>
/// <param name="Consultee">The name of whoever said it; null when the table names nobody.</param>
/// <param name="Body">Its words; an ask has its part of them.</param>
/// <param name="About">The topics it is about; it stands in the table under the first. Never empty.</param>
/// <param name="Response">The response that answers it; null while it has none.</param>
/// <param name="Internal">True when partners never see it.</param>
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
    /// <summary>Its number; an ask has that of its comment. Given when it is taken in.</summary>
    public CommentNumber Number { get; init; }

    /// <summary>
    /// The asks it was split into, in the order of its text; empty for a comment that is answered as one. Each ask has its own response,
    /// and the comment then has none.
    /// </summary>
    public ImmutableList<Ask> Asks { get; init; } = [];

    /// <summary>The comment that this is an ask of; null for a comment as received.</summary>
    public CommentId? PartOf { get; init; }

    /// <summary>The place in its comment's body at which an ask starts, in UTF-16 units; 0 for a comment as received.</summary>
    public int Start { get; init; }

    /// <summary>True for a former ask, whose comment was joined again.</summary>
    public bool Joined { get; init; }

    /// <summary>True for what is answered and grouped by itself: a comment that is not split, or an ask.</summary>
    public bool Stands => Asks.IsEmpty && !Joined;
}

/// <summary>
/// A part of a comment that is answered by itself, as a comment of its own. The asks of a comment stand in order, do not overlap, and have
/// all its words.
/// </summary>
/// <param name="Id">The id of the ask, which is also a comment's.</param>
/// <param name="Start">The place in the comment's body at which its words start, in UTF-16 units.</param>
/// <param name="Length">UTF-16 units, at least 1.</param>
public sealed record Ask(CommentId Id, int Start, int Length);

/// <summary>The place of a comment in the received document.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Line">The line of a text, the row of a sheet or the table row of a Word document, from 1.</param>
public sealed record SourcePlace(string File, int Line);

/// <summary>The thing a comment is about.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "of")]
[JsonDerivedType(typeof(AboutClause), "clause")]
[JsonDerivedType(typeof(AboutSection), "section")]
[JsonDerivedType(typeof(AboutCode), "code")]
public abstract record Topic;

/// <summary>The comment is about a clause.</summary>
public sealed record AboutClause(ClauseId Clause) : Topic;

/// <summary>The comment is about a section of the Code, or stands under a general heading of the table.</summary>
public sealed record AboutSection(SectionId Section) : Topic;

/// <summary>The comment is about the Code as a whole.</summary>
public sealed record AboutCode : Topic;
