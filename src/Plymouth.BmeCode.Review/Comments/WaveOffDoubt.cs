namespace Plymouth.BmeCode.Review;

public sealed record WaveOffDoubt(DoubtId Doubt) : Command;

public sealed record DoubtWavedOff(DoubtId Doubt) : Event;
