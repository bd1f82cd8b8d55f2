using System.Globalization;

namespace Plymouth.BmeCode.Review.Erasing;

/// <summary>Words that are looked for: exactly as given, or however they are written.</summary>
/// <remarks>
/// However they are written: whatever the case, whatever white space (line ends too) stands between the words, whether a letter with a mark
/// is one sign or two, and whichever apostrophe or dash it is. What is found is never half a character: a mark that stands on its last
/// letter goes with it.
/// </remarks>
public sealed class WordsSought
{
    private readonly string _sought;
    private readonly string _escaped;

    private WordsSought(string words, bool exactly)
    {
        Words = words;
        IsExact = exactly;
        _sought = exactly ? words : FoldedText.Of(words.Trim());
        _escaped = exactly ? Uri.EscapeDataString(words) : FoldedText.Of(Uri.EscapeDataString(words.Trim()));
        Reach = (words.Length * 4) + (FoldedText.MostSpaces * (words.Count(char.IsWhiteSpace) + 1));
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

    /// <summary>True when the words stand in a text.</summary>
    public bool AreIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return In(text).Any();
    }

    /// <summary>
    /// Returns where the words stand in a text, in whole characters, in order of their beginning; what is found may overlap. Only what
    /// begins within the units given is looked for.
    /// </summary>
    internal IEnumerable<(int From, int To)> In(string text, bool isLink = false, int from = 0, int to = int.MaxValue)
    {
        var end = to < text.Length - Reach ? to + Reach : text.Length;
        var found = Of(_sought, text, from, end);
        return (isLink ? found.Concat(Of(_escaped, text, from, end)).Order() : found)
            .TakeWhile(f => f.From < to)
            .Select(f => WholeCharacters(text, f.From, f.To));
    }

    private IEnumerable<(int From, int To)> Of(string sought, string text, int from, int end)
    {
        var folded = IsExact ? null : new FoldedText(text, from, end);
        var within = folded?.Text ?? text[from..end];
        for (var at = 0; within.IndexOf(sought, at, StringComparison.Ordinal) is >= 0 and var found; at = found + 1)
        {
            yield return folded?.Stretch(found, sought.Length) ?? (from + found, from + found + sought.Length);
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
}
