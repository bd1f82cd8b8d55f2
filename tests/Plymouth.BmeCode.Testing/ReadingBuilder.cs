using System.Collections.Immutable;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Testing;

/// <summary>
/// Writes a received table, row by row, as a reader would hand it over. Ids count per kind in order: sections s1, s2, …, clauses c1, …,
/// comments k1, …, responses r1, …, doubts d1, ….
/// </summary>
public sealed class ReadingBuilder(IdSource ids)
{
    private readonly List<ReadSection> _sections = [];
    private readonly List<Comment> _comments = [];
    private readonly List<ReadResponse> _responses = [];
    private readonly List<Doubt> _doubts = [];
    private ImmutableList<Topic> _about = [];
    private int _line;

    public ReadingBuilder Section(string heading, string leadIn = "", NumberingScheme? scheme = null) =>
        Section(SectionKind.Numbered, heading, leadIn, scheme);

    /// <summary>A heading of the table, not of the Code; comments under it are about the Code.</summary>
    public ReadingBuilder General(string heading)
    {
        Section(SectionKind.General, heading, "", null);
        _about = [new AboutCode()];
        return this;
    }

    private ReadingBuilder Section(SectionKind kind, string heading, string leadIn, NumberingScheme? scheme)
    {
        _line++;
        var id = new SectionId(ids.Next("s"));
        var number = kind == SectionKind.Numbered ? $"{_sections.Count(s => s.Kind == kind) + 1}" : null;
        _sections.Add(
            new ReadSection(id, kind, scheme ?? NumberingScheme.Decimal, number, Wording.OfText(heading), Wording.OfText(leadIn), [])
        );
        _about = [new AboutSection(id)];
        return this;
    }

    /// <summary>
    /// A clause of the last section; its consultation number counts on unless given. A clause below one gives its level, and its number.
    /// </summary>
    public ReadingBuilder Clause(string draft, string? number = null, int level = 0)
    {
        _line++;
        var section = _sections[^1];
        var id = new ClauseId(ids.Next("c"));
        _sections[^1] = section with
        {
            Clauses = section.Clauses.Add(
                new ReadClause(id, number ?? $"{section.ConsultationNumber}.{section.Clauses.Count + 1}", Wording.OfText(draft))
                {
                    Level = level,
                }
            ),
        };
        _about = [new AboutClause(id)];
        return this;
    }

    /// <summary>
    /// A comment about the last clause, section or Code, and what else; <paramref name="answer"/> is a response of its own.
    /// </summary>
    public ReadingBuilder Comment(string text, string? answer = null, params Topic[] alsoAbout)
    {
        _line++;
        var id = new CommentId(ids.Next("k"));
        ResponseId? response = answer is null ? null : new ResponseId(ids.Next("r"));
        _comments.Add(
            new Comment(
                id,
                _comments.Count,
                new SourcePlace("table.txt", _line),
                null,
                Wording.OfText(text),
                [.. _about, .. alsoAbout],
                response
            )
        );
        if (response is { } given)
        {
            _responses.Add(new ReadResponse(given, [id], Wording.OfText(answer!), null));
        }

        return this;
    }

    /// <summary>A comment answered by the last response.</summary>
    public ReadingBuilder CommentAnsweredAbove(string text)
    {
        Comment(text);
        _comments[^1] = _comments[^1] with { Response = _responses[^1].Id };
        _responses[^1] = _responses[^1] with { Comments = _responses[^1].Comments.Add(_comments[^1].Id) };
        return this;
    }

    public ReadingBuilder Doubt(string message, Guess? guess)
    {
        _doubts.Add(new Doubt(new DoubtId(ids.Next("d")), [Math.Max(1, _line)], message, message, guess));
        return this;
    }

    public Reading Build() =>
        new(
            new ConsultationId("plymouth"),
            "Plymouth BME Code of Practice",
            "table.txt",
            [.. _sections],
            [.. _comments],
            [.. _responses],
            [.. _doubts]
        );
}
