using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Plymouth.BmeCode.Review;

/// <summary>Finds the consultation numbers of clauses in received text, whatever the Code's numbering: "2.7", "A1", "12(3)(b)".</summary>
/// <remarks>A bare whole number counts only after a word such as "clause"; else every figure would be one.</remarks>
internal sealed class NamedInText
{
    private readonly ILookup<string, ClauseId> _clauses;
    private readonly ImmutableArray<string> _numbers;
    private readonly Regex? _number;

    public NamedInText(Reading reading)
        : this(reading.Sections.SelectMany(s => s.Clauses).Select(c => (c.ConsultationNumber, c.Id)))
    {
    }

    public NamedInText(IEnumerable<(string Number, ClauseId Clause)> clauses)
    {
        _clauses = clauses.ToLookup(c => PlainPhrases.Of(c.Number), c => c.Clause, StringComparer.OrdinalIgnoreCase);
        _numbers = [.. _clauses.Select(c => c.Key).Where(n => n.Length > 0).OrderByDescending(n => n.Length)];
        _number = _numbers.IsEmpty ? null : PlainPhrases.Pattern($@"(?<![\p{{L}}\d.])({string.Join('|', _numbers.Select(Alternative))})(?![\p{{L}}\d(]|\.\d)");
    }

    /// <summary>The text as <see cref="PlainPhrases.Of"/> has it, each number replaced by a mark that <see cref="Mark"/> matches.</summary>
    public string Marked(string text)
    {
        var plain = PlainPhrases.Of(text);
        return _number?.Replace(plain, found => $"\ue000{_numbers.IndexOf(found.Value, StringComparer.OrdinalIgnoreCase)}\ue001") ?? plain;
    }

    /// <summary>The text as <see cref="PlainPhrases.Of"/> has it, each number replaced by what stands for its clause; of several with one number the first.</summary>
    public string Marked(string text, Func<ClauseId, string> mark)
    {
        var plain = PlainPhrases.Of(text);
        return _number?.Replace(plain, found => mark(_clauses[found.Value].First())) ?? plain;
    }

    /// <summary>Matches a marked number; the group "clause" tells which.</summary>
    public const string Mark = "\ue000(?<clause>[0-9]+)\ue001";

    /// <summary>The clause of a marked number. Of several with one number the one the comments are about, else the first.</summary>
    public ClauseId Clause(Capture mark, IEnumerable<ClauseId> about)
    {
        var clauses = _clauses[_numbers[int.Parse(mark.Value, System.Globalization.CultureInfo.InvariantCulture)]].ToList();
        return clauses.Find(about.Contains) is { Value: not null } meant ? meant : clauses[0];
    }

    private static string Alternative(string number) => number.All(char.IsAsciiDigit)
        ? $@"(?<=\b(?:clause|paragraph|para|article|point|item|undertaking|principle|section) ){number}"
        : Regex.Escape(number);
}
