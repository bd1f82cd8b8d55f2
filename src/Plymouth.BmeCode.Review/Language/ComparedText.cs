using Plymouth.BmeCode.Review.Erasing;
using Plymouth.BmeCode.Review.Memo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Language;

/// <summary>
/// A text in which words are found whatever their case, dashes, quotation marks, spaces and ellipses. Places are UTF-16 units of the text
/// as it is.
/// </summary>
/// <remarks>Whole words only: "raise awareness" is not found in "praise awareness".</remarks>
internal sealed class ComparedText
{
    /// <summary>Stands before the id of a cross-reference's clause.</summary>
    public const char Open = '\ue000';

    /// <summary>Stands after the id of a cross-reference's clause.</summary>
    public const char Close = '\ue001';

    private static readonly PerWording<ComparedText> Known = new(wording => new(wording.ToText(clause => $"{Open}{clause}{Close}")));
    private static readonly Once<string, ComparedText> KnownWords = new(words => new(words));

    private readonly string _compared;
    private readonly int[] _places;

    public ComparedText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
        var compared = new char[text.Length];
        var places = new int[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsPassedOver(text, i))
            {
                compared[length] = text[i] is '–' or '—' or '‑' ? '-' : char.ToLowerInvariant(text[i]);
                places[length++] = i;
            }
        }

        _compared = new string(compared, 0, length);
        _places = places[..length];
    }

    /// <summary>The text as it is.</summary>
    public string Text { get; }

    /// <summary>
    /// Returns a wording's text, each cross-reference as the id of its clause between <see cref="Open"/> and <see cref="Close"/>; worked
    /// out once per wording.
    /// </summary>
    public static ComparedText Of(Wording wording) => Known.Of(wording);

    /// <summary>Returns words that are looked for again and again; worked out once per string.</summary>
    internal static ComparedText Of(string words) => KnownWords.Of(words);

    /// <summary>
    /// False when the words stand nowhere. When it is true, <see cref="Find(ComparedText)"/> tells whether they stand as whole words.
    /// </summary>
    internal bool MayHold(ComparedText words) => _compared.Contains(words._compared, StringComparison.Ordinal);

    /// <summary>Returns the places of the words: start and length in <see cref="Text"/>, in order, not overlapping.</summary>
    public IReadOnlyList<(int Start, int Length)> Find(string words) => Find(new ComparedText(words));

    /// <summary>Returns the places of the words: start and length in <see cref="Text"/>, in order, not overlapping.</summary>
    internal IReadOnlyList<(int Start, int Length)> Find(ComparedText words)
    {
        var found = new List<(int, int)>();
        for (var at = 0; Next(words._compared, ref at) is { } place;)
        {
            found.Add(place);
        }

        return found;
    }

    /// <summary>Counts how often the words stand.</summary>
    internal int Count(ComparedText words)
    {
        var count = 0;
        for (var at = 0; Next(words._compared, ref at) is not null;)
        {
            count++;
        }

        return count;
    }

    /// <summary>
    /// Returns the next place of the words at or after <paramref name="at"/>, and moves <paramref name="at"/> behind it; null when there is
    /// none.
    /// </summary>
    private (int Start, int Length)? Next(string sought, ref int at)
    {
        while (sought.Length > 0 && at <= _compared.Length && _compared.IndexOf(sought, at, StringComparison.Ordinal) is >= 0 and var found)
        {
            var (start, end) = (_places[found], _places[found + sought.Length - 1] + 1);
            if (IsWord(start, -1) && IsWord(end - 1, 1))
            {
                at = found + sought.Length;
                return (start, end - start);
            }

            at = found + 1;
        }

        return null;
    }

    /// <summary>True when a word does not go on beyond the character at <paramref name="place"/> in a direction.</summary>
    private bool IsWord(int place, int direction) =>
        !IsOfWord(Text[place])
        || place + direction < 0
        || place + direction >= Text.Length
        || !IsOfWord(Text[place + direction]);

    /// <summary>True for letters and digits; also for a blank, so that erased words are not found within longer ones.</summary>
    private static bool IsOfWord(char sign) => char.IsLetterOrDigit(sign) || sign == Blanks.Sign;

    private static bool IsPassedOver(string text, int at) =>
        text[at] switch
        {
            '"' or '\'' or '“' or '”' or '„' or '‘' or '’' or '‚' or '«' or '»' or '`' or '…' => true,
            '.' => (at > 0 && text[at - 1] == '.') || (at + 1 < text.Length && text[at + 1] == '.'),
            var c => char.IsWhiteSpace(c),
        };
}
