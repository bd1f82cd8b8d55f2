namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>Bounds how deep a web page's elements stand in one another, before its tree is made and while it is walked.</summary>
internal static class HtmlDepth
{
    /// <summary>Times that what is bold, coloured and so on may be begun anew because a block begins within it.</summary>
    private const int MostBegunAnew = 2_000_000;

    /// <summary>The number of open elements among which an end is looked for: pages end elements in the wrong order.</summary>
    private const int Misnested = 16;

    /// <summary>Elements that have no end.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Empty = Names(
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"
    );

    /// <summary>Elements whose end may be left out: the next of their kind ends them, but not within a drawing.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Flat = Names(
        "p", "li", "td", "th", "tr", "tbody", "thead", "tfoot", "dt", "dd", "option", "colgroup"
    );

    /// <summary>Elements that every block within them begins anew.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Formatting = Names(
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"
    );

    private static readonly System.Buffers.SearchValues<char> NameCharacters = System.Buffers.SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    );

    /// <summary>Counts the begins and ends of elements: where far more begin than end, the tree would be deep.</summary>
    /// <exception cref="UnreadableException">It would be deeper, or have more in it, than is read.</exception>
    public static void Check(string page)
    {
        var open = new List<(string Name, bool Formats)>();
        var (formats, drawings, begunAnew) = (0, 0, 0L);
        for (var at = page.IndexOf('<'); at >= 0; at = page.IndexOf('<', at + 1))
        {
            var rest = page.AsSpan(at + 1);
            var closes = rest.StartsWith('/');
            var name = rest[(closes ? 1 : 0)..];
            var length = name.IndexOfAnyExcept(NameCharacters);
            name = length < 0 ? name : name[..length];
            if (name.IsEmpty || Empty.Contains(name))
            {
                continue;
            }

            var isFlat = drawings == 0 && Flat.Contains(name);
            if (closes)
            {
                if (!isFlat && Find(open, name) is { } from)
                {
                    formats -= open.Skip(from).Count(e => e.Formats);
                    drawings -= open.Skip(from).Count(e => IsDrawing(e.Name));
                    open.RemoveRange(from, open.Count - from);
                }

                continue;
            }

            var isFormat = Formatting.Contains(name);
            begunAnew += isFormat ? 0 : formats;
            if (begunAnew > MostBegunAnew)
            {
                throw TooMuch();
            }

            if (!isFlat)
            {
                open.Add((name.ToString(), isFormat));
                formats += isFormat ? 1 : 0;
                drawings += IsDrawing(name) ? 1 : 0;
                Check(open.Count / 4);
            }
        }
    }

    /// <summary>Refuses what stands deeper than is read.</summary>
    /// <exception cref="UnreadableException">It does.</exception>
    public static void Check(int depth)
    {
        if (depth > Bounds.Depth)
        {
            throw TooMuch();
        }
    }

    private static UnreadableException TooMuch() =>
        new("The page has its text in boxes within boxes without end. Copy the table alone into a Word document and try again.");

    private static int? Find(List<(string Name, bool Formats)> open, ReadOnlySpan<char> name)
    {
        for (var i = open.Count - 1; i >= Math.Max(0, open.Count - Misnested); i--)
        {
            if (name.Equals(open[i].Name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return null;
    }

    private static bool IsDrawing(ReadOnlySpan<char> name) =>
        name.Equals("svg", StringComparison.OrdinalIgnoreCase) || name.Equals("math", StringComparison.OrdinalIgnoreCase);

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Names(params string[] names) =>
        new HashSet<string>(names, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
