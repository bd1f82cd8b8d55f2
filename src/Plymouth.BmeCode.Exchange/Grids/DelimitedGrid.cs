using System.Collections.Immutable;

namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>Reads plain text whose columns a character parts: tab, comma, semicolon or bar.</summary>
internal static class DelimitedGrid
{
    /// <summary>Reads the text; a row's number is the line it begins on.</summary>
    /// <exception cref="UnreadableException">Nothing parts columns, or the table is larger than a table can be.</exception>
    public static Grid Read(string text, EncodingFacts encoding, ReadAs how)
    {
        var source = SourceText.Of(text);
        if (text.AsSpan().IndexOfAny(SourceText.NoText) is >= 0 and var bad)
        {
            throw Bounds.NoText(source.LineOf(bad), text[bad]);
        }

        var (delimiter, why) = how.Delimiter is { } given ? (given, "chosen by you") : Delimiters.Of(text);
        var quoting = Delimiters.QuotingOf(text, delimiter);
        var rows = ImmutableArray.CreateBuilder<GridRow>();
        var separators = ImmutableArray.CreateBuilder<int>();
        var (afterBlank, quoted) = (false, false);
        foreach (var record in Records.Of(text, delimiter, quoting))
        {
            var row = new GridRow(
                source.LineOf(record[0].Outer),
                afterBlank,
                record.Count == 1 ? GridRowKind.Line : GridRowKind.Table,
                [.. record.Select((cell, column) => Cell(text, cell, column))]
            );
            quoted |= record.Exists(c => c.Quoted);
            separators.AddRange(record.SelectMany(Apart).Where(place => !char.IsWhiteSpace(text[place])));
            afterBlank = row.IsBlank;
            if (!afterBlank)
            {
                rows.Add(row);
            }

            if (rows.Count > Bounds.Rows || record.Count > Bounds.Columns)
            {
                throw new UnreadableException(
                    row.Line,
                    $"The table has more than {Bounds.Rows:N0} rows or {Bounds.Columns:N0} columns. Take it in in parts."
                );
            }
        }

        var facts = new GridFacts(TableFormat.Text, encoding, new(delimiter, why, quoted), [], []);
        return new(source, rows.ToImmutable(), facts, separators.ToImmutable(), []);
    }

    /// <summary>Returns the places around a cell that are the format's: its quotation marks, and the delimiter after it.</summary>
    private static IEnumerable<int> Apart(RawCell cell) =>
        (cell.Quoted ? [cell.Start - 1, cell.End] : Array.Empty<int>()).Concat(cell.Parted ? [cell.OuterEnd] : []);

    private static GridCell Cell(string text, RawCell cell, int column)
    {
        var raw = text[cell.Start..cell.End];
        if (!cell.Quoted)
        {
            return new(column, cell.Start, raw, [], []);
        }

        var doubled = ImmutableArray.CreateBuilder<int>();
        for (var at = raw.IndexOf("\"\"", StringComparison.Ordinal); at >= 0; at = raw.IndexOf("\"\"", at + 2, StringComparison.Ordinal))
        {
            doubled.Add(at - doubled.Count);
        }

        var words = raw.Replace("\"\"", "\"", StringComparison.Ordinal);
        return new(column, cell.Start, words, [.. LineEnds(words)], doubled.ToImmutable());
    }

    /// <summary>A line end in a cell begins a paragraph.</summary>
    private static IEnumerable<Token> LineEnds(string text)
    {
        for (var at = text.AsSpan().IndexOfAny('\r', '\n'); at >= 0 && at < text.Length;)
        {
            at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
            yield return new(TokenKind.Open, at, 0, Tag: "p");
            var next = text.AsSpan(at).IndexOfAny('\r', '\n');
            at = next < 0 ? text.Length : at + next;
        }
    }
}
