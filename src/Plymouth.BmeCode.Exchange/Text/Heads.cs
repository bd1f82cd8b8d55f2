using System.Text.RegularExpressions;
using Plymouth.BmeCode.Exchange.Grids;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>Takes the title from above the table, and what stands outside a document's tables from between its rows.</summary>
/// <remarks>
/// A document may have its sections and clauses as paragraphs between tables: those that begin with a number of the table's kind are rows
/// of it. Any other paragraph outside is not read, and a remark says so.
/// </remarks>
internal sealed partial class Heads(Labels labels, Accounting accounting)
{
    /// <summary>Characters of the longest row that is taken for a title.</summary>
    private const int LongestTitle = 300;

    private readonly List<string> _above = [];
    private readonly List<Row> _rows = [];
    private readonly List<(int Line, string Message)> _remarks = [];

    /// <summary>The clause that the paragraph above begins, while only paragraphs have followed; else null.</summary>
    private Row? _clause;

    /// <summary>True when the row above stands outside the tables: the next row of a table is its first.</summary>
    private bool _below;

    /// <summary>The Code's title; null when nothing stands above the table.</summary>
    public string? Title => _above.Count == 0 ? null : TitleOf(string.Join(' ', _above));

    /// <summary>The rows of the table.</summary>
    public List<Row> Rows => _rows;

    /// <summary>Remarks on what was not read, each with the line it is on.</summary>
    public IReadOnlyList<(int Line, string Message)> Remarks => _remarks;

    /// <summary>Sorts the rows.</summary>
    public void Read(IReadOnlyList<Row> rows)
    {
        var sections = rows.LastOrDefault(r => labels.Divides(r));
        foreach (var row in rows)
        {
            switch (row.Kind)
            {
                case GridRowKind.Outside:
                    ReadOutside(row);
                    break;
                case GridRowKind.Line when _rows.Count == 0 && row.Left.Text.Length > LongestTitle && !labels.Divides(row):
                    NotRead(row);
                    break;
                case GridRowKind.Line when _rows.Count == 0 && !SectionLabel.IsOne(row.Left.Text) && !labels.Divides(row):
                case GridRowKind.Table when sections is not null && IsTitle(row):
                    Take(row);
                    break;
                case GridRowKind.Table when _below && IsColumnTitles(row):
                    accounting.Use(row.Left, CharacterUse.ColumnTitle);
                    accounting.Use(row.Right, CharacterUse.ColumnTitle);
                    break;
                default:
                    _rows.Add(row);
                    break;
            }

            _below = row.Kind == GridRowKind.Outside;
            _clause = _below ? _clause : null;
        }
    }

    /// <summary>True for the row "Comment | Response" with which each of a document's tables begins.</summary>
    private static bool IsColumnTitles(Row row) => ColumnHeads.IsOfComments(row.Left.Text) && ColumnHeads.IsOfResponses(row.Right.Text);

    private bool IsTitle(Row row) => _rows.Count == 0 && row.Right.IsBlank && row.Left.Text.Length <= LongestTitle && !labels.Divides(row);

    private void Take(Row row)
    {
        _above.Add(row.Left.Text.Trim());
        accounting.Use(row.Left, CharacterUse.Title);
    }

    private void ReadOutside(Row row)
    {
        if (labels.Divides(row))
        {
            _clause = SectionLabel.IsOne(row.Left.Text) ? null : row;
            _rows.Add(row);
        }
        else if (_clause is not null)
        {
            _clause.Left = _clause.Left.FollowedBy(row.Left);
        }
        else if (_rows.Count == 0 && _above.Count == 0 && row.Left.Text.Length <= LongestTitle)
        {
            Take(row);
        }
        else
        {
            NotRead(row);
        }
    }

    private void NotRead(Row row)
    {
        accounting.Use(row.Left, CharacterUse.NotRead);
        _remarks.Add(
            (
                row.Line,
                $"Text outside the table was not read: “{RemarkWords.Beginning(row.Left.Text)}”. Put it into a row if it belongs there."
            )
        );
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
