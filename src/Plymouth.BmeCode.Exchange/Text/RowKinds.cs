using Plymouth.BmeCode.Exchange.Grids;
using Plymouth.BmeCode.Review.Code;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>The kinds of rows.</summary>
internal enum RowKind
{
    Section,
    General,

    /// <summary>A heading in a section under which comments on that section stand.</summary>
    SectionComments,
    Clause,

    /// <summary>A comment that may be a heading: it is no neighbour of the rows around it.</summary>
    LoneComment,
    Comment,
}

/// <summary>A row with its kind.</summary>
/// <param name="Length">The place where the text after the number begins; 0 when it has none.</param>
/// <param name="Remark">What somebody should look at; null when there is no doubt.</param>
internal sealed record KnownRow(RowKind Kind, int Length = 0, ClauseLabel? Clause = null, string? Remark = null);

/// <summary>
/// Says what each row is. A number alone makes no clause and no section: it must go on from those above it, have the form of this table's
/// numbers, and what follows it must begin as clauses and headings do here.
/// </summary>
internal sealed class RowKinds(IReadOnlyList<Row> rows, Labels labels)
{
    private const int LongestHeading = 60;
    private const int MostWordsOfHeading = 6;
    private const int CommentsBelowHeading = 2;

    private readonly RowCandidates _candidates = new(rows, labels);
    private readonly bool _hasGeneral = rows.Any(r => r.Right.IsBlank && GeneralHeadings.IsAtTheEnd(r.Left.Text));
    private readonly int _unanswered = rows.Count(r =>
        r.Right.IsBlank && labels.SectionAt(r.Left.Text) is null && labels.Style.AloneAt(r.Left.Text) is null
    );
    private readonly double _usualLength = Median(
        rows.Where(r => r.Right.IsBlank && labels.Style.AloneAt(r.Left.Text) is not null).Select(r => r.Left.Text.Length)
    );

    /// <summary>Says what a row is; a row with a response is a comment.</summary>
    /// <param name="section">The section it stands in; null above the first.</param>
    /// <param name="lastOrdinal">The place that the number of the last section says; 0 when there was none.</param>
    /// <param name="last">The last clause in the table; null when there was none.</param>
    /// <param name="used">The numbers of the clauses so far.</param>
    public KnownRow Of(int row, SectionPart? section, int lastOrdinal, ClauseLabel? last, IReadOnlySet<ClauseLabel> used)
    {
        if (!rows[row].Right.IsBlank)
        {
            return new(RowKind.Comment);
        }

        return GeneralAt(row, section)
            ?? (_candidates.Section(row) is { } label ? SectionAt(row, label, lastOrdinal) : null)
            ?? (
                _candidates.Clause(row) is { } clause && section?.Kind != SectionKind.General
                    ? ClauseAt(row, clause, section, last, used)
                    : null
            )
            ?? (MayBeHeading(row, section) ? LoneAt(row) : null)
            ?? new(RowKind.Comment);
    }

    private KnownRow LoneAt(int row) =>
        new(
            RowKind.LoneComment,
            Remark: $"“{rows[row].Left.Text.Trim()}” stands alone above the last comments and was read as a comment. If it is a heading for "
                + "comments on the whole Code, call it “General comments” in the file and import that instead."
        );

    /// <summary>
    /// True for a short row that is no sentence, with nothing beside it, after the last clause and above other comments, in a table without
    /// a known heading for comments on the Code, that stands out: by its marks, a colon, or as the only row that nobody answered.
    /// </summary>
    private bool MayBeHeading(int row, SectionPart? section)
    {
        var left = rows[row].Left;
        var text = left.Text.Trim();
        return section?.Kind == SectionKind.Numbered
            && !_hasGeneral
            && text.Length is > 2 and < LongestHeading
            && text.Split(' ').Length <= MostWordsOfHeading
            && char.IsUpper(text[0])
            && (char.IsLetterOrDigit(text[^1]) || text[^1] is ':' or ';')
            && rows.Count - row > CommentsBelowHeading
            && (
                text[^1] is ':' or ';'
                || left.Tokens.Any(t => t is { Kind: TokenKind.Open, Tag: "b" or "u" or "i" })
                || (_unanswered == 1 && rows.Skip(row + 1).All(r => !r.Right.IsBlank))
            )
            && _candidates.Section(row) is null
            && _candidates.Clause(row) is null
            && Labels.SectionCommentsLabel(text) == 0
            && _candidates.NothingButCommentsBelow(row);
    }

    private KnownRow? GeneralAt(int row, SectionPart? section)
    {
        var text = rows[row].Left.Text;
        var number = _candidates.Section(row)?.Length ?? 0;
        var words = text[number..];
        if (number == 0 && GeneralHeadings.IsAnywhere(words))
        {
            return new(RowKind.General);
        }

        if (section is null || section.Kind == SectionKind.General || row + 1 >= rows.Count || !GeneralHeadings.IsAtTheEnd(words))
        {
            return null;
        }

        return _candidates.NothingButCommentsBelow(row) ? new(RowKind.General, number)
            : number > 0 ? null
            : new(
                RowKind.SectionComments,
                Remark: $"“{words.Trim()}” was read as a heading: the comments below it are about this section. Is it a comment?"
            );
    }

