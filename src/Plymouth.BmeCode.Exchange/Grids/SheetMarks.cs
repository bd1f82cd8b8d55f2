using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>
/// Reads of a workbook (.xlsx) the rest that its values' reader does not give: emphasis in cells, formulas without a value, notes.
/// </summary>
internal sealed class SheetMarks
{
    /// <summary>No emphasis anywhere.</summary>
    public static readonly SheetMarks None = new([], [], hasNotes: false);

    private const int MostUnknown = 100;

    private readonly Dictionary<(int Row, int Column), List<(string Text, Emphasis Emphasis)>> _cells;

    private SheetMarks(
        Dictionary<(int Row, int Column), List<(string Text, Emphasis Emphasis)>> cells,
        List<(int Row, int Column)> unknown,
        bool hasNotes
    ) => (_cells, Unknown, HasNotes) = (cells, unknown, hasNotes);

    /// <summary>The cells with a formula whose value the workbook does not hold, by row and column from 0; a hundred at most.</summary>
    public IReadOnlyList<(int Row, int Column)> Unknown { get; }

    /// <summary>True when notes are pinned to cells.</summary>
    public bool HasNotes { get; }

    /// <summary>Finds the emphasis of a sheet; cells whose text has none are not kept.</summary>
    public static SheetMarks Of(byte[] bytes, string sheet)
    {
        using var package = OfficePackage.Open(bytes);
        var main = package.Related("", "officeDocument") ?? "xl/workbook.xml";
        var related = package.Relationships(main);
        var shared = Shared(package, related.Values.FirstOrDefault(r => r.Kind == "sharedStrings")?.Target);
        var found = package.Tree(main).One("sheets").All("sheet").FirstOrDefault(s => s.Get("name") == sheet);
        var id = found?.Attributes().FirstOrDefault(a => a.Name.LocalName == "id" && a.Name.NamespaceName.Length > 0)?.Value;
        if (id is null || !related.TryGetValue(id, out var part))
        {
            return None;
        }

        var unknown = new List<(int, int)>();
        return new(Cells(package, part.Target, shared, unknown), unknown, package.Related(part.Target, "comments") is not null);
    }

    /// <summary>Returns a cell with its emphasis; null when it has none, or when its text is another than the one shown.</summary>
    public CellText? Cell(int row, int column, string text)
    {
        if (
            !_cells.TryGetValue((row, column), out var runs)
            || string.Concat(runs.Select(r => r.Text)).ReplaceLineEndings("\n") != text.ReplaceLineEndings("\n")
        )
        {
            return null;
        }

        var cell = new CellText(column);
        foreach (var (words, emphasis) in runs)
        {
            cell.With(emphasis);
            cell.Lines(words);
        }

        return cell;
    }

    /// <summary>Returns the shared texts that have emphasis, by their number.</summary>
    private static Dictionary<int, List<(string, Emphasis)>> Shared(OfficePackage package, string? part)
    {
        var found = new Dictionary<int, List<(string, Emphasis)>>();
        using var reader = package.Read(part);
        var number = 0;
        while (reader is not null && !reader.EOF)
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                reader.Read();
            }
            else if (Runs(XmlTree.Read(reader)) is { } runs)
            {
                found[number++] = runs;
            }
            else
            {
                number++;
            }
        }

        return found;
    }

    private static Dictionary<(int, int), List<(string, Emphasis)>> Cells(
        OfficePackage package,
        string part,
        Dictionary<int, List<(string, Emphasis)>> shared,
        List<(int, int)> unknown
    )
    {
        var cells = new Dictionary<(int, int), List<(string, Emphasis)>>();
        using var reader = package.Read(part);
        while (reader is not null && !reader.EOF)
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                reader.Read();
                continue;
            }

            var cell = XmlTree.Read(reader);
            var runs = cell.Get("t") switch
            {
                "s" => int.TryParse(cell.One("v")?.Value, CultureInfo.InvariantCulture, out var number)
                    ? shared.GetValueOrDefault(number)
                    : null,
                "inlineStr" => Runs(cell.One("is")),
                _ => null,
            };
            if (PlaceOf(cell.Get("r")) is not { } place)
            {
                continue;
            }

            if (runs is not null)
            {
                cells[place] = runs;
            }
            else if (unknown.Count < MostUnknown && cell.One("f") is not null && cell.One("v") is null && cell.One("is") is null)
            {
                unknown.Add(place);
            }
        }

        return cells;
    }

    /// <summary>Returns the runs of a text; null when none has emphasis.</summary>
    private static List<(string, Emphasis)>? Runs(XElement? text)
    {
        var runs = text.All("r").Select(r => (Text: r.One("t")?.Value ?? "", Emphasis: EmphasisOf(r.One("rPr")))).ToList();
        return runs.Exists(r => r.Emphasis != default) ? runs : null;
    }

    private static Emphasis EmphasisOf(XElement? properties) =>
        new(properties.One("b").Switch() ?? false, properties.One("i").Switch() ?? false, properties.One("u").Switch() ?? false);

    /// <summary>Returns row and column, from 0, of a cell's name such as "B7"; null when it is none.</summary>
    private static (int Row, int Column)? PlaceOf(string? name)
    {
        var letters = name?.TakeWhile(char.IsAsciiLetterUpper).Count() ?? 0;
        return letters is > 0 and <= 3 && int.TryParse(name.AsSpan(letters), CultureInfo.InvariantCulture, out var row)
            ? (row - 1, name![..letters].Aggregate(0, (column, letter) => column * 26 + letter - 'A' + 1) - 1)
            : null;
    }
}
