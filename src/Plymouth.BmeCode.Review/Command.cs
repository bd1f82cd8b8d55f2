namespace Plymouth.BmeCode.Review;

/// <summary>Something a member asks for. It is checked against the rules and yields one event with its passage steps, or a refusal.</summary>
/// <remarks>What a screen shows may be stale; a command carries what its decision rests on (<c>Seen…</c>) and is refused, saying what changed, where that is no longer so.</remarks>
public abstract record Command
{
    /// <summary>The least role that may ask for this.</summary>
    public virtual Role Asks => Role.Member;
}
