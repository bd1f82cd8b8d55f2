using System.Net;
using System.Text.RegularExpressions;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>
/// Cuts a cell into characters and tags. Only tags that text editors leave behind count as tags; any other <c>&lt;</c> is text.
/// </summary>
internal static partial class CellTokens
{
    /// <summary>Reads the cell between two places and accounts for its tags.</summary>
    public static Cell Read(Accounting accounting, int start, int end)
    {
        var text = accounting.Source.Text;
        var tokens = new List<Token>(end - start);
        for (var at = start; at < end;)
        {
            at += text[at] switch
            {
                '<' => ReadTag(accounting, tokens, at, end),
                '&' => ReadEntity(accounting, tokens, at, end),
                _ => ReadCharacter(text, tokens, at),
            };
        }

        return Cell.Of(tokens);
    }

    private static int ReadCharacter(string text, List<Token> tokens, int at)
    {
        tokens.Add(new(TokenKind.Character, at, 1, text[at]));
        return 1;
    }

    private static int ReadTag(Accounting accounting, List<Token> tokens, int at, int end)
    {
        var text = accounting.Source.Text;
        if (Tag().Match(text, at, end - at) is not { Success: true } tag)
        {
            return ReadCharacter(text, tokens, at);
        }

        var link = tag.Groups["link"] is { Success: true } address ? WebUtility.HtmlDecode(address.Value) : null;
        tokens.Add(
            new(
                tag.Groups["close"].Length > 0 ? TokenKind.Close : TokenKind.Open,
                at,
                tag.Length,
                Tag: Name(tag.Groups["name"].Value),
                Link: link
            )
        );
        accounting.Use(at, tag.Length, CharacterUse.Tag);
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

    private static int ReadEntity(Accounting accounting, List<Token> tokens, int at, int end)
    {
        var text = accounting.Source.Text;
        if (
            Entity().Match(text, at, end - at) is not { Success: true } entity
            || WebUtility.HtmlDecode(entity.Value) is var decoded
                && (decoded == entity.Value || decoded.AsSpan().ContainsAny(SourceText.NoText))
        )
        {
            return ReadCharacter(text, tokens, at);
        }

        if (string.IsNullOrWhiteSpace(decoded))
        {
            accounting.Use(at, entity.Length, CharacterUse.Space);
        }

        for (var i = 0; i < decoded.Length; i++)
        {
            tokens.Add(new(TokenKind.Character, at, i == 0 ? entity.Length : 0, decoded[i]));
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
