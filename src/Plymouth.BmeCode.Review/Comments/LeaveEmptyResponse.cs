namespace Plymouth.BmeCode.Review;

/// <summary>Takes away a response that was begun and left without a word, as if it had never been begun. Refused where anything was written or decided in it.</summary>
public sealed record LeaveEmptyResponse(ResponseId Response) : Command;
