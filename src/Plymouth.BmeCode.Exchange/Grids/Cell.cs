using System.Collections.Immutable;

namespace Plymouth.BmeCode.Exchange.Grids;

internal enum TokenKind : byte
{
    Character,
    Open,
    Close,

    /// <summary>The place where a page break parted what belongs together.</summary>
    Join,
}

/// <summary>
/// One character of text, or a tag. <paramref name="At"/> and <paramref name="Length"/> say where it stands in the source (an entity is
/// several characters long there).
/// </summary>
internal readonly record struct Token(TokenKind Kind, int At, int Length, char Character = ' ', string? Tag = null, string? Link = null)
{
    public bool IsSpace => Kind == TokenKind.Character && char.IsWhiteSpace(Character);
}

/// <summary>One cell of the table as characters and tags, in order.</summary>
internal sealed class Cell
{
    public static readonly Cell Blank = new([]);

    private Cell(ImmutableArray<Token> tokens)
    {
        Tokens = tokens;
        Text = string.Concat(tokens.Where(t => t.Kind != TokenKind.Open && t.Kind != TokenKind.Close).Select(t => t.Character));
    }

    public ImmutableArray<Token> Tokens { get; }

    /// <summary>The characters without the tags, white space as it stands.</summary>
    public string Text { get; }

    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    public bool StartsLower => Text.TrimStart() is [var first, ..] && char.IsLower(first);

    /// <summary>True when the last word ends with a full stop, closing quotes and brackets aside.</summary>
    public bool EndsWithStop => Text.TrimEnd().TrimEnd('"', '\'', '”', '’', ')', ']') is [.., '.'];

    public bool EndsWithColon => Text.TrimEnd().TrimEnd('-', '–').TrimEnd() is [.., ':'];

    /// <summary>True when a list's tag or an item mark comes before any text.</summary>
    public bool StartsWithList
    {
        get
        {
            var first = Tokens.FirstOrDefault(t =>
                t is { Kind: TokenKind.Open, Tag: "ul" or "ol" or "li" } || (t.Kind == TokenKind.Character && !t.IsSpace)
            );
            return first.Kind == TokenKind.Open || first.Tag == LineMark || ItemMarks.Contains(first.Character);
        }
    }

    /// <summary>
    /// The signs before a list's entries that are never text at the start of a word; a lone <c>o</c> is one only inside a list.
    /// </summary>
    public const string ItemMarks = "•➤○";

    /// <summary>The tag of a character that begins a list's entry by where it stands: a dash at the start of a cell's line.</summary>
    public const string LineMark = "mark";

    public static Cell Of(IEnumerable<Token> tokens) => new([.. tokens]);

    /// <summary>
    /// Returns the characters from <paramref name="from"/> up to <paramref name="to"/> of <see cref="Text"/>; all tags stay.
    /// </summary>
    public Cell Part(int from, int to)
    {
        var at = 0;
        var tokens = ImmutableArray.CreateBuilder<Token>();
        foreach (var token in Tokens)
        {
            if (token.Kind is TokenKind.Open or TokenKind.Close || (at >= from && at < to))
            {
                tokens.Add(token);
            }

            at += token.Kind is TokenKind.Open or TokenKind.Close ? 0 : 1;
        }

        return new(tokens.ToImmutable());
    }

    /// <summary>Returns the characters from <paramref name="from"/> to the end; all tags stay.</summary>
    public Cell From(int from) => Part(from, Text.Length);

    /// <summary>Returns this cell without the emphasis that its document's own form gives it; tags in its text stay.</summary>
    public Cell WithoutLook() => new([.. Tokens.Where(t => t.Length > 0 || t.Tag is not ("b" or "i" or "u"))]);

    /// <summary>Returns this cell with <paramref name="next"/>, which goes on with it after a page break.</summary>
    public Cell JoinedWith(Cell next) => IsBlank ? next : new([.. Tokens, new Token(TokenKind.Join, 0, 0), .. next.Tokens]);

    /// <summary>Returns this cell with <paramref name="next"/> as a paragraph of its own.</summary>
    public Cell FollowedBy(Cell next) => new([.. Tokens, new Token(TokenKind.Open, 0, 0, Tag: "p"), .. next.Tokens]);
}
