using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Plymouth.BmeCode.Review.Code;

namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>A paragraph's number as Word counts it.</summary>
/// <param name="List">The list it belongs to.</param>
/// <param name="Level">Its level, from 0.</param>
/// <param name="Text">The number as shown, "2.1" or "(a)"; null for a bullet.</param>
internal sealed record WordNumber(int List, int Level, string? Text)
{
    /// <summary>True for another number of the same list and level.</summary>
    public bool IsBeside(WordNumber other) => (List, Level) == (other.List, other.Level);
}

/// <summary>Counts the numbers that stand nowhere in a Word document's text: style → numbering definition → text.</summary>
internal sealed class WordNumbers
{
    private const int Levels = 9;

    /// <summary>The largest count that is written in Roman numerals.</summary>
    private const int MostRoman = 19_999;

    private readonly Dictionary<int, XElement> _definitions = [];
    private readonly Dictionary<int, (int Definition, Dictionary<int, XElement> Overrides)> _lists = [];
    private readonly Dictionary<int, int?[]> _counts = [];
    private readonly HashSet<int> _begun = [];

    /// <summary>Reads the definitions.</summary>
    /// <param name="numbering">The numbering part; null when the document has none.</param>
    public WordNumbers(XElement? numbering)
    {
        foreach (var definition in numbering.All("abstractNum"))
        {
            if (Id(definition, "abstractNumId") is { } id)
            {
                _definitions[id] = definition;
            }
        }

        // A definition may only name a style whose own definition has the levels.
        foreach (var (id, definition) in _definitions.ToList())
        {
            if (definition.One("numStyleLink").Val() is { } link)
            {
                _definitions[id] = _definitions.Values.FirstOrDefault(d => d.One("styleLink").Val() == link) ?? definition;
            }
        }

        foreach (var list in numbering.All("num"))
        {
            if (Id(list, "numId") is { } id && list.One("abstractNumId").Number() is { } definition && _definitions.ContainsKey(definition))
            {
                var overrides = new Dictionary<int, XElement>();
                foreach (var change in list.All("lvlOverride"))
                {
                    overrides[Id(change, "ilvl") ?? 0] = change;
                }

                _lists[id] = (definition, overrides);
            }
        }
    }

    /// <summary>Counts the next paragraph of a list; null when the list is none.</summary>
    /// <param name="style">The style that put the paragraph into the list and may say the level; else null.</param>
    public WordNumber? Next(int list, int? level, string? style)
    {
        if (!_lists.TryGetValue(list, out var found))
        {
            return null;
        }

        var at = Math.Clamp(level ?? LevelOf(found.Definition, style), 0, Levels - 1);
        var counts = _counts.TryGetValue(found.Definition, out var known) ? known : _counts[found.Definition] = new int?[Levels];
        if (_begun.Add(list))
        {
            foreach (
                var (changed, change) in found.Overrides.Where(o => o.Key is >= 0 and < Levels && o.Value.One("startOverride") is not null)
            )
            {
                counts[changed] = (change.One("startOverride").Number() ?? 1) - 1;
            }
        }

        counts[at] = (counts[at] ?? Start(found, at) - 1) + 1;
        Array.Fill(counts, null, at + 1, Levels - at - 1);
        var definition = Definition(found, at);
        var format = definition.One("numFmt").Val() ?? "decimal";
        if (format == "bullet")
        {
            return new(list, at, null);
        }

        var text = Written(found, at, counts, definition.One("isLgl").Switch() ?? false);
        return text.Length == 0 ? null : new(list, at, text);
    }

    private string Written((int Definition, Dictionary<int, XElement> Overrides) list, int at, int?[] counts, bool digitsOnly)
    {
        var form = Definition(list, at).One("lvlText").Val() ?? "";
        var text = new StringBuilder();
        for (var i = 0; i < form.Length && text.Length < 100; i++)
        {
            if (form[i] == '%' && i + 1 < form.Length && form[i + 1] is >= '1' and <= '9')
            {
                var level = form[++i] - '1';
                var format = digitsOnly ? "decimal" : Definition(list, level).One("numFmt").Val() ?? "decimal";
                text.Append(Formatted(counts[level] ?? Start(list, level), format));
            }
            else
            {
                text.Append(form[i]);
            }
        }

        return text.ToString().Trim();
    }

    private static string Formatted(int number, string format) =>
        format switch
        {
            "lowerLetter" => Letters(number).ToLowerInvariant(),
            "upperLetter" => Letters(number),
            "lowerRoman" => Numerals.Roman(Math.Min(number, MostRoman)).ToLowerInvariant(),
            "upperRoman" => Numerals.Roman(Math.Min(number, MostRoman)),
            "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
            "none" => "",
            _ => number.ToString(CultureInfo.InvariantCulture),
        };

    /// <summary>A, B, … Z, AA, BB: as Word counts on after Z.</summary>
    private static string Letters(int number) =>
        number < 1 ? "" : new string((char)('A' + (number - 1) % 26), Math.Min(10, (number - 1) / 26 + 1));

    private int LevelOf(int definition, string? style) =>
        style is null ? 0
        : _definitions[definition].All("lvl").FirstOrDefault(l => l.One("pStyle").Val() == style) is { } level ? Id(level, "ilvl") ?? 0
        : 0;

    private XElement? Definition((int Definition, Dictionary<int, XElement> Overrides) list, int level) =>
        list.Overrides.GetValueOrDefault(level).One("lvl")
        ?? _definitions[list.Definition].All("lvl").FirstOrDefault(l => Id(l, "ilvl") == level);

    private int Start((int Definition, Dictionary<int, XElement> Overrides) list, int level) =>
        Definition(list, level).One("start").Number() ?? 1;

    private static int? Id(XElement element, string name) =>
        int.TryParse(element.Get(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var id) ? id : null;
}
