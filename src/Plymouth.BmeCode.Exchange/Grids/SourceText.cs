using System.Buffers;

namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>
/// The received text and where its lines begin. Places are UTF-16 code units from 0; lines count from 1. Of a document that is no plain
/// text it is the text of its table's cells, and a line is a row of the table.
/// </summary>
internal sealed class SourceText
{
    /// <summary>Characters that are neither text nor white space; XML, and with it a Word document, cannot hold them.</summary>
    public static readonly SearchValues<char> NoText = SearchValues.Create([
        .. Enumerable.Range(0, 0x20).Select(c => (char)c).Where(c => !char.IsWhiteSpace(c)),
        '\uFFFE',
        '\uFFFF',
    ]);

    private readonly List<(int Start, int End, int Number)> _lines;

    private SourceText(string text, List<(int Start, int End, int Number)> lines) => (Text, _lines) = (text, lines);

    /// <summary>The text without a byte order mark.</summary>
    public string Text { get; }

    /// <summary>Finds the lines of plain text, whatever its line ends.</summary>
    public static SourceText Of(string text)
    {
        var lines = new List<(int, int, int)>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.AsSpan(start).IndexOfAny('\r', '\n');
            end = end < 0 ? text.Length : start + end;
            lines.Add((start, end, lines.Count + 1));
            start = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }

        return new(text, lines);
    }

    /// <summary>Makes the text of rows, each with where it stands in the text, in order, and the number it has in the document.</summary>
    public static SourceText OfRows(string text, List<(int Start, int End, int Number)> rows) => new(text, rows);

    /// <summary>Returns the number of the line (or row) a place stands in; 1 in a text without any.</summary>
    public int LineOf(int place) => _lines.Count == 0 ? 1 : _lines[IndexOf(place)].Number;

    /// <summary>Returns a few words from a place on, for a message.</summary>
    public string Excerpt(int place)
    {
        var lineEnd = _lines.Count == 0 ? Text.Length : Math.Max(place, _lines[IndexOf(place)].End);
        var end = Math.Min(lineEnd, place + 40);
        return Text[place..end].Trim() + (end < lineEnd ? "…" : "");
    }

    /// <summary>Returns each line (or row) as received, by its number. Cells of a row have a tab between them.</summary>
    public IReadOnlyDictionary<int, string> Lines() =>
        _lines.GroupBy(l => l.Number).ToDictionary(l => l.Key, l => string.Join(' ', l.Select(part => Text[part.Start..part.End])));

    private int IndexOf(int place)
    {
        var found = _lines.BinarySearch((place, int.MaxValue, int.MaxValue));
        return Math.Max(0, found >= 0 ? found : ~found - 1);
    }
}
