using Plymouth.BmeCode.Exchange.Grids;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>Goes through the rows from the first to the last and finds the sections, clauses and comments.</summary>
internal sealed class TableWalk(Labels labels, IdSource ids, Accounting accounting)
{
    private readonly List<(int Line, string Message)> _remarks = [];
    private string? _commentsTitle;
    private string? _responsesTitle;
    private SectionPart? _section;
    private ClausePart? _clause;
    private readonly HashSet<ClauseLabel> _used = [];
    private RowKinds? _kinds;
    private ClauseLabel? _lastClause;
    private int _lastOrdinal;
    private int _stretch;

    /// <summary>The clause of the last row, if that began the clause or went on with it; else null.</summary>
    private ClausePart? _unfinished;

    public Labels Labels => labels;

    public List<SectionPart> Sections { get; } = [];

    public List<CommentPart> Comments { get; } = [];

    /// <summary>Remarks on what somebody should look at, each with the line it is on.</summary>
    public IReadOnlyList<(int Line, string Message)> Remarks => _remarks;

    /// <summary>Reads the rows, or says at which line it cannot go on.</summary>
    public ReadingResult.Bad? Read(IReadOnlyList<Row> rows)
    {
        _kinds = new(rows, labels);
        for (var i = 0; i < rows.Count; i++)
        {
            if (ReadRow(rows[i], i) is { } astray)
            {
                return astray;
            }
        }

        var clauses = Sections.SelectMany(s => s.Clauses).ToList();
        if (clauses.Count == 0)
        {
            return new(
                rows is [var first, ..] ? first.Line : 1,
                "There is no clause in this table. A clause's row starts with its number (1.1, A1 or Principle 4) and has nothing in "
                    + "the response column."
            );
        }

        foreach (var clause in clauses)
        {
            clause.Words = WordsBuilder.Of(clause.Cell);
            accounting.Use(clause.Words);
        }

        return null;
    }

    private ReadingResult.Bad? ReadRow(Row row, int place)
    {
        if (IsColumnTitles(row))
        {
            accounting.Use(row.Left, CharacterUse.ColumnTitle);
            accounting.Use(row.Right, CharacterUse.ColumnTitle);
            return null;
        }

        if (FirstSection(row) is { } first)
        {
            Remark(row, RowKinds.Disorder(first, _lastOrdinal));
            ReadBesideSection(row, first);
            ReadSection(row, first);
            return null;
        }

        if (_section is null && labels.Style == ClauseStyle.Plain)
        {
            _remarks.Add((row.Line, "There is no section's row here. The clauses were read as one section without a heading."));
            Begin(new SectionPart(new(ids.Next("s")), SectionKind.Numbered, SectionLabel.First, row.Line, Words.None, Words.None));
        }

        var known = _kinds!.Of(place, _section, _lastOrdinal, _lastClause, _used);
        Remark(row, known.Remark);
        switch (known.Kind)
        {
            case RowKind.Section:
                ReadSection(row, labels.SectionAt(row.Left.Text)!);
                return null;
            case RowKind.General:
                accounting.Use(row.Left.Part(0, known.Length), CharacterUse.Number);
                Begin(
                    new SectionPart(
                        new(ids.Next("s")),
                        SectionKind.General,
                        null,
                        row.Line,
                        WordsBuilder.Of(row.Left.From(known.Length), WordsForm.OneLine),
                        Words.None
                    )
                );
                return null;
            case RowKind.SectionComments:
                accounting.Use(row.Left, CharacterUse.Label);
                (_clause, _unfinished) = (null, null);
                _stretch++;
                return null;
            case RowKind.Clause when _section is null:
                return new(
                    row.Line,
                    $"Clause {known.Clause!.Number} stands before any section. Put a section's row above it, for instance "
                        + "“1. Introduction”."
                );
            case RowKind.Clause:
                ReadClause(row, known.Clause!, known.Length);
                return null;
            case RowKind.LoneComment:
                _stretch++;
                var refused = ReadComment(row);
                _stretch++;
                return refused;
            default:
                return GoesOnAsList(row) ? null : ReadComment(row);
        }
    }

    private void Remark(Row row, string? message)
    {
        if (message is not null)
        {
            _remarks.Add((row.Line, message));
        }
    }

    /// <summary>True for the row "Comment | Response" above everything, and for the same again further down.</summary>
    private bool IsColumnTitles(Row row)
    {
        var (left, right) = (row.Left.Text.Trim(), row.Right.Text.Trim());
        if (
            _section is null
            && _commentsTitle is null
            && left.Length is > 0 and < 60
            && labels.SectionAt(left) is null
            && ColumnHeads.IsOfResponses(right)
        )
        {
            (_commentsTitle, _responsesTitle) = (left, right);
            return true;
        }

        return _commentsTitle is not null && left == _commentsTitle && right == _responsesTitle;
    }

    /// <summary>
    /// Returns the label of a section's row whose right cell may be the column's title: the first section's row, or a later one whose right
    /// cell says the same again.
    /// </summary>
    private SectionLabel? FirstSection(Row row) =>
        _section is null || (!row.Right.IsBlank && row.Right.Text.Trim() == _responsesTitle) ? labels.SectionAt(row.Left.Text) : null;

