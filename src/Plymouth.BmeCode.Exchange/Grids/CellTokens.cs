using System.Net;
using System.Text.RegularExpressions;

namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>
/// Cuts a cell into characters and tags: those of its document's own form, and those that text editors leave behind as text. Any other
/// <c>&lt;</c> is text.
/// </summary>
internal sealed partial class CellTokens
{
    /// <summary>Signs that begin a list's entry where a cell's lines begin with them and a space.</summary>
    private const string LineMarks = "-–*·▪‣\uF0B7";

    private readonly GridCell _cell;
    private readonly Accounting _accounting;
    private readonly List<Token> _tokens;

    private CellTokens(GridCell cell, Accounting accounting) =>
        (_cell, _accounting, _tokens) = (cell, accounting, new(cell.Text.Length + cell.Marks.Length));

    /// <summary>Reads a cell and accounts for the tags in its text.</summary>
    public static Cell Read(GridCell cell, Accounting accounting)
    {
        var tokens = new CellTokens(cell, accounting);
        tokens.Read();
        return Cell.Of(tokens._tokens);
    }

    private void Read()
    {
        var lineMarks = FindLineMarks();
        var mark = 0;
        for (var at = 0; at <= _cell.Text.Length;)
        {
            for (; mark < _cell.Marks.Length && _cell.Marks[mark].At <= at; mark++)
            {
                _tokens.Add(_cell.Marks[mark] with { At = _cell.PlaceOf(_cell.Marks[mark].At) });
            }

            if (at == _cell.Text.Length)
            {
                break;
            }

            at += _cell.Text[at] switch
            {
                '<' => ReadTag(at),
                '&' => ReadEntity(at),
                _ => ReadCharacter(at, lineMarks.Contains(at) ? Cell.LineMark : null),
            };
        }
    }

    /// <summary>
    /// Finds the signs before lines of the cell, one of them at its start only if there is another: a comment may begin with a dash.
    /// </summary>
    private HashSet<int> FindLineMarks()
    {
        var found = new HashSet<int>();
        if (_cell.Marks.IsEmpty)
        {
            return found;
        }

        foreach (var start in _cell.Marks.Where(m => m is { Kind: TokenKind.Open, Tag: "p" or "br" }).Select(m => m.At).Append(0))
        {
            var at = start;
            while (at < _cell.Text.Length && char.IsWhiteSpace(_cell.Text[at]))
            {
                at++;
            }

            if (
                at + 1 < _cell.Text.Length
                && LineMarks.Contains(_cell.Text[at])
                && char.IsWhiteSpace(_cell.Text[at + 1])
                && (start > 0 || found.Count > 0)
            )
            {
                found.Add(at);
            }
        }

        return found;
    }

    private int ReadCharacter(int at, string? tag = null)
    {
        var place = _cell.PlaceOf(at);
        _tokens.Add(new(TokenKind.Character, place, _cell.PlaceOf(at + 1) - place, _cell.Text[at], tag));
        return 1;
    }

    private int ReadTag(int at)
    {
        if (Tag().Match(_cell.Text, at) is not { Success: true } tag)
        {
            return ReadCharacter(at);
        }

        var link = tag.Groups["link"] is { Success: true } address ? WebUtility.HtmlDecode(address.Value) : null;
        var place = _cell.PlaceOf(at);
        var length = _cell.PlaceOf(at + tag.Length) - place;
        _tokens.Add(
            new(
                tag.Groups["close"].Length > 0 ? TokenKind.Close : TokenKind.Open,
                place,
                length,
                Tag: Name(tag.Groups["name"].Value),
                Link: link
            )
        );
        _accounting.Use(place, length, CharacterUse.Tag);
        return tag.Length;
    }

    private static string Name(string tag) =>
        tag.ToUpperInvariant() switch
        {
            "STRONG" or "B" => "b",
            "EM" or "I" => "i",
            "DIV" or "P" => "p",
            "UL" => "ul",
            "OL" => "ol",
            "LI" => "li",
            "BR" => "br",
            "U" => "u",
            "A" => "a",
            _ => "span",
        };

    private int ReadEntity(int at)
    {
        if (
            Entity().Match(_cell.Text, at) is not { Success: true } entity
            || WebUtility.HtmlDecode(entity.Value) is var decoded
                && (decoded == entity.Value || decoded.AsSpan().ContainsAny(SourceText.NoText))
        )
        {
            return ReadCharacter(at);
        }

        var place = _cell.PlaceOf(at);
        var length = _cell.PlaceOf(at + entity.Length) - place;
        if (string.IsNullOrWhiteSpace(decoded))
        {
            _accounting.Use(place, length, CharacterUse.Space);
        }

        for (var i = 0; i < decoded.Length; i++)
        {
            _tokens.Add(new(TokenKind.Character, place, i == 0 ? length : 0, decoded[i]));
        }

        return entity.Length;
    }

    [GeneratedRegex(
        """\G<(?<close>/?)(?<name>p|br|ul|ol|li|u|b|strong|i|em|a|span|font|div)(?:\s(?:[^<>]*?\bhref\s*=\s*"(?<link>(?:https?://|mailto:)[^"<>]*)")?[^<>]*)?/?>""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Tag();

    [GeneratedRegex("""\G&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});""", RegexOptions.CultureInvariant)]
    private static partial Regex Entity();
}
