using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Review.Undo;

/// <summary>A decision that nobody has taken back, with what its inverse may ask about the moment before it.</summary>
/// <param name="Sections">The sections right before the decision.</param>
/// <param name="Terms">The terms of the promise that the decision confirmed, right before it; null for any other decision.</param>
/// <remarks>It stays as long as the decision stands, so it holds no list that indexes are kept for.</remarks>
internal sealed record StandingDecision(Decided Decided, ImmutableList<Section> Sections, PromiseTerms? Terms);

/// <summary>The decisions of each member that nobody has taken back, so that undo finds the last one without reading the journal.</summary>
internal sealed class StandingDecisions
{
    /// <summary>No decision was made yet.</summary>
    public static readonly StandingDecisions None = new(ImmutableDictionary<MemberId, ImmutableList<StandingDecision>>.Empty);

    private readonly ImmutableDictionary<MemberId, ImmutableList<StandingDecision>> _ofMembers;

    private StandingDecisions(ImmutableDictionary<MemberId, ImmutableList<StandingDecision>> ofMembers) => _ofMembers = ofMembers;

    /// <summary>The last decision of each member.</summary>
    public IEnumerable<StandingDecision> Last => _ofMembers.Values.Where(d => !d.IsEmpty).Select(d => d[^1]);

    /// <summary>Returns the last decision of a member; null when none stands.</summary>
    public StandingDecision? LastOf(MemberId member) => _ofMembers.GetValueOrDefault(member, []) is [.., var last] ? last : null;

    /// <summary>Returns the last decision of anybody whose event is like this; null when none stands.</summary>
    public StandingDecision? FindLast(Predicate<Event> like) =>
        _ofMembers.Values.Select(all => all.FindLast(d => like(d.Decided.Event))).OfType<StandingDecision>().MaxBy(d => d.Decided.Version);

    /// <summary>Returns the decisions that stand after one more was made, or after one was taken back.</summary>
    /// <param name="before">The consultation before it.</param>
    public StandingDecisions After(Consultation before, Decided decided) =>
        decided.Event is DecisionUndone { Undoes: var undone }
            ? Without(undone)
            : new(
                _ofMembers.SetItem(
                    decided.Member,
                    _ofMembers.GetValueOrDefault(decided.Member, []).Add(
                        new(
                            decided,
                            before.Sections,
                            decided.Event is PromiseConfirmed confirmed ? before.FoldedPromise(confirmed.Promise).Terms : null
                        )
                    )
                )
            );

    private StandingDecisions Without(int version)
    {
        foreach (var (member, all) in _ofMembers)
        {
            var (from, to) = (0, all.Count);
            while (from < to)
            {
                var middle = (from + to) / 2;
                (from, to) = all[middle].Decided.Version < version ? (middle + 1, to) : (from, middle);
            }

            if (from < all.Count && all[from].Decided.Version == version)
            {
                return new(_ofMembers.SetItem(member, all.RemoveAt(from)));
            }
        }

        return this;
    }
}
