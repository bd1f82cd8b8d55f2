using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Memo;
using Plymouth.BmeCode.Review.TakingIn;

namespace Plymouth.BmeCode.Review.Citations;

/// <summary>Tells which clause or section a number names, by consultation numbers or by present ones.</summary>
internal sealed class NumberIndex
{
    private static readonly PerPart<Consultation, NumberIndex> AsConsulted = new(
        c => c.ReceivedPassages,
        now =>
            new(
                now.Sections.SelectMany(s => s.Clauses)
                    .Concat(now.Clauses.Keys)
                    .Distinct()
                    .Select(c => (now.Clauses[c].ConsultationNumber, c)),
                now.Sections.Select(s => (s.ConsultationNumber, s.Id))
            )
    );

    private static readonly PerPart<Consultation, NumberIndex> AtPresent = new(
        c => c.Numbers,
        now =>
            new(
                now.Sections.SelectMany(s => s.Clauses).Select(c => (now.Numbers.Of(c), c)),
                now.Sections.Select(s => (now.Numbers.Of(s.Id), s.Id))
            )
    );

    private readonly ILookup<string, ClauseId> _clauses;
    private readonly ILookup<string, SectionId> _sections;

    private NumberIndex(IEnumerable<(string? Number, ClauseId Clause)> clauses, IEnumerable<(string? Number, SectionId Section)> sections)
    {
        _clauses = clauses.Where(c => c.Number is not null).ToLookup(c => Key(c.Number!), c => c.Clause, StringComparer.OrdinalIgnoreCase);
        _sections = sections
            .Where(s => s.Number is not null)
            .ToLookup(s => Key(s.Number!), s => s.Section, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Returns the consultation numbers of a reading.</summary>
    public static NumberIndex Of(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return new(
            reading.Sections.SelectMany(s => s.Clauses).Select(c => ((string?)c.ConsultationNumber, c.Id)),
            reading.Sections.Select(s => (s.ConsultationNumber, s.Id))
        );
    }

    /// <summary>Returns the consultation numbers; worked out once per consultation, as they never change.</summary>
    public static NumberIndex Consulted(Consultation consultation)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        return AsConsulted.Of(consultation);
    }

    /// <summary>Returns the present numbers; worked out once per numbering.</summary>
    public static NumberIndex Present(Consultation consultation)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        return AtPresent.Of(consultation);
    }

    /// <summary>
    /// Returns what a citation names; null when nothing has that number. When several clauses have one number, all are given.
    /// </summary>
    public CitedPlace? Find(Citation citation)
    {
        ArgumentNullException.ThrowIfNull(citation);
        if (citation.IsOwn)
        {
            return null;
        }

        for (var number = citation.Number; ; number = number[..number.LastIndexOf('(')])
        {
            if (Find(citation, number) is { } found)
            {
                return found;
            }

            if (!number.EndsWith(')'))
            {
                return null;
            }
        }
    }

    private CitedPlace? Find(Citation citation, string number)
    {
        foreach (var word in citation.Word.Length == 0 ? [] : new[] { citation.Word, citation.Word.TrimEnd('s') })
        {
            if (_clauses.Contains($"{word} {number}"))
            {
                var whole = word == citation.Word && citation.WordAt + citation.Word.Length + 1 == citation.At;
                return new(
                    [.. _clauses[$"{word} {number}"]],
                    null,
                    whole ? citation.WordAt - citation.At : 0,
                    whole ? word.Length + 1 + number.Length : number.Length
                )
                {
                    Without = whole ? "" : $"{word} ",
                };
            }
        }

        var alone = number.All(char.IsAsciiLetterOrDigit) && (number.All(char.IsAsciiDigit) || number.All(char.IsAsciiLetter));
        return citation.OfSection && _sections.Contains(number) ? new([], _sections[number].First(), 0, number.Length)
            : (!alone || (citation.IsPlain && !citation.OfSection)) && _clauses.Contains(number)
                ? new([.. _clauses[number]], null, 0, number.Length)
            : null;
    }

    /// <summary>
    /// True when a number is built like those of this Code's clauses, up to the count at its end: "B12" when there is a B4.
    /// </summary>
    public bool IsOfItsKind(Citation citation)
    {
        ArgumentNullException.ThrowIfNull(citation);
        return new[] { citation.Number, $"{citation.Word} {citation.Number}" }.Any(number =>
            Counted(number) is { Length: > 0 } before && _clauses.Any(c => Counted(c.Key) == before)
        );
    }

    /// <summary>Returns a number without the count at its end.</summary>
    private static string Counted(string number) => number.TrimEnd(')').TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    private static string Key(string number) => PlainPhrases.Of(number);
}

/// <summary>The clauses or the section that a number names, and the part of the text that names them.</summary>
/// <param name="Clauses">The clauses with that number; empty when a section is named.</param>
/// <param name="From">
/// The place at which the naming begins, counted from the number: negative when the word before belongs to it ("Principle 4").
/// </param>
/// <param name="Length">The length of the naming in UTF-16 units, without what follows in brackets.</param>
internal sealed record CitedPlace(ImmutableArray<ClauseId> Clauses, SectionId? Section, int From, int Length)
{
    /// <summary>The part of a clause's whole number that the text leaves out ("Principle " in "Principles 4 and 5").</summary>
    public string Without { get; init; } = "";
}
