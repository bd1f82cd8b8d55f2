using System.Text;

namespace Plymouth.BmeCode.Review.Erasing;

/// <summary>
/// A stretch of a text as it is compared: in lower case, letters apart from their marks, white space as one space, apostrophes and dashes
/// alike. It knows where each of
/// its signs stands.
/// </summary>
internal sealed class FoldedText
{
    /// <summary>Most units of white space that are one space.</summary>
    public const int MostSpaces = 20;

    private readonly List<(int From, int To)> _places = [];

    public FoldedText(string text, int from, int end)
    {
        var folded = new StringBuilder(end - from);
        var (at, spaces) = (from, 0);
        while (at < end)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                if (spaces++ % MostSpaces == 0)
                {
                    Add(" ", 1);
                }

                at++;
                continue;
            }

            spaces = 0;
            if (char.IsAscii(text[at]))
            {
                folded.Append(char.ToLowerInvariant(text[at]));
                _places.Add((at, ++at));
                continue;
            }

            if (Alike(text[at]) is { } alike)
            {
                Add(alike, 1);
                at++;
                continue;
            }

            var length = Rune.TryGetRuneAt(text, at, out var rune) ? rune.Utf16SequenceLength : 1;
            Add(rune == default ? text[at].ToString() : rune.ToString().Normalize(NormalizationForm.FormD).ToLowerInvariant(), length);
            at += length;
        }

        Text = folded.ToString();

        void Add(string signs, int length)
        {
            folded.Append(signs);
            _places.AddRange(Enumerable.Repeat((at, at + length), signs.Length));
        }
    }

    /// <summary>The text that is compared.</summary>
    public string Text { get; }

    /// <summary>Returns words as they are compared.</summary>
    public static string Of(string words) => new FoldedText(words, 0, words.Length).Text;

    /// <summary>The sign of a keyboard that a printed one is compared as; null for any other sign.</summary>
    private static string? Alike(char sign) =>
        sign switch
        {
            '‘' or '’' => "'",
            '‐' or '‑' or '–' or '—' => "-",
            _ => null,
        };

    /// <summary>Returns where signs of <see cref="Text"/> stand in the text itself.</summary>
    public (int From, int To) Stretch(int at, int length) => (_places[at].From, _places[at + length - 1].To);
}
