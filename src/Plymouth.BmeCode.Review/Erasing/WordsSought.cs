using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Plymouth.BmeCode.Review.Erasing;

/// <summary>Words that are looked for: exactly as given, or however they are written.</summary>
/// <remarks>
/// However they are written: whatever the case, whatever white space (line ends too) stands between the words, and whether a letter with a
/// mark is one sign or two. What is found is never half a character: a mark that stands on its last letter goes with it.
/// </remarks>
public sealed class WordsSought
{
    /// <summary>Most signs of white space between two words that still are the same words.</summary>
    private const int MostSpaces = 20;

    private readonly Regex _pattern;
    private readonly Regex _inLinks;

    private WordsSought(string words, bool exactly)
    {
        Words = words;
        IsExact = exactly;
        var plain = exactly ? Regex.Escape(words) : Loose(words);
        var options = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | (exactly ? RegexOptions.None : RegexOptions.IgnoreCase);
        _pattern = new(plain, options);
        _inLinks = new($"{plain}|{Regex.Escape(Uri.EscapeDataString(words))}", options);
        Reach = words.Length * 4 + MostSpaces * (words.Count(char.IsWhiteSpace) + 1);
    }

    /// <summary>The words as given.</summary>
    public string Words { get; }

    /// <summary>True where they are looked for exactly as given.</summary>
    public bool IsExact { get; }

    /// <summary>The most units that what is found may have.</summary>
    internal int Reach { get; }

    /// <summary>Looks for the words exactly as given.</summary>
    /// <param name="words">The words; at least one letter, digit or other visible sign that is no blank.</param>
    /// <exception cref="ArgumentException">There is nothing to look for.</exception>
    public static WordsSought Exactly(string words) => new(Clean(words), exactly: true);

    /// <summary>Looks for the words however they are written.</summary>
    /// <inheritdoc cref="Exactly"/>
    public static WordsSought HoweverWritten(string words) => new(Clean(words), exactly: false);

    /// <summary>True when there is something to look for.</summary>
    public static bool CanBe(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Any(c => !char.IsWhiteSpace(c)) && !words.Contains(Blanks.Sign, StringComparison.Ordinal);
    }

    /// <summary>
    /// Returns where the words stand in a text, in whole characters, in order of their beginning; what is found may overlap. Only what
    /// begins within the units given is looked for.
    /// </summary>
    internal IEnumerable<(int From, int To)> In(string text, bool isLink = false, int from = 0, int to = int.MaxValue)
    {
        var pattern = isLink ? _inLinks : _pattern;
        for (var at = from; at <= text.Length && pattern.Match(text, at) is { Success: true, Length: > 0 } match; at = match.Index + 1)
        {
            if (match.Index >= to)
            {
                yield break;
            }

            yield return WholeCharacters(text, match.Index, match.Index + match.Length);
        }
    }

    private static (int From, int To) WholeCharacters(string text, int from, int to)
    {
        var line = from == 0 ? 0 : text.LastIndexOf('\n', from - 1) + 1;
        var (first, at) = (from, line);
        while (at < to)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            first = at <= from && from < at + length ? at : first;
            at += length;
        }

        return (first, at);
    }

    private static string Clean(string words) =>
        CanBe(words)
            ? words.ReplaceLineEndings("\n")
            : throw new ArgumentException("There is nothing to look for in these words.", nameof(words));

    private static string Loose(string words)
    {
        var pattern = new StringBuilder();
        var elements = StringInfo.GetTextElementEnumerator(words.Trim());
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            if (string.IsNullOrWhiteSpace(element))
            {
                if (!pattern.ToString().EndsWith('}'))
                {
                    pattern.Append(CultureInfo.InvariantCulture, $@"\s{{1,{MostSpaces}}}");
                }

                continue;
            }

            string[] forms = [element, element.Normalize(NormalizationForm.FormC), element.Normalize(NormalizationForm.FormD)];
            pattern.Append("(?:").AppendJoin('|', forms.Distinct(StringComparer.Ordinal).Select(Regex.Escape)).Append(')');
        }

        return pattern.ToString();
    }
}
