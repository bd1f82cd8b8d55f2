using System.Globalization;
using System.Text;

namespace Plymouth.BmeCode.Wordings;

/// <summary>
/// A wording cut into tokens, each of which a reader sees as one: words, runs of spaces, single other characters, line ends, embeds.
/// Attributes play no part.
/// </summary>
/// <remarks>
/// Two tokens say the same exactly when their <see cref="Keys"/>, given by one <see cref="Vocabulary"/>, are equal. Surrogate pairs and
/// combining marks are never cut.
/// </remarks>
internal sealed class Tokens
{
    private Tokens(int[] keys, TokenKind[] kinds, int[] lengths) => (Keys, Kinds, Lengths) = (keys, kinds, lengths);

    public int[] Keys { get; }

    public TokenKind[] Kinds { get; }

    /// <summary>The length of each token in UTF-16 code units.</summary>
    public int[] Lengths { get; }

    public int Count => Keys.Length;

    /// <summary>Returns the UTF-16 code units from token <paramref name="from"/> up to, not including, <paramref name="to"/>.</summary>
    public int Units(int from, int to) => Sum(Lengths.AsSpan(from, to - from));

    /// <summary>Cuts a wording into tokens. Without <paramref name="lastLineEnd"/> its last line end is left out.</summary>
    public static Tokens Of(Wording wording, Vocabulary vocabulary, bool lastLineEnd)
    {
        var keys = new List<int>();
        var kinds = new List<TokenKind>();
        var lengths = new List<int>();
        var text = new StringBuilder();

        void Cut()
        {
            var said = text.ToString();
            for (var at = 0; at < said.Length;)
            {
                var (kind, length) = Next(said, at);
                keys.Add(vocabulary.KeyOf(said.Substring(at, length)));
                kinds.Add(kind);
                lengths.Add(length);
                at += length;
            }

            text.Clear();
        }

        foreach (var op in wording.ToDelta().Ops)
        {
            if (op.Text is not null)
            {
                text.Append(op.Text);
                continue;
            }

            Cut();
            keys.Add(vocabulary.KeyOf($"\0{op.Embed!.Kind}\0{op.Embed.Id}"));
            kinds.Add(TokenKind.Word);
            lengths.Add(1);
        }

        if (!lastLineEnd)
        {
            text.Length--;
        }

        Cut();
        return new([.. keys], [.. kinds], [.. lengths]);
    }

    private static (TokenKind Kind, int Length) Next(string text, int at)
    {
        var first = text[at];
        if (first == '\n')
        {
            return (TokenKind.LineEnd, 1);
        }

        var end = at;
        if (char.IsWhiteSpace(first))
        {
            while (end < text.Length && char.IsWhiteSpace(text[end]) && text[end] != '\n')
            {
                end++;
            }

            return (TokenKind.Space, end - at);
        }

        while (end < text.Length && IsWordPart(text, end, at))
        {
            end += char.IsSurrogatePair(text, end) ? 2 : 1;
        }

        return end > at ? (TokenKind.Word, end - at) : (TokenKind.Other, StringInfo.GetNextTextElementLength(text, at));
    }

    private static bool IsWordPart(string text, int at, int start)
    {
        if (text[at] is '\'' or '’')
        {
            return at > start && at + 1 < text.Length && char.IsLetter(text, at + 1);
        }

        return CharUnicodeInfo.GetUnicodeCategory(text, at) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => at > start,
            _ => char.IsLetterOrDigit(text, at),
        };
    }

    private static int Sum(ReadOnlySpan<int> lengths)
    {
        var sum = 0;
        foreach (var length in lengths)
        {
            sum += length;
        }

        return sum;
    }
}

internal enum TokenKind
{
    Word,
    Space,
    Other,
    LineEnd,
}

/// <summary>Gives each text a number, the same text the same number.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);

    public int KeyOf(string text)
    {
        if (!_keys.TryGetValue(text, out var key))
        {
            _keys.Add(text, key = _keys.Count);
        }

        return key;
    }
}
