using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review;

/// <summary>Makes publication <paramref name="Number"/>, of documents already made from the journal at <paramref name="JournalHead"/> (its first <paramref name="Entries"/> entries). <paramref name="Blocking"/>: what blocked there; without a <paramref name="Reason"/> refused.</summary>
public sealed record PublishCode(int Number, ImmutableList<MemberId> Present, string JournalHead, int Entries, ImmutableList<Block> Blocking, string? Reason, ImmutableList<PublishedDocument> Documents) : Command
{
    public override Role Asks => Role.Facilitator;
}

/// <summary>The Code was published. There is no inverse: what is published is published.</summary>
public sealed record CodePublished(int Number, string Title, ImmutableList<MemberId> Present, string JournalHead, int Entries, ImmutableList<Block> Blocking, string? Reason, ImmutableList<PublishedDocument> Documents) : Event;
