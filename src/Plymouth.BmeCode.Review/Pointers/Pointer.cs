using System.Text.Json.Serialization;

namespace Plymouth.BmeCode.Review.Pointers;

/// <summary>What a response points at instead of saying it again.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "at")]
[JsonDerivedType(typeof(AtResponse), "response")]
[JsonDerivedType(typeof(AtComment), "comment")]
[JsonDerivedType(typeof(AtClause), "clause")]
[JsonDerivedType(typeof(AtSection), "section")]
public abstract record Pointed;

public sealed record AtResponse(ResponseId Response) : Pointed;

public sealed record AtComment(CommentId Comment) : Pointed;

public sealed record AtClause(ClauseId Clause) : Pointed;

public sealed record AtSection(SectionId Section) : Pointed;

/// <summary>A response that points elsewhere ("as above"), and at what.</summary>
/// <param name="From">The response, as it was then; of a merged one the response it went into points (<c>Consultation.Present</c>).</param>
/// <param name="Proposed">True until a member has confirmed it.</param>
/// <param name="Guessed">True where the words alone do not say which is meant: the most similar was taken.</param>
public sealed record Pointer(ResponseId From, Pointed To, bool Proposed = false, bool Guessed = false);

/// <summary>What is wrong with a pointer.</summary>
public enum PointerFault
{
    None,

    /// <summary>What it points at is deleted, has no words, or answers nothing any more.</summary>
    Gone,

    /// <summary>Whoever follows it comes back to where they began.</summary>
    Circular,
}

/// <summary>A pointer as it stands in the table.</summary>
/// <param name="From">The response that points, merges followed.</param>
/// <param name="To">What is pointed at, merges, splits and joins followed.</param>
public sealed record StandingPointer(Pointer Pointer, ResponseId From, Pointed To, PointerFault Fault);
