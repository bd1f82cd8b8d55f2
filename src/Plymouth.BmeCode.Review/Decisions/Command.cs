using Plymouth.BmeCode.Review.Meeting;

namespace Plymouth.BmeCode.Review.Decisions;

/// <summary>Something a member asks for. Its rule answers with one event and its passage steps, or with a refusal.</summary>
/// <remarks>
/// A screen may show what is no longer so. A command carries what its decision rests on (<c>Seen…</c>); when that has changed, it is
/// refused and told what changed.
/// </remarks>
public abstract record Command
{
    /// <summary>The least role that may ask for this.</summary>
    public virtual Role Asks => Role.Member;

    /// <summary>
    /// Returns the passages whose wordings the decision rests on or changes. Those that are not of the consultation are ignored.
    /// </summary>
    internal abstract IEnumerable<PassageId> Passages(Consultation consultation);

    /// <summary>Applies the command's rule, which reads no wording of a passage that <see cref="Passages"/> does not name.</summary>
    internal abstract Decision Decide(DecisionContext now);
}