    /// <summary>
    /// Takes what stands beside a section's row for the column's title, if it is one; else it is said that it was not read.
    /// </summary>
    private void ReadBesideSection(Row row, SectionLabel section)
    {
        var beside = row.Right.Text.Trim();
        if (beside.Length > 0 && beside != _responsesTitle && (_responsesTitle is not null || !ColumnHeads.IsOfResponses(beside)))
        {
            accounting.Use(row.Right, CharacterUse.NotRead);
            Remark(
                row,
                $"“{RemarkWords.Beginning(beside)}” stands beside the heading of section {section.Number} and was not read: a heading has no "
                    + "response. Put the comment it answers below the heading."
            );
            return;
        }

        _responsesTitle = beside.Length > 0 ? beside : _responsesTitle;
        accounting.Use(row.Right, CharacterUse.ColumnTitle);
    }

    private void ReadSection(Row row, SectionLabel label)
    {
        if (row.Left.Tokens.Any(t => t is { Kind: TokenKind.Open, Tag: "u" or "b" or "i" or "ul" or "ol" }))
        {
            _remarks.Add((row.Line, "Headings and lead-ins have no emphasis and no lists; this row's are not kept."));
        }

        _lastOrdinal = label.Ordinal;
        accounting.Use(row.Left.Part(0, label.Length), CharacterUse.Number);
        var heading = SectionHeading.Of(row.Left.From(label.Length));
        accounting.Use(heading.Dash, CharacterUse.Label);
        Begin(
            new SectionPart(
                new(ids.Next("s")),
                SectionKind.Numbered,
                label,
                row.Line,
                WordsBuilder.Of(heading.Heading, WordsForm.OneLine),
                WordsBuilder.Of(heading.LeadIn, WordsForm.Paragraphs)
            )
        );
    }

    private void Begin(SectionPart section)
    {
        accounting.Use(section.Heading);
        accounting.Use(section.LeadIn);
        Sections.Add(section);
        (_section, _clause, _unfinished) = (section, null, null);
        _stretch++;
    }

    private void ReadClause(Row row, ClauseLabel label, int length)
    {
        accounting.Use(row.Left.Part(0, length), CharacterUse.Number);
        _clause = _unfinished = new ClausePart(new(ids.Next("c")), label, row.Line, row.Left.From(length));
        _section!.Clauses.Add(_clause);
        _lastClause = label;
        _used.Add(label);
        _stretch++;
    }

    /// <summary>
    /// Takes a row with a list as the rest of the clause above it, whose list may stand on the row below; true when it did.
    /// </summary>
    private bool GoesOnAsList(Row row)
    {
        if (
            _unfinished is null
            || !row.Right.IsBlank
            || !row.Left.StartsWithList
            || !(_unfinished.Cell.EndsWithColon || _unfinished.Cell.Text.AsSpan().IndexOfAny(Cell.ItemMarks) >= 0)
        )
        {
            return false;
        }

        _unfinished.Cell = _unfinished.Cell.JoinedWith(row.Left);
        return true;
    }

    private ReadingResult.Bad? ReadComment(Row row)
    {
        _unfinished = null;
        var label = Labels.SectionCommentsLabel(row.Left.Text);
        if (_section is null)
        {
            return new(
                row.Line,
                "This row stands above the first section. If it is a title, leave the response column empty beside it, or put it on a "
                    + "line of its own above the table. If it is a comment, put above it the section's row it belongs to, for instance "
                    + "“1. Introduction”, with nothing in the response column."
            );
        }

        if (label > 0)
        {
            accounting.Use(row.Left.Part(0, label), CharacterUse.Label);
            row.Left = row.Left.From(label);
            _clause = null;
        }

        if (row.Left.IsBlank)
        {
            return row.Right.IsBlank ? null : GoOnAnswering(row);
        }

        if (
            !row.Right.IsBlank
            && labels.Style.AloneAt(row.Left.Text) is { } alone
            && !labels.Knows(alone.Label)
            && IsNext(alone.Label)
            && !row.Left.From(alone.Length).StartsLower
        )
        {
            return new(
                row.Line,
                $"This row starts like clause {alone.Label.Number} but has text in the response column. Put the response beside a "
                    + "comment of its own, or a dash after the number if this is a comment."
            );
        }

        var words = WordsBuilder.Of(row.Left);
        accounting.Use(words);
        Comments.Add(new CommentPart(new(ids.Next("m")), row.Line, _section, _clause, words, row.Left.Text, row) { Stretch = _stretch });
        return null;
    }

    private bool IsNext(ClauseLabel label) =>
        _section!.Clauses is [.., var last]
            ? label.Before == last.Label.Before && label.Count == last.Label.Count + 1
            : label.Section == _section.Label?.Number && label.Count == 1;

    private ReadingResult.Bad? GoOnAnswering(Row row)
    {
        if (Comments.LastOrDefault() is not { } last || last.Stretch != _stretch || last.Answer.IsBlank)
        {
            return new(row.Line, "There is a response here but no comment beside it. Put it beside the comment it answers.");
        }

        last.Answer = last.Answer.FollowedBy(row.Right);
        _remarks.Add((row.Line, "A response without a comment beside it was read as a further paragraph of the response above."));
        return null;
    }
}
