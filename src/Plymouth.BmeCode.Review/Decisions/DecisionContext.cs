namespace Plymouth.BmeCode.Review.Decisions;

/// <summary>The things a rule decides on: the consultation as it stands, who asks, the reserved passages, the decisions so far.</summary>
/// <param name="Passages">Returns a reserved passage; null for any other.</param>
/// <param name="Journal">The decisions so far: the one of version <c>n</c> stands at place <c>n</c>.</param>
internal sealed record DecisionContext(
    Consultation Now,
    Asked Asked,
    Func<PassageId, PassageState?> Passages,
    IReadOnlyList<Decided> Journal
)
{
    /// <summary>Returns a reserved passage.</summary>
    /// <exception cref="InvalidOperationException">It was not reserved: <see cref="Command.Passages"/> does not name it.</exception>
    public PassageState Passage(PassageId id) =>
        Passages(id) ?? throw new InvalidOperationException($"The decision needs passage {id}, which was not reserved.");
}
