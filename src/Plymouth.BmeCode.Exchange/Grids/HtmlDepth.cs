namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>Bounds how deep a web page's elements stand in one another, before its tree is made and while it is walked.</summary>
internal static class HtmlDepth
{
    /// <summary>Elements that have no end, and those whose end may be left out: the next of their kind ends them.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Flat = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
        "p", "li", "td", "th", "tr", "tbody", "thead", "tfoot", "dt", "dd", "option", "colgroup",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Counts the begins and ends of elements: where far more begin than end, the tree would be deep.</summary>
    /// <exception cref="UnreadableException">It would be deeper than is read.</exception>
    public static void Check(string page)
    {
        var depth = 0;
        for (var at = page.IndexOf('<'); at >= 0; at = page.IndexOf('<', at + 1))
        {
            var rest = page.AsSpan(at + 1);
            var closes = rest.StartsWith('/');
            var name = rest[(closes ? 1 : 0)..];
            var length = name.IndexOfAnyExcept(NameCharacters);
            name = length < 0 ? name : name[..length];
            if (name.IsEmpty || Flat.Contains(name))
            {
                continue;
            }

            depth = Math.Max(0, depth + (closes ? -1 : 1));
            Check(depth / 8);
        }
    }

    /// <summary>Refuses what stands deeper than is read.</summary>
    /// <exception cref="UnreadableException">It does.</exception>
    public static void Check(int depth)
    {
        if (depth > Bounds.Depth)
        {
            throw new UnreadableException(
                1,
                "The page has its text in boxes within boxes without end. Copy the table alone into a Word document and try again."
            );
        }
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters = System.Buffers.SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    );
}
