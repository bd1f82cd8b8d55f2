namespace Plymouth.BmeCode.Review;

/// <summary>What a rule decides on: the consultation as it stands, who asks, the reserved passages, the decisions so far.</summary>
internal sealed record Case(Consultation Now, Asked Asked, Func<PassageId, PassageState?> Passages, IReadOnlyList<Decided> Journal)
{
    /// <summary>A reserved passage.</summary>
    /// <exception cref="InvalidOperationException">It was not reserved: <see cref="Command.Passages"/> does not name it.</exception>
    public PassageState Passage(PassageId id) => Passages(id) ?? throw new InvalidOperationException($"The decision needs passage {id}, which was not reserved.");
}

/// <summary>Refusals and acceptances, in short.</summary>
internal static class Say
{
    public static Decision Accept(Event happened, params IEnumerable<PassageStep> steps) => new Decision.Accepted(happened, [.. steps]);

    public static Decision AlreadySo { get; } = new Decision.AlreadySo();

    public static Decision Stale(string message) => Refuse(Refusal.Stale, message);

    public static Decision Invalid(string message) => Refuse(Refusal.Invalid, message);

    public static Decision Agreed(string message) => Refuse(Refusal.Agreed, message);

    public static Decision Closed(string message) => Refuse(Refusal.Closed, message);

    public static Decision NotFound(string what) => Refuse(Refusal.NotFound, $"{what} is not of this consultation. Load the page again.");

    public static Decision Refuse(string code, string message) => new Decision.Refused(new Refusal(code, message));

    /// <summary>"45", "45 and 46", "45, 46 and 47".</summary>
    public static string List(IEnumerable<string> words)
    {
        string[] all = [.. words];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }
}
