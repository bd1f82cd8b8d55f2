using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Review.Decisions;

/// <summary>Makes the answers a rule gives: accepted, already so, or refused and why.</summary>
internal static class Ruling
{
    public static Decision Accept(Event happened, params IEnumerable<PassageStep> steps) => new Decision.Accepted(happened, [.. steps]);

    public static Decision AlreadySo { get; } = new Decision.AlreadySo();

    public static Decision Stale(string message) => Refuse(Refusal.Stale, message);

    public static Decision Invalid(string message) => Refuse(Refusal.Invalid, message);

    public static Decision Agreed(string message) => Refuse(Refusal.Agreed, message);

    public static Decision Closed(string message) => Refuse(Refusal.Closed, message);

    public static Decision NotFound(string what) => Refuse(Refusal.NotFound, $"{what} is not of this consultation. Load the page again.");

    public static Decision Refuse(string code, string message) => Refuse(new Refusal(code, message));

    public static Decision Refuse(Refusal refusal) => new Decision.Refused(refusal);
}
