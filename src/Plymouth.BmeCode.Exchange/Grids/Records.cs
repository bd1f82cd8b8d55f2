namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>A cell of delimited text by its places.</summary>
/// <param name="Start">The place of its first character, its quotation mark apart.</param>
/// <param name="End">The place after its last character.</param>
/// <param name="Quoted">True when quotation marks enclose it.</param>
/// <param name="Parted">True when a delimiter stands after it.</param>
internal readonly record struct RawCell(int Start, int End, bool Quoted, bool Parted)
{
    /// <summary>The place where it begins, its quotation mark included.</summary>
    public int Outer => Quoted ? Start - 1 : Start;

    /// <summary>The place after it, its quotation mark included.</summary>
    public int OuterEnd => Quoted ? End + 1 : End;
}

/// <summary>Cuts delimited text into records of cells by RFC 4180, with any delimiter.</summary>
/// <remarks>
/// A cell is quoted only when what begins like one also ends like one: quotation marks in the middle of a cell, and one at its start
/// that nothing closes, are characters of the cell.
/// </remarks>
internal static class Records
{
    /// <summary>Returns the records in order; a blank line is a record of one blank cell.</summary>
    public static IEnumerable<List<RawCell>> Of(string text, char delimiter, Quoting quoting)
    {
        for (var at = 0; at < text.Length;)
        {
            var record = new List<RawCell>();
            while (true)
            {
                var cell = CellAt(text, at, delimiter, quoting);
                record.Add(cell);
                at = cell.OuterEnd;
                if (!cell.Parted)
                {
                    break;
                }

                at++;
            }

            at += at + 1 < text.Length && text[at] == '\r' && text[at + 1] == '\n' ? 2 : 1;
            yield return record;
        }
    }

    private static RawCell CellAt(string text, int at, char delimiter, Quoting quoting)
    {
        if (quoting != Quoting.None && at < text.Length && text[at] == '"' && Closing(text, at, delimiter, quoting) is { } close)
        {
            return new(at + 1, close, Quoted: true, Parted: close + 1 < text.Length && text[close + 1] == delimiter);
        }

        var length = text.AsSpan(at).IndexOfAny(delimiter, '\r', '\n');
        var end = length < 0 ? text.Length : at + length;
        return new(at, end, Quoted: false, Parted: end < text.Length && text[end] == delimiter);
    }

    /// <summary>Returns the place of the mark that closes the cell begun at <paramref name="open"/>; null when none does.</summary>
    private static int? Closing(string text, int open, char delimiter, Quoting quoting)
    {
        var (lines, doubled) = (false, false);
        for (var at = open + 1; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"' when at + 1 < text.Length && text[at + 1] == '"':
                    doubled = true;
                    at++;
                    break;
                case '"':
                    var ends = at + 1 == text.Length || text[at + 1] == delimiter || text[at + 1] is '\r' or '\n';
                    return ends && (quoting == Quoting.All || lines || doubled) ? at : null;
                case '\t' when delimiter == '\t':
                    // No cell holds a tab: an unclosed mark would run on into later rows and take them in.
                    return null;
                case '\r' or '\n':
                    lines = true;
                    break;
            }
        }

        return null;
    }
}

/// <summary>Says which cells that begin and end with quotation marks are quoted.</summary>
internal enum Quoting
{
    /// <summary>None: quotation marks are characters.</summary>
    None,

    /// <summary>Those with a line end or a doubled quotation mark in them: other cells of the text hold lone marks.</summary>
    Certain,

    /// <summary>All, as spreadsheets write them.</summary>
    All,
}
