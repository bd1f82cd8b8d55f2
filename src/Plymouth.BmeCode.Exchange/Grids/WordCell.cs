using System.Globalization;
using System.Xml.Linq;

namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>Reads the paragraphs of a Word document's cell, or one outside the tables, as a cell's text.</summary>
internal sealed class WordCell(WordStyles styles, WordNumbers numbers, IReadOnlyDictionary<string, Relationship> links, WordRest rest)
{
    /// <summary>Signs that fonts of signs show for a character of their own.</summary>
    private static readonly Dictionary<int, char> Signs = new()
    {
        [0xB7] = '•',
        [0xA7] = '•',
        [0xD8] = '➤',
        [0xFC] = '✓',
        [0xFE] = '☑',
        [0xA8] = '☐',
        [0xE0] = '→',
        [0xDF] = '←',
    };

    /// <summary>Reads all paragraphs within an element (a cell, or a paragraph itself).</summary>
    public CellText Read(XElement element, int column, bool goesOn = false)
    {
        var cell = new CellText(column, goesOn);
        var paragraphs = Paragraphs(element, 0).Select(p => (Paragraph: p, Number: NumberOf(p))).ToList();
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var (paragraph, number) = paragraphs[i];
            if (number is null)
            {
                cell.Paragraph();
            }
            else if (i == 0 && number.Text is { } text && !paragraphs.Skip(1).Any(p => p.Number?.IsBeside(number) == true))
            {
                // A number that begins a cell and no other of its kind follows is the row's own: a section's, a clause's. Where it is
                // digits alone, a stop says that they are a number.
                cell.Paragraph();
                cell.Characters(text.All(char.IsDigit) ? $"{text}. " : $"{text} ");
            }
            else
            {
                cell.Entry(number.Level, ordered: number.Text is not null);
            }

            ReadRuns(paragraph, cell, null, new Field(), 0);
        }

