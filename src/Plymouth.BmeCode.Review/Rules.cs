using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review;

/// <summary>The rules of the review, pure: state, command → decision.</summary>
public static class Rules
{
    /// <summary>The passages whose wordings the decision rests on or changes; the consultation room reserves them, in order of id, before it asks for the decision.</summary>
    public static ImmutableSortedSet<PassageId> Passages(Consultation consultation, Command command) => throw new NotImplementedException();

    /// <summary>Decides. <paramref name="passages"/> holds the reserved passages, changes still on their way to the disk included. <paramref name="journal"/>: the decisions so far (for undo).</summary>
    public static Decision Decide(Consultation consultation, Command command, Asked asked, Func<PassageId, PassageState?> passages, IReadOnlyList<Decided> journal) => throw new NotImplementedException();
}

/// <summary>An event with who and when: one entry of the review journal, read.</summary>
public sealed record Decided(int Version, MemberId Member, DateTimeOffset At, Event Event);
