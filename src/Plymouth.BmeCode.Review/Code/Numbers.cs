using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>The present numbers of sections and clauses, computed from their places. Deleted ones and those of general sections have none.</summary>
public sealed class Numbers
{
    private readonly ImmutableDictionary<SectionId, string> _sections;
    private readonly ImmutableDictionary<ClauseId, string> _clauses;

    internal Numbers(ImmutableDictionary<SectionId, string> sections, ImmutableDictionary<ClauseId, string> clauses) => (_sections, _clauses) = (sections, clauses);

    public string? Of(SectionId section) => _sections.GetValueOrDefault(section);

    public string? Of(ClauseId clause) => _clauses.GetValueOrDefault(clause);

    /// <summary>True where everything has the same number in both.</summary>
    public bool AreThoseOf(Numbers other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Same(_sections, other._sections) && Same(_clauses, other._clauses);

        static bool Same<T>(ImmutableDictionary<T, string> one, ImmutableDictionary<T, string> other)
            where T : notnull => one.Count == other.Count && one.All(n => other.GetValueOrDefault(n.Key) == n.Value);
    }

    /// <summary>Numbers every section and clause of <paramref name="consultation"/>.</summary>
    public static Numbers For(Consultation consultation)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        var sections = ImmutableDictionary.CreateBuilder<SectionId, string>();
        var clauses = ImmutableDictionary.CreateBuilder<ClauseId, string>();
        var throughout = 0;
        foreach (var section in consultation.Sections.Where(s => s is { Deleted: false, Kind: SectionKind.Numbered }))
        {
            var number = Fill(section.Scheme.Section, "", sections.Count + 1, 0);
            sections.Add(section.Id, number);
            var place = 0;
            foreach (var clause in section.Clauses.Where(c => consultation.Clauses[c].Status != ClauseStatus.Deleted))
            {
                clauses.Add(clause, Fill(section.Scheme.Clause, number, ++place, ++throughout));
            }
        }

        return new(sections.ToImmutable(), clauses.ToImmutable());
    }

    private static string Fill(string template, string section, int place, int throughout) => new StringBuilder(template)
        .Replace("{s}", section)
        .Replace("{n}", place.ToString(CultureInfo.InvariantCulture))
        .Replace("{N}", throughout.ToString(CultureInfo.InvariantCulture))
        .Replace("{A}", Letters(place, 'A'))
        .Replace("{a}", Letters(place, 'a'))
        .Replace("{I}", Roman(place))
        .ToString();

    /// <summary>A … Z, AA, AB, …</summary>
    private static string Letters(int place, char first)
    {
        var letters = "";
        for (; place > 0; place = (place - 1) / 26)
        {
            letters = (char)(first + ((place - 1) % 26)) + letters;
        }

        return letters;
    }

    private static string Roman(int place)
    {
        var roman = new StringBuilder();
        foreach (var (value, sign) in RomanSigns)
        {
            for (; place >= value; place -= value)
            {
                roman.Append(sign);
            }
        }

        return roman.ToString();
    }

    private static readonly ImmutableArray<(int Value, string Sign)> RomanSigns =
        [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
}
