namespace Plymouth.BmeCode.Review;

/// <summary>Makes a clause's number, which stands in plain text at <paramref name="At"/> (UTF-16 units), a cross-reference to that clause. Refused where <paramref name="Text"/> does not stand there any more.</summary>
public sealed record MakeCrossReference(PassageId Passage, int At, string Text, ClauseId Clause) : Command;

/// <summary>A number in plain text became a cross-reference: <see cref="Version"/> is the version of the passage that did it.</summary>
public sealed record CrossReferenceMade(PassageId Passage, ClauseId Clause, string Text, int Version, ChangeMade Change) : Event;

/// <summary>The inverse of the one above: the number stands there as plain text again.</summary>
public sealed record CrossReferenceTakenBack(PassageId Passage, ClauseId Clause, int Version, ChangeMade Change) : Event;