        return cell;
    }

    private WordNumber? NumberOf(XElement paragraph)
    {
        var (list, level, style) = styles.NumberingOf(paragraph.One("pPr"));
        return list is { } id and not 0 ? numbers.Next(id, level, style) : null;
    }

    /// <summary>Returns the paragraphs in order; those of a table within the cell are paragraphs of the cell.</summary>
    private IEnumerable<XElement> Paragraphs(XElement element, int depth)
    {
        Check(depth);
        if (element.Name.LocalName == "p")
        {
            return [element];
        }

        return element
            .Elements()
            .SelectMany(e =>
                e.Name.LocalName switch
                {
                    "p" => [e],
                    "tbl" or "tr" or "tc" or "sdt" or "sdtContent" or "customXml" or "ins" or "moveTo" => Paragraphs(e, depth + 1),
                    "del" or "moveFrom" => rest.Skip(e),
                    _ => [],
                }
            );
    }

    private void ReadRuns(XElement element, CellText cell, string? link, Field field, int depth)
    {
        Check(depth);
        foreach (var child in element.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "r":
                    ReadRun(child, cell, link, field);
                    break;
                case "hyperlink":
                    var target = child.Get("id") is { } id && links.TryGetValue(id, out var leads) && leads.Outside ? leads.Target : null;
                    ReadRuns(child, cell, Emphasis.Address(target) ?? link, field, depth + 1);
                    break;
                case "ins" or "moveTo":
                    rest.Note("inserted");
                    ReadRuns(child, cell, link, field, depth + 1);
                    break;
                case "del" or "moveFrom":
                    rest.Skip(child);
                    break;
                case "sdt" when child.One("sdtPr").One("showingPlcHdr").Switch() == true:
                    break;
                case "smartTag" or "sdt" or "sdtContent" or "fldSimple" or "customXml" or "dir" or "bdo":
                    ReadRuns(child, cell, link, field, depth + 1);
                    break;
                case "oMath" or "oMathPara":
                    cell.Characters(string.Concat(child.Descendants().Where(e => e.Name.LocalName == "t").Select(e => e.Value)));
                    break;
            }
        }
    }

    /// <summary>Says why words are left out: they are struck out, or hidden; null for any others.</summary>
    private static string? LeftOut(XElement? properties) =>
        properties.One("vanish").Switch() == true ? "hidden"
        : properties.One("strike").Switch() == true || properties.One("dstrike").Switch() == true ? "struck"
        : null;

    private void ReadRun(XElement run, CellText cell, string? link, Field field)
    {
        var properties = run.One("rPr");
        if (LeftOut(properties) is { } why)
        {
            rest.Note(why);
            return;
        }

        link ??= field.Link;
        var emphasis = styles.EmphasisOf(properties) with { Link = link };
        cell.With(link is null ? emphasis : emphasis with { Underline = false });
        foreach (var child in run.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "t":
                    cell.Characters(child.Value.ReplaceLineEndings(" "));
                    break;
                case "tab" or "ptab":
                    cell.Characters("\t");
                    break;
                case "br" or "cr" when child.Get("type") is "page" or "column":
                    cell.Characters(" ");
                    break;
                case "br" or "cr":
                    cell.Break();
                    break;
                case "noBreakHyphen":
                    cell.Characters("\u2011");
                    break;
                case "softHyphen":
                    cell.Characters("\u00AD");
                    break;
                case "sym":
                    cell.Characters(Sign(child.Get("char")));
                    break;
                case "fldChar":
                    field.Mark(child.Get("fldCharType"));
                    break;
                case "instrText":
                    field.Add(child.Value);
                    break;
                case "footnoteReference" or "endnoteReference" or "commentReference" or "drawing" or "pict" or "object":
                    rest.Note(child.Name.LocalName);
                    break;
                case "AlternateContent":
                    rest.Note("drawing");
                    break;
            }
        }
    }

    private static string Sign(string? code)
    {
        if (!int.TryParse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var sign) || sign is < 0x20 or > 0xFFFD)
        {
            return "";
        }

        return (Signs.TryGetValue(sign & 0xFF, out var shown) && sign >= 0xF000 ? shown : (char)sign).ToString();
    }

    private static void Check(int depth)
    {
        if (depth > Bounds.Depth)
        {
            throw new UnreadableException(
                1,
                "The document has its text in boxes within boxes without end. Copy the table into a new document."
            );
        }
    }

    /// <summary>A field that runs over several runs, of which a link's address is kept.</summary>
    private sealed class Field
    {
        private string _code = "";
        private bool _inCode;

        /// <summary>The address that the field's result leads to.</summary>
        public string? Link { get; private set; }

        public void Mark(string? kind)
        {
            (_inCode, Link) = (
                kind == "begin",
                kind == "separate" && _code.Trim().Split('"') is [var name, var address, ..] && name.Trim() == "HYPERLINK"
                    ? Emphasis.Address(address)
                    : null
            );
            _code = kind == "begin" ? "" : _code;
        }

        public void Add(string code) => _code += _inCode && _code.Length < 4096 ? code : "";
    }
}

/// <summary>Counts what a Word document holds besides the text of its tables.</summary>
internal sealed class WordRest
{
    private readonly Dictionary<string, int> _counts = [];

    /// <summary>True when somebody's tracked changes were read as they would be accepted.</summary>
    public bool Tracked { get; private set; }

    /// <summary>The things that were not read, each in a few words.</summary>
    public IEnumerable<string> NotRead => _counts.Select(c => c.Value == 1 ? $"1 {c.Key}" : $"{c.Value} {c.Key}s");

    /// <summary>Notes one thing by its element's name.</summary>
    public void Note(string element)
    {
        Tracked |= element is "inserted" or "deleted";
        var word = element switch
        {
            "footnoteReference" => "footnote",
            "endnoteReference" => "endnote",
            "commentReference" => "margin comment",
            "inserted" => null,
            "deleted" => "tracked deletion",
            "struck" => "struck-out passage",
            "hidden" => "hidden passage",
            _ => "picture or text box",
        };
        if (word is not null)
        {
            _counts[word] = _counts.GetValueOrDefault(word) + 1;
        }
    }

    /// <summary>Notes that tracked deleted text was passed over.</summary>
    public IEnumerable<XElement> Skip(XElement deleted)
    {
        if (deleted.HasElements)
        {
            Note("deleted");
        }

        return [];
    }
}
