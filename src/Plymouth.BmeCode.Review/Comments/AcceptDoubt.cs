using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review;

public sealed record AcceptDoubt(DoubtId Doubt) : Command;

/// <summary>What a doubt guessed is so: <see cref="Comments"/> have a response now (<see cref="Created"/> where it began here), or a draft's lines fall otherwise (<see cref="Change"/> where the clause still said the draft).</summary>
public sealed record DoubtAccepted(DoubtId Doubt, ResponseId? Created, ImmutableList<CommentId> Comments, ChangeMade? Change) : Event;
