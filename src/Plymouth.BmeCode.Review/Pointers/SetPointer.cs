namespace Plymouth.BmeCode.Review;

/// <summary>Makes, confirms, changes or removes what a response points at. <paramref name="Seen"/>: the pointer as the screen showed it, null to make one; <paramref name="To"/>: what it is to point at, null to remove it.</summary>
public sealed record SetPointer(ResponseId From, Pointer? Seen, Pointed? To) : Command;

/// <summary>What a response points at was made (<see cref="Before"/> is null), confirmed or changed, or removed (<see cref="Now"/> is null). Its own inverse, the two exchanged.</summary>
public sealed record PointerSet(Pointer? Before, Pointer? Now) : Event;
