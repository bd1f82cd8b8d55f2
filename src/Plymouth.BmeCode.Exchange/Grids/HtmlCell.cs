using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>Reads what is in a web page's cell: paragraphs, lists, line breaks, emphasis and links.</summary>
internal sealed partial class HtmlCell
{
    private readonly CellText _cell;

    /// <summary>True when the next character begins a paragraph.</summary>
    private bool _paragraphDue;

    private HtmlCell(CellText cell) => _cell = cell;

    /// <summary>True for elements that begin a line of their own.</summary>
    public static bool IsBlock(IElement element) =>
        element.LocalName
            is "p"
                or "div"
                or "h1"
                or "h2"
                or "h3"
                or "h4"
                or "h5"
                or "h6"
                or "blockquote"
                or "pre"
                or "table"
                or "tr"
                or "ul"
                or "ol"
                or "li"
                or "dl"
                or "dt"
                or "dd"
                or "section"
                or "article"
                or "header"
                or "footer"
                or "main"
                or "aside"
                or "address"
                or "center";

    /// <summary>Reads a node into a cell.</summary>
    public static void Read(INode node, CellText cell) => new HtmlCell(cell).Read(node, default, new(0, false, false), 0);

    private void Read(INode node, Emphasis emphasis, Place place, int depth)
    {
        HtmlDepth.Check(depth);
        if (node is IText text)
        {
            Characters(place.Kept ? text.Data : text.Data.ReplaceLineEndings(" "), emphasis, place.Kept);
        }
        else if (node is IElement element)
        {
            ReadElement(element, With(emphasis, element), place, depth);
        }
    }

    private void ReadElement(IElement element, Emphasis emphasis, Place place, int depth)
    {
        var style = element.GetAttribute("style") ?? "";
        switch (element.LocalName)
        {
            case "script" or "style" or "template" or "head" or "title" or "noscript" or "svg" or "object" or "iframe":
                return;
            case "br":
                _cell.Break();
                return;
            case "ul" or "ol":
                place = new(place.Level + 1, element.LocalName == "ol", place.Kept);
                break;
            case "li":
                _cell.Entry(Math.Max(0, place.Level - 1), place.Ordered);
                _paragraphDue = false;
                ReadChildren(element, emphasis, place, depth);
                _paragraphDue = false;
                return;
            case "p"
                when WordList().Match(style) is { Success: true } list && element.QuerySelector("[style*='mso-list:Ignore']") is { } sign:
                ReadWordEntry(element, sign, list, emphasis, place, depth);
                return;
            case "pre":
                place = place with { Kept = true };
                break;
        }

        var block = IsBlock(element);
        _paragraphDue |= block && place.Level == 0;
        ReadChildren(element, emphasis, place, depth);
        _paragraphDue |= block && (place.Level == 0 || (element.LocalName is "ul" or "ol" && place.Level == 1));
        if (element.LocalName is "td" or "th" || (block && place.Level > 0))
        {
            Characters(" ", emphasis, kept: false);
        }
    }

    private void ReadChildren(IElement element, Emphasis emphasis, Place place, int depth)
    {
        foreach (var child in element.ChildNodes)
        {
            Read(child, emphasis, place, depth + 1);
        }
    }

    /// <summary>
    /// Reads a paragraph that Word copied from a list: it writes the number or bullet as text that browsers are to leave out. A number with
    /// a point in it is the row's own; any other makes an entry.
    /// </summary>
    private void ReadWordEntry(IElement element, IElement sign, Match list, Emphasis emphasis, Place place, int depth)
    {
        var shown = sign.TextContent.Trim();
        sign.Remove();
        if (
            shown.Length == 0
            || (shown.Any(char.IsLetterOrDigit) && (shown.TrimEnd('.', ')').Contains('.') || _cell.IsBlank) && shown != "o")
        )
        {
            _cell.Paragraph();
            _cell.Characters(shown + " ");
        }
        else
        {
            var level = int.Parse(list.Groups["level"].Value, CultureInfo.InvariantCulture) - 1;
            _cell.Entry(level, shown != "o" && shown.Any(char.IsLetterOrDigit));
        }

        _paragraphDue = false;
        ReadChildren(element, emphasis, place, depth);
        _paragraphDue = true;
    }

    private void Characters(string text, Emphasis emphasis, bool kept)
    {
        if (_paragraphDue && string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        if (_paragraphDue)
        {
            _cell.Paragraph();
            _paragraphDue = false;
        }

        _cell.With(emphasis);
        if (kept)
        {
            _cell.Lines(text);
        }
        else
        {
            _cell.Characters(text);
        }
    }

    private static Emphasis With(Emphasis emphasis, IElement element)
    {
        emphasis = element.LocalName switch
        {
            "b" or "strong" => emphasis with { Bold = true },
            "i" or "em" or "cite" => emphasis with { Italic = true },
            "u" or "ins" when emphasis.Link is null => emphasis with { Underline = true },
            "a" when Emphasis.Address(element.GetAttribute("href")) is { } address => emphasis with { Link = address, Underline = false },
            _ => emphasis,
        };
        if (element.GetAttribute("style") is not { Length: > 0 } style)
        {
            return emphasis;
        }

        if (Weight().Match(style) is { Success: true } weight)
        {
            emphasis = emphasis with { Bold = weight.Groups["bold"].Success };
        }

        if (Slope().Match(style) is { Success: true } slope)
        {
            emphasis = emphasis with { Italic = slope.Groups["italic"].Success };
        }

        return Decoration().IsMatch(style) && emphasis.Link is null ? emphasis with { Underline = true } : emphasis;
    }

    [GeneratedRegex(@"mso-list:\s*l\d+\s+level(?<level>[1-9])\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WordList();

    [GeneratedRegex(
        @"font-weight:\s*(?:(?<bold>bold(?:er)?|[6-9]00)|normal|lighter|[1-5]00)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Weight();

    [GeneratedRegex(@"font-style:\s*(?:(?<italic>italic|oblique)|normal)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Slope();

    [GeneratedRegex(@"text-decoration(?:-line)?:\s*[^;]*underline", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Decoration();

    /// <summary>The place of a node: how many lists are around it, whether the inmost is ordered, and whether line ends are kept.</summary>
    private readonly record struct Place(int Level, bool Ordered, bool Kept);
}
