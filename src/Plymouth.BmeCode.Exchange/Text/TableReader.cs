using Plymouth.BmeCode.Exchange.Grids;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.TakingIn;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>
/// Reads a table as received: a Word document, an Excel workbook, a web page or delimited text, with two columns (comments left, responses
/// right).
/// </summary>
/// <remarks>
/// The steps: <see cref="GridReader"/> (bytes to cells, whatever the document) → <see cref="Text.Rows"/> (cells to rows of two) →
/// <see cref="Labels"/> (how sections and clauses are numbered here) → <see cref="Heads"/> (the title above them) →
/// <see cref="PageBreaks"/> (rows that go on after a page break) → <see cref="TableWalk"/> (sections, clauses, comments) →
/// <see cref="Answers"/> (responses and their groups) → <see cref="Doubts"/>. <see cref="Accounting"/> sees to it that each character
/// that is not white space has exactly one use.
/// </remarks>
public static class TableReader
{
    /// <summary>Reads a table; every character is accounted for.</summary>
    /// <param name="fileName">Name of the file; kept as each comment's source, and the title when the table has none.</param>
    /// <param name="bytes">The file. What kind of document it is, is told by its bytes, never by its name.</param>
    /// <param name="ids">Makes the ids: k… consultation, s… section, c… clause, m… comment, r… response, d… doubt.</param>
    /// <param name="how">How to read it, where somebody says so; null when the reader finds out.</param>
    /// <returns>The reading, or where and why it cannot be read.</returns>
    public static ReadingResult Read(string fileName, ReadOnlySpan<byte> bytes, IdSource ids, ReadAs? how = null) =>
        ReadAccounted(fileName, bytes, ids, how).Result;

    /// <summary>
    /// Does what <see cref="Read"/> does, and returns the use of every character (null when the reader did not get that far).
    /// </summary>
    internal static (ReadingResult Result, Accounting? Accounting) ReadAccounted(
        string fileName,
        ReadOnlySpan<byte> bytes,
        IdSource ids,
        ReadAs? how = null
    )
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(ids);
        if (GridReader.Read(bytes, how ?? new(), out var grid) is { } unreadable)
        {
            return (unreadable, null);
        }

        var accounting = new Accounting(grid.Source);
        return (
            OfGrid(fileName, grid, accounting, ids) switch
            {
                ReadingResult.Bad bad => bad with { RowWord = grid.Facts.RowWord },
                var read => read,
            },
            accounting
        );
    }

    private static ReadingResult OfGrid(string fileName, Grid grid, Accounting accounting, IdSource ids)
    {
        if (Rows.Read(grid, accounting, out var rows) is { } noRows)
        {
            return noRows;
        }

        var labels = Labels.Of(rows);
        var heads = new Heads(labels, accounting);
        heads.Read(rows);
        var walk = new TableWalk(labels, ids, accounting);
        if (walk.Read(PageBreaks.Join(heads.Rows, labels)) is { } astray)
        {
            return astray;
        }

        var answers = new Answers(ids, accounting);
        answers.Read(walk.Comments);
        var reading = Assembly.Reading(
            new ConsultationId(ids.Next("k")),
            heads.Title ?? Path.GetFileNameWithoutExtension(fileName),
            fileName,
            walk,
            answers
        );
        reading = reading with { Doubts = [.. Doubts.Of(walk, answers, accounting, grid.Remarks.Concat(heads.Remarks), ids)] };
        return accounting.FirstUnused() is { } place
            ? new ReadingResult.Bad(
                grid.Source.LineOf(place),
                $"The reader found no place for “{grid.Source.Excerpt(place)}”. Nothing was kept; look whether this {grid.Facts.RowWord} "
                    + "has the table's form."
            )
            : new ReadingResult.Good(reading, grid.Facts, grid.Source.Lines());
    }
}

/// <summary>A reading, or a refusal with the line or row it rests on.</summary>
public abstract record ReadingResult
{
    /// <summary>The table was read.</summary>
    /// <param name="Reading">What was read.</param>
    /// <param name="Facts">What is known of the document.</param>
    /// <param name="Lines">Its lines (or the rows of its table) as received, by number from 1; those without text may be missing.</param>
    public sealed record Good(Reading Reading, GridFacts Facts, IReadOnlyDictionary<int, string> Lines) : ReadingResult;

    /// <summary>
    /// The table cannot be read: what is wrong on line <paramref name="Line"/> (0: with the whole document), in words for whoever sent it.
    /// </summary>
    public sealed record Bad(int Line, string Message) : ReadingResult
    {
        /// <summary>The name of what <see cref="Line"/> counts: "line" in plain text, "row" in any other document.</summary>
        public string RowWord { get; init; } = "line";

        /// <summary>The place it rests on, as "line 12"; null when it is the whole document.</summary>
        public string? Place => Line == 0 ? null : $"{RowWord} {Line}";
    }
}
