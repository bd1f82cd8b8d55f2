using System.Xml.Linq;

namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>Reads from a Word document's styles the numbering and emphasis they give.</summary>
internal sealed class WordStyles(XElement? styles)
{
    private const int LongestChain = 20;

    private readonly Dictionary<string, XElement> _byId = styles
        .All("style")
        .Where(s => s.Get("styleId") is not null)
        .GroupBy(s => s.Get("styleId")!)
        .ToDictionary(g => g.Key, g => g.First());

    private readonly string? _usual = styles
        .All("style")
        .FirstOrDefault(s => s.Get("type") == "paragraph" && s.Get("default") is "1" or "true")
        ?.Get("styleId");

    /// <summary>Returns the numbering that a paragraph has by itself or by its style, with the style that gave it.</summary>
    public (int? List, int? Level, string? Style) NumberingOf(XElement? properties)
    {
        var own = properties.One("numPr");
        var (list, level) = (own.One("numId").Number(), own.One("ilvl").Number());
        if (list is not null)
        {
            return (list, level, null);
        }

        foreach (var style in Chain(properties.One("pStyle").Val() ?? _usual))
        {
            if (style.One("pPr").One("numPr") is { } given && given.One("numId").Number() is { } number)
            {
                return (number, level ?? given.One("ilvl").Number(), style.Get("styleId"));
            }
        }

        return default;
    }

    /// <summary>Returns the marks of a run: its own, else those of its character style.</summary>
    public Emphasis EmphasisOf(XElement? properties)
    {
        var chain = new[] { properties }.Concat(Chain(properties.One("rStyle").Val()).Select(s => s.One("rPr"))).ToList();
        bool On(string name) => chain.Select(p => p.One(name).Switch()).FirstOrDefault(s => s is not null) ?? false;
        return new(On("b"), On("i"), On("u"));
    }

    private IEnumerable<XElement> Chain(string? id)
    {
        for (var i = 0; i < LongestChain && id is not null && _byId.TryGetValue(id, out var style); i++)
        {
            yield return style;
            id = style.One("basedOn").Val();
        }
    }
}
