using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Memo;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>
/// Finds the clauses that stand for each clause now: itself, those split from it, the one it was joined into. Worked out once for each
/// shape of the Code.
/// </summary>
internal sealed class StandingHeirs
{
    private static readonly WhileSame<ImmutableDictionary<ClauseId, Clause>, ValueTuple<ImmutableList<Section>>, StandingHeirs> OfShape =
        new((clauses, rests) => new(rests.Item1, clauses));

    private static readonly PerConsultation<StandingHeirs> Known = new(c => OfShape.Of(c.Clauses, new(c.Sections)));

    private readonly Dictionary<ClauseId, ImmutableList<ClauseId>> _heirs = [];

    private StandingHeirs(ImmutableList<Section> sections, ImmutableDictionary<ClauseId, Clause> clauses)
    {
        foreach (var standing in sections.SelectMany(s => s.Standing(clauses)))
        {
            var ancestors = new HashSet<ClauseId>();
            var open = new Stack<ClauseId>([standing.Id]);
            while (open.TryPop(out var ancestor))
            {
                if (ancestors.Add(ancestor))
                {
                    _heirs[ancestor] = _heirs.GetValueOrDefault(ancestor, []).Add(standing.Id);
                    clauses[ancestor].From.ForEach(open.Push);
                }
            }
        }
    }

    /// <summary>Returns the heirs of a clause, in the Code's order; none when it is gone.</summary>
    public static ImmutableList<ClauseId> Of(Consultation consultation, ClauseId clause) =>
        Known.Of(consultation)._heirs.GetValueOrDefault(clause, []);
}
