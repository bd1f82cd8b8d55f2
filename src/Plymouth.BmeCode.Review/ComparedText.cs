using System.Runtime.CompilerServices;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review;

/// <summary>A text in which words are looked for without regard to case, quotation marks, spaces and ellipses. Places are UTF-16 units of the text as it is.</summary>
/// <remarks>Whole words only: "raise awareness" is not found in "praise awareness".</remarks>
public sealed class ComparedText
{
    /// <summary>Stands before the id of a cross-reference's clause.</summary>
    public const char Open = '\ue000';

    /// <summary>Stands after the id of a cross-reference's clause.</summary>
    public const char Close = '\ue001';

    private static readonly ConditionalWeakTable<Wording, ComparedText> Known = [];
    private static readonly ConditionalWeakTable<string, ComparedText> KnownWords = [];

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

    /// <summary>What a wording says, a cross-reference as the id of its clause between <see cref="Open"/> and <see cref="Close"/>; worked out once per wording.</summary>
    public static ComparedText Of(Wording wording) => Known.GetValue(wording, w => new ComparedText(w.ToText(clause => $"{Open}{clause}{Close}")));

    /// <summary>Words that are looked for again and again; worked out once per string.</summary>
    internal static ComparedText Of(string words) => KnownWords.GetValue(words, w => new ComparedText(w));

    /// <summary>False where the words stand nowhere; where it is true, <see cref="Find(ComparedText)"/> tells whether they are whole words.</summary>
    internal bool MayHold(ComparedText words) => _compared.Contains(words._compared, StringComparison.Ordinal);

    /// <summary>Where the words stand: start and length in <see cref="Text"/>, in order, not overlapping.</summary>
    public IReadOnlyList<(int Start, int Length)> Find(string words) => Find(new ComparedText(words));

    /// <summary>Where the words stand: start and length in <see cref="Text"/>, in order, not overlapping.</summary>
    internal IReadOnlyList<(int Start, int Length)> Find(ComparedText words)
    {
        var sought = words._compared;
        List<(int, int)>? found = null;
        for (var at = sought.Length == 0 ? -1 : Next(sought, 0); at >= 0; at = Next(sought, at))
        {
            var (start, end) = (_places[at], _places[at + sought.Length - 1] + 1);
            if (IsWord(start, -1) && IsWord(end - 1, 1))
            {
                (found ??= []).Add((start, end - start));
                at += sought.Length;
            }
            else
            {
                at++;
            }
        }

        return found is null ? [] : found;
    }

    private int Next(string sought, int from) => from > _compared.Length ? -1 : _compared.IndexOf(sought, from, StringComparison.Ordinal);

    /// <summary>True where a word does not go on beyond the character at <paramref name="place"/> in a direction.</summary>
    private bool IsWord(int place, int direction) =>
        !char.IsLetterOrDigit(Text[place]) || place + direction < 0 || place + direction >= Text.Length || !char.IsLetterOrDigit(Text[place + direction]);

    private static bool IsPassedOver(string text, int at) => text[at] switch
    {
        '"' or '\'' or '“' or '”' or '„' or '‘' or '’' or '‚' or '«' or '»' or '`' or '…' => true,
        '.' => (at > 0 && text[at - 1] == '.') || (at + 1 < text.Length && text[at + 1] == '.'),
        var c => char.IsWhiteSpace(c),
    };
}
