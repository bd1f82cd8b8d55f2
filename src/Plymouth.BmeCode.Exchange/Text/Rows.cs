using System.Text.RegularExpressions;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>A row of the table as it stands in the source.</summary>
/// <param name="line">The line it starts on.</param>
internal sealed class Row(int line, Cell left, Cell right, bool afterBreak)
{
    public int Line { get; } = line;

    public Cell Left { get; set; } = left;

    public Cell Right { get; set; } = right;

    /// <summary>True when one or more blank lines stand above it.</summary>
    public bool AfterBreak { get; } = afterBreak;

    /// <summary>True when the document itself shows that the answer above is this comment's too.</summary>
    public bool AnswerRunsOn { get; set; }
}

/// <summary>Cuts the source into the title above the table and rows of two cells.</summary>
internal static partial class Rows
{
    /// <summary>Reads title and rows, or says why there are none.</summary>
    /// <param name="title">The Code's title; null when nothing stands above the table.</param>
    public static ReadingResult.Bad? Read(SourceText source, Accounting accounting, out string? title, out List<Row> rows)
    {
        (title, rows) = (null, []);
        if (!source.Text.Contains('\t'))
        {
            return new(
                1,
                "There are no tab-separated rows. The table needs two columns on each line: the comment, a tab, the response. Save it "
                    + "as tab-separated text and try again."
            );
        }

        var above = new List<string>();
        var afterBreak = false;
        for (var line = 1; line <= source.LineCount; line++)
        {
            var (start, end) = source.Line(line);
            var text = source.Text[start..end];
            if (string.IsNullOrWhiteSpace(text))
            {
                afterBreak = true;
                continue;
            }

            if (rows.Count == 0 && !text.Contains('\t') && !SectionLabel.IsOne(text))
            {
                above.Add(text.Trim());
                accounting.Use(start, end - start, CharacterUse.Title);
                continue;
            }

            var tab = text.IndexOf('\t');
            tab = tab < 0 ? text.Length : tab;
            var second = text.IndexOf('\t', Math.Min(tab + 1, text.Length));
            if (second >= 0 && !string.IsNullOrWhiteSpace(text[second..]))
            {
                return new(
                    line,
                    "This row has more than two columns. Leave the comments and the responses, each in one column, and try again."
                );
            }

            var left = CellTokens.Read(accounting, start, start + tab);
            var right = tab == text.Length ? Cell.Blank : CellTokens.Read(accounting, start + tab + 1, second < 0 ? end : start + second);
            if (left.IsBlank && right.IsBlank)
            {
                afterBreak = true;
                continue;
            }

            rows.Add(new(line, left, right, afterBreak));
            afterBreak = false;
        }

        title = above.Count == 0 ? null : TitleOf(string.Join(' ', above));
        return null;
    }

    /// <summary>
    /// Returns the Code's name, without words such as "… – Working Group Response to consultation", which say what the table is.
    /// </summary>
    private static string TitleOf(string above) => Spaces().Replace(Purpose().Replace(above, ""), " ").Trim();

    [GeneratedRegex(
        @"(?<!\s)\s+[–—-]\s+[^–—]{0,200}\b(?:responses?|consultation|comments|feedback|answers)\b.*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Purpose();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
