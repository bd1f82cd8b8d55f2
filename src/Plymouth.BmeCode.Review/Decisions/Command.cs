using Plymouth.BmeCode.Review.Meeting;

namespace Plymouth.BmeCode.Review.Decisions;

/// <summary>Something a member asks for. Checked against its rule, it yields one event with its passage steps, or a refusal.</summary>
/// <remarks>
/// What a screen shows may be stale; a command carries what its decision rests on (<c>Seen…</c>) and is refused, saying what changed, where
/// that is no longer so.
/// </remarks>
public abstract record Command
{
    /// <summary>The least role that may ask for this.</summary>
    public virtual Role Asks => Role.Member;

    /// <summary>
    /// The passages whose wordings the decision rests on or changes; those that are not of the consultation are left out.
    /// </summary>
    internal abstract IEnumerable<PassageId> Passages(Consultation consultation);

    /// <summary>The command's rule. It reads no wording of a passage that <see cref="Passages"/> does not name.</summary>
    internal abstract Decision Decide(DecisionContext now);
}
