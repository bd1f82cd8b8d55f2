using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Plymouth.BmeCode.Review.Memo;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>
/// The present numbers of sections and clauses, computed from their places and levels. Deleted ones and those of general sections have
/// none.
/// </summary>
public sealed class Numbers
{
    private static readonly WhileSame<ImmutableDictionary<ClauseId, Clause>, ValueTuple<ImmutableList<Section>>, Numbers> OfShape = new(
        (clauses, rests) => For(rests.Item1, clauses)
    );
    private static readonly PerConsultation<Numbers> Known = new(c => OfShape.Of(c.Clauses, new(c.Sections)));

    private readonly ImmutableDictionary<SectionId, string> _sections;
    private readonly ImmutableDictionary<ClauseId, string> _clauses;
    private readonly ImmutableDictionary<ClauseId, int> _deeper;

    private Numbers(
        ImmutableDictionary<SectionId, string> sections,
        ImmutableDictionary<ClauseId, string> clauses,
        ImmutableDictionary<ClauseId, int> deeper
    ) => (_sections, _clauses, _deeper) = (sections, clauses, deeper);

    /// <summary>Returns a section's number; null for one that is deleted or general.</summary>
    public string? Of(SectionId section) => _sections.GetValueOrDefault(section);

    /// <summary>Returns a clause's number; null for one that is deleted, or whose section is deleted or general.</summary>
    public string? Of(ClauseId clause) => _clauses.GetValueOrDefault(clause);

    /// <summary>Returns the level a clause counts as, from 0; 0 for one without a number.</summary>
    public int LevelOf(ClauseId clause) => _deeper.GetValueOrDefault(clause);

    /// <summary>True when every section and clause has the same number in both.</summary>
    public bool AreThoseOf(Numbers other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return ReferenceEquals(this, other) || (Same(_sections, other._sections) && Same(_clauses, other._clauses));

        static bool Same<T>(ImmutableDictionary<T, string> one, ImmutableDictionary<T, string> other)
            where T : notnull => one.Count == other.Count && one.All(n => other.GetValueOrDefault(n.Key) == n.Value);
    }

    /// <summary>Returns the numbers of a consultation; worked out once for each shape of its Code.</summary>
    internal static Numbers Of(Consultation consultation) => Known.Of(consultation);

    private static Numbers For(ImmutableList<Section> sections, ImmutableDictionary<ClauseId, Clause> clauses)
    {
        var ofSections = ImmutableDictionary.CreateBuilder<SectionId, string>();
        var ofClauses = ImmutableDictionary.CreateBuilder<ClauseId, string>();
        var deeper = ImmutableDictionary.CreateBuilder<ClauseId, int>();
        var throughout = 0;
        foreach (var section in sections.Where(s => s is { Deleted: false, Kind: SectionKind.Numbered }))
        {
            var number = Fill(section.Scheme.Section, "", ofSections.Count + 1, 0);
            ofSections.Add(section.Id, number);
            var places = new int[Levels.Deepest + 1];
            var above = new string[Levels.Deepest + 1];
            foreach (var (clause, level) in Levels.Of(section.Standing(clauses)))
            {
                places[level]++;
                places.AsSpan(level + 1).Clear();
                throughout += level == 0 ? 1 : 0;
                above[level] = Fill(section.Scheme.OfLevel(level), number, places[level], throughout)
                    .Replace("{c}", level == 0 ? "" : above[level - 1], StringComparison.Ordinal);
                ofClauses.Add(clause.Id, above[level]);
                if (level > 0)
                {
                    deeper.Add(clause.Id, level);
                }
            }
        }

        return new(ofSections.ToImmutable(), ofClauses.ToImmutable(), deeper.ToImmutable());
    }

    private static string Fill(string template, string section, int place, int throughout) =>
        new StringBuilder(template)
            .Replace("{s}", section)
            .Replace("{n}", place.ToString(CultureInfo.InvariantCulture))
            .Replace("{N}", throughout.ToString(CultureInfo.InvariantCulture))
            .Replace("{A}", Numerals.Letters(place, 'A'))
            .Replace("{a}", Numerals.Letters(place, 'a'))
            .Replace("{I}", Numerals.Roman(place))
            .Replace("{i}", Numerals.Roman(place).ToLowerInvariant())
            .ToString();
}
