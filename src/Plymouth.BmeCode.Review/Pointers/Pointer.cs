using System.Text.Json.Serialization;

namespace Plymouth.BmeCode.Review.Pointers;

/// <summary>The thing that a response points at instead of saying it again.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "at")]
[JsonDerivedType(typeof(AtResponse), "response")]
[JsonDerivedType(typeof(AtComment), "comment")]
[JsonDerivedType(typeof(AtClause), "clause")]
[JsonDerivedType(typeof(AtSection), "section")]
public abstract record Pointed;

/// <summary>Another response answers this too.</summary>
public sealed record AtResponse(ResponseId Response) : Pointed;

/// <summary>Another comment says it.</summary>
public sealed record AtComment(CommentId Comment) : Pointed;

/// <summary>A clause of the Code says it.</summary>
public sealed record AtClause(ClauseId Clause) : Pointed;

/// <summary>The answers are under a section, or under a general heading of the table.</summary>
public sealed record AtSection(SectionId Section) : Pointed;

/// <summary>A pointer of a response ("as above"): it points elsewhere instead of answering.</summary>
/// <param name="From">
/// The response that points, as it was then. When it was merged, the response it went into points (<c>Consultation.Present</c>).
/// </param>
/// <param name="Proposed">True until a member has confirmed it.</param>
/// <param name="Guessed">True when the words alone do not say which is meant, so that the most similar was taken.</param>
public sealed record Pointer(ResponseId From, Pointed To, bool Proposed = false, bool Guessed = false);

/// <summary>The faults of a pointer.</summary>
public enum PointerFault
{
    /// <summary>It leads to something that stands.</summary>
    None,

    /// <summary>It points at something that is deleted, has no words, or answers nothing any more.</summary>
    Gone,

    /// <summary>Following it leads back to the response that points.</summary>
    Circular,
}

/// <summary>A pointer as it stands in the table.</summary>
/// <param name="From">The response that points, after merges.</param>
/// <param name="To">The thing it points at, after merges, splits and joins.</param>
public sealed record StandingPointer(Pointer Pointer, ResponseId From, Pointed To, PointerFault Fault);
