using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Memo;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>What of each clause stands: itself, what was split from it, what it was joined into. Once for each shape of the Code.</summary>
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

    /// <summary>The heirs of a clause, in the Code's order; none where it is gone.</summary>
    public static ImmutableList<ClauseId> Of(Consultation consultation, ClauseId clause) =>
        Known.Of(consultation)._heirs.GetValueOrDefault(clause, []);
}