    private KnownRow? SectionAt(int row, SectionLabel label, int lastOrdinal)
    {
        if (label.Ordinal <= lastOrdinal)
        {
            return null;
        }

        var heading = RowCandidates.IsHeading(rows[row].Left.From(label.Length));
        var follows = label.Ordinal == lastOrdinal + 1;
        if (!_candidates.IsConfirmed(row) && (!heading || _candidates.IsConfirmedLater(row) || (_candidates.Carries && !follows)))
        {
            return rows[row].Left.From(label.Length).StartsLower || _candidates.IsConfirmedLater(row)
                ? null
                : new(
                    RowKind.Comment,
                    Remark: $"This row begins with {label.Number}, but is no heading of section {label.Number} with clauses below it. "
                        + "Read as a comment."
                );
        }

        return new(RowKind.Section, label.Length, Remark: Disorder(label, lastOrdinal));
    }

    /// <summary>Returns what is odd about a section's number after the one before it; null when it follows.</summary>
    public static string? Disorder(SectionLabel label, int lastOrdinal) =>
        label.Ordinal == lastOrdinal + 1 ? null
        : lastOrdinal == 0 ? $"The first section is {label.Number}. Does something stand before it that is missing here?"
        : $"Section {label.Number} does not follow on the one before. Is this a section's row, or a comment that starts with a number?";

    private KnownRow? ClauseAt(int row, ClauseCandidate clause, SectionPart? section, ClauseLabel? last, IReadOnlySet<ClauseLabel> used)
    {
        var label = clause.Label;
        var before = section?.Clauses is [.., var above] ? above.Label : null;
        var (follows, strange) = (label.Follows(before) || (before is null && last is not null && label.Follows(last)), false);
        if (_candidates.Carries && label.Root is { } root && root != section?.Label?.Number && section is not null)
        {
            strange = before?.Before != label.Before;
            if (
                _candidates.HasSection(root)
                || (strange && (label.Depth != _candidates.Depth || label.Count != 1 || !_candidates.ComesAgain(label.Next, row)))
            )
            {
                return null;
            }

            follows = true;
        }

        if (label.Depth > _candidates.Depth && !follows)
        {
            return null;
        }

        if (
            clause.Dashed
            && !_candidates.DashedForm
            && (used.Contains(label) || !follows || clause.Lower || !_candidates.ComesAgain(label.Next, row))
        )
        {
            return null;
        }

        return clause.Lower && !_candidates.LowerCase && !_candidates.IsLowerCaseAround(row)
            ? InLowerCase(row, clause, before, follows)
            : AsOthers(row, clause, before, follows, strange, used);
    }

    /// <summary>A text in lower case is a clause only where one with its number is missing otherwise.</summary>
    private KnownRow? InLowerCase(int row, ClauseCandidate clause, ClauseLabel? before, bool follows) =>
        follows
        && !_candidates.ComesAgain(clause.Label, row)
        && ((before is null && clause.Label.Count == 1) || _candidates.ComesAgain(clause.Label.Next, row))
            ? new(
                RowKind.Clause,
                clause.Length,
                clause.Label,
                $"{clause.Label.Number} begins in lower case, as no other clause does, and was read as a clause. If it is a comment, put a "
                    + "dash after its number."
            )
            : null;

    private KnownRow? AsOthers(
        int row,
        ClauseCandidate clause,
        ClauseLabel? before,
        bool follows,
        bool strange,
        IReadOnlySet<ClauseLabel> used
    )
    {
        var label = clause.Label;
        var read = new KnownRow(RowKind.Clause, clause.Length, label);
        if (follows)
        {
            return strange
                ? read with
                {
                    Remark = $"{label.Number} stands in another section than its number says. Is the row of section {label.Root} missing?",
                }
                : read;
        }

        if (label == before && !clause.Lower && rows[row].Left.Text.Length * 2 >= _usualLength)
        {
            return read;
        }

        if (used.Contains(label))
        {
            return clause.Lower
                ? null
                : new(RowKind.Comment, Remark: $"This row begins with {label.Number}, as a clause above it does. Read as a comment on it.");
        }

        return before?.Before == label.Before && label.Count < before.Count
                ? read with
                {
                    Remark =
                        $"{label.Number} stands after {before.Number} and was read as a clause. If it is a comment, put a dash after "
                        + "its number.",
                }
            : _candidates.ComesAgain(label, row) ? null
            : read with
            {
                Remark = before is null
                    ? $"The first clause of this section is {label.Number}. Is it a clause, and does one stand before it that is missing here?"
                    : $"{label.Number} does not follow on {before.Number} and was read as a clause. If it is a comment, put a dash after "
                        + "its number.",
            };
    }

    private static double Median(IEnumerable<int> lengths)
    {
        var ordered = lengths.Order().ToList();
        return ordered.Count == 0 ? 0 : ordered[ordered.Count / 2];
    }
}
