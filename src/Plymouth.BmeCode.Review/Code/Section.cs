using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>The kinds of section.</summary>
public enum SectionKind
{
    /// <summary>A section of the Code, with a number.</summary>
    Numbered,

    /// <summary>A heading of the table, not of the Code; its comments are about the Code as a whole.</summary>
    General,
}

/// <summary>A section and its clauses in order, deleted ones in their place.</summary>
/// <param name="ConsultationNumber">The number it was consulted on under; null for one added since, or of kind general.</param>
public sealed record Section(
    SectionId Id,
    SectionKind Kind,
    NumberingScheme Scheme,
    string? ConsultationNumber,
    ImmutableList<ClauseId> Clauses,
    bool Deleted = false
)
{
    /// <summary>The clauses that were deleted with the section and come back with it; empty while it stands.</summary>
    public ImmutableList<ClauseId> DeletedWith { get; init; } = [];

    /// <summary>Returns its clauses that stand, in order; none for a deleted section.</summary>
    internal IEnumerable<Clause> Standing(ImmutableDictionary<ClauseId, Clause> clauses) =>
        Deleted ? [] : Clauses.Select(c => clauses[c]).Where(c => c.Status != ClauseStatus.Deleted);
}

/// <summary>The way in which a section and its clauses are numbered, as read from the source's labels.</summary>
/// <param name="Section">Template of the section's number: <c>{n}</c> 1, 2, 3 · <c>{A}</c> A, B, C · <c>{I}</c> I, II, III.</param>
/// <param name="Clause">Template of a clause's number: <c>{s}</c> the section's number, <c>{n}</c> the clause's place from 1, <c>{a}</c> a,
/// b, c. With <c>{N}</c> the place counts through all sections (Principle 4).</param>
public sealed record NumberingScheme(string Section, string Clause)
{
    private const string DeeperDecimal = "{c}.{n}";

    /// <summary>Numbers sections 1, 2, 3 and clauses 1.1, 1.2, 1.3; those below a clause 1.1.1, 1.1.2.</summary>
    public static readonly NumberingScheme Decimal = new("{n}", "{s}.{n}");

    /// <summary>
    /// Template of the number of a clause below a clause: <c>{c}</c> the number of the one above, <c>{n}</c>, <c>{a}</c>, <c>{A}</c>,
    /// <c>{i}</c> or <c>{I}</c> its place below it, from 1. Null for 1.1.1.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SecondLevel { get; init; }

    /// <summary>Template of the number of a clause two below a clause, in the same form; null for 1.1.1.1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ThirdLevel { get; init; }

    private const int LongestTemplate = 60;

    /// <summary>Returns itself, as it is read from an entry.</summary>
    /// <exception cref="FormatException">A template is longer than any in use: filled in, it would grow without end.</exception>
    internal NumberingScheme Checked() =>
        new[] { Section, Clause, SecondLevel, ThirdLevel }.Any(t => t?.Length > LongestTemplate)
            ? throw new FormatException($"A way of numbering is longer than {LongestTemplate} characters.")
            : this;

    /// <summary>Returns the template for a clause's level, 0 to <see cref="Levels.Deepest"/>.</summary>
    internal string OfLevel(int level) =>
        level switch
        {
            0 => Clause,
            1 => SecondLevel ?? DeeperDecimal,
            _ => ThirdLevel ?? DeeperDecimal,
        };
}
