using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.TakingIn;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>
/// Reads a table as received: UTF-8 text, two tab-separated columns (comments left, responses right), stray HTML, page breaks as blank
/// lines.
/// </summary>
/// <remarks>
/// The steps: <see cref="SourceText"/> (bytes to lines) → <see cref="Rows"/> (lines to rows of two cells) → <see cref="Labels"/> (how
/// sections and clauses are numbered here) → <see cref="PageBreaks"/> (rows that go on after a page break) → <see cref="TableWalk"/>
/// (sections, clauses, comments) → <see cref="Answers"/> (responses and their groups) → <see cref="Doubts"/>. <see cref="Accounting"/> sees
/// to it that each character that is not white space has exactly one use.
/// </remarks>
public static class TableReader
{
    /// <summary>Bytes of the largest table that is read.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    /// <summary>Reads a table; every character is accounted for.</summary>
    /// <param name="fileName">Name of the file; kept as each comment's source, and the title when the table has none.</param>
    /// <param name="bytes">The file; UTF-8, with or without a byte order mark, any line ends.</param>
    /// <param name="ids">Makes the ids: k… consultation, s… section, c… clause, m… comment, r… response, d… doubt.</param>
    /// <returns>The reading, or where and why it cannot be read.</returns>
    public static ReadingResult Read(string fileName, ReadOnlySpan<byte> bytes, IdSource ids) => ReadAccounted(fileName, bytes, ids).Result;

    /// <summary>
    /// Does what <see cref="Read"/> does, and returns the use of every character (null when the reader did not get that far).
    /// </summary>
    internal static (ReadingResult Result, Accounting? Accounting) ReadAccounted(string fileName, ReadOnlySpan<byte> bytes, IdSource ids)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(ids);
        if (SourceText.Open(bytes, out var source) is { } unreadable)
        {
            return (unreadable, null);
        }

        var accounting = new Accounting(source);
        if (Rows.Read(source, accounting, out var title, out var rows) is { } noRows)
        {
            return (noRows, accounting);
        }

        var labels = Labels.Of(rows);
        var walk = new TableWalk(labels, ids, accounting);
        if (walk.Read(PageBreaks.Join(rows, labels)) is { } astray)
        {
            return (astray, accounting);
        }

        var answers = new Answers(ids, accounting);
        answers.Read(walk.Comments);
        var reading = Assembly.Reading(
            new ConsultationId(ids.Next("k")),
            title ?? walk.Title ?? Path.GetFileNameWithoutExtension(fileName),
            fileName,
            walk,
            answers
        );
        reading = reading with { Doubts = [.. Doubts.Of(walk, answers, accounting, ids)] };
        return accounting.FirstUnused() is { } place
            ? (
                new ReadingResult.Bad(
                    source.LineOf(place),
                    $"The reader found no place for “{source.Excerpt(place)}”. Nothing was kept; look whether this line has the "
                        + "table's form."
                ),
                accounting
            )
            : (new ReadingResult.Good(reading), accounting);
    }
}

/// <summary>A reading, or a refusal with the 1-based line it rests on.</summary>
public abstract record ReadingResult
{
    /// <summary>The table was read.</summary>
    public sealed record Good(Reading Reading) : ReadingResult;

    /// <summary>The table cannot be read: what is wrong on line <paramref name="Line"/>, in words for whoever sent it.</summary>
    public sealed record Bad(int Line, string Message) : ReadingResult;
}
