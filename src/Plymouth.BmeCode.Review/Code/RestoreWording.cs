using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review;

/// <summary>Makes the passage say again what it said at a version, as one new change. <paramref name="Wording"/> is that wording, read from the journal.</summary>
public sealed record RestoreWording(PassageId Passage, int OfVersion, Wording Wording) : Command;

/// <summary>The passage says again what it said at <see cref="OfVersion"/>; <see cref="Version"/> is the version that did it.</summary>
public sealed record WordingRestored(PassageId Passage, int OfVersion, int Version, ChangeMade Change) : Event;
