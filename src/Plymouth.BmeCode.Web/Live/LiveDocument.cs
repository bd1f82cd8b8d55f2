using System.Collections.Immutable;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Web.Live;

/// <summary>
/// A consultation at one moment as partners see it; nothing else reaches their page. Two are equal when the page would be the same.
/// </summary>
/// <param name="Discussed">The clause the meeting is at; null when it is at none that partners see.</param>
public sealed record LiveDocument(ConsultationId Id, string Title, LiveClause? Discussed, Sequence<LiveSection> Sections)
{
    /// <summary>The present numbers, for cross-references.</summary>
    public required Numbers Numbers { get; init; }

    /// <summary>The last publication; null while nothing is published.</summary>
    public LivePublication? Published { get; init; }

    /// <summary>
    /// The title, and the sections and clauses in order with their numbers: while these are the same, the page keeps its shape.
    /// </summary>
    public Sequence<string> Shape =>
        new(
            Sections
                .SelectMany(s =>
                    s.Clauses.Select(c => $"{c.Id} {c.Number} {c.Status == ClauseStatus.Deleted}").Prepend($"{s.Id} {s.Number}")
                )
                .Prepend(Title)
        );

    /// <summary>The clauses of all sections, in order.</summary>
    public IEnumerable<LiveClause> Clauses => Sections.SelectMany(s => s.Clauses);

    /// <summary>Returns the number a cross-reference shows; null for a clause that has none now.</summary>
    public string? NumberOf(string clause) => Numbers.Of(new ClauseId(clause));

    /// <summary>
    /// Makes what partners may see of a table, by the facilitator's choice; never consultees' names, and never what is marked internal.
    /// </summary>
    /// <param name="findings">The findings of the table; null when they are not known (yet).</param>
    public static LiveDocument Of(Table table, TableFindings? findings)
    {
        ArgumentNullException.ThrowIfNull(table);
        var consultation = table.Consultation;
        var numbers = consultation.Numbers;
        var answers = new LiveAnswers(table, findings);
        var sections = consultation
            .Sections.Where(s => !s.Deleted)
            .Select(s => new LiveSection(
                s.Id,
                s.Kind,
                numbers.Of(s.Id),
                s.ConsultationNumber,
                table.Wording(s.Id.Heading),
                table.Wording(s.Id.LeadIn),
                answers.About(s),
                answers.FoundAt(s),
                new(s.Clauses.Select(id => Clause(table, consultation.Clauses[id], numbers, answers)))
            ))
            .Where(s => s.Kind == SectionKind.Numbered || s.Answers.Count > 0)
            .ToImmutableArray();
        return new(consultation.Id, consultation.Title, sections.SelectMany(s => s.Clauses).FirstOrDefault(c => c.Discussed), new(sections))
        {
            Numbers = numbers,
            Published = consultation.Publications is [.., var last] ? new(last.Number, last.At) : null,
        };
    }

    /// <inheritdoc />
    public bool Equals(LiveDocument? other) =>
        other is not null
        && Id == other.Id
        && Title == other.Title
        && Discussed == other.Discussed
        && Published == other.Published
        && Sections == other.Sections;

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Id, Title, Sections);

    private static LiveClause Clause(Table table, Clause clause, Numbers numbers, LiveAnswers answers)
    {
        var draft = clause.ConsultationNumber is null ? Wording.Empty : table.Draft(clause.Id.Passage);
        return new(
            clause.Id,
            numbers.Of(clause.Id),
            clause.ConsultationNumber,
            clause.Status,
            table.Wording(clause.Id.Passage),
            draft,
            table.Consultation.Discussing == clause.Id && clause.Status != ClauseStatus.Deleted,
            answers.About(clause),
            answers.FoundAt(clause)
        )
        {
            Level = numbers.LevelOf(clause.Id),
        };
    }
}

/// <summary>A publication as partners see it.</summary>
public sealed record LivePublication(int Number, DateTimeOffset At);

/// <summary>A section as partners see it.</summary>
public sealed record LiveSection(
    SectionId Id,
    SectionKind Kind,
    string? Number,
    string? ConsultationNumber,
    Wording Heading,
    Wording LeadIn,
    Sequence<LiveAnswer> Answers,
    Sequence<LiveFinding> Findings,
    Sequence<LiveClause> Clauses
);

/// <summary>A clause as partners see it.</summary>
/// <param name="Draft">The consultation draft; empty for a clause added since.</param>
public sealed record LiveClause(
    ClauseId Id,
    string? Number,
    string? ConsultationNumber,
    ClauseStatus Status,
    Wording Wording,
    Wording Draft,
    bool Discussed,
    Sequence<LiveAnswer> Answers,
    Sequence<LiveFinding> Findings
)
{
    /// <summary>Its level, from 0: 1 for a sub-clause, 2 for one below that.</summary>
    public int Level { get; init; }

    /// <summary>True when the number is not the one it was consulted on under.</summary>
    public bool IsRenumbered => ConsultationNumber is not null && ConsultationNumber != Number;
}

/// <summary>Comments with the response they share.</summary>
/// <param name="Response">The group's answer; null while there is none, or when it is internal.</param>
/// <param name="Withheld">True when the response is internal: nothing is said of it.</param>
public sealed record LiveAnswer(
    Sequence<LiveWords> Comments,
    LiveWords? Response,
    Disposition? Disposition,
    bool DispositionProposed,
    Sequence<LivePointer> Pointers,
    Sequence<LivePromise> Promises,
    bool Withheld
);

/// <summary>Words, with what is shown beside numbers in them that are others now.</summary>
public sealed record LiveWords(Wording Words, Sequence<Beside> Beside)
{
    /// <summary>"ask 1 of 2" when these are a part of a comment that was split into asks; else null.</summary>
    public string? Ask { get; init; }

    /// <summary>The comment's whole text, beside the first of its asks; else null.</summary>
    public LiveWords? PartOf { get; init; }
}

/// <summary>A finding about a clause or section, as partners see it.</summary>
public sealed record LiveFinding(FindingKind Kind, string Message);

/// <summary>A pointer of a response, as partners see it.</summary>
/// <param name="Words">"See the answer in 2.1".</param>
/// <param name="Quote">The first words that stand there.</param>
/// <param name="Clause">The clause to go to; null when the pointer leads to none.</param>
public sealed record LivePointer(string Words, string Quote, ClauseId? Clause);

/// <summary>A promise of a response, as partners see it.</summary>
/// <param name="Words">The promise in words: "amend 2.2".</param>
/// <param name="KeptBy">The very words that keep it, if words do.</param>
public sealed record LivePromise(string Words, PromiseState State, bool Proposed, Sequence<KeepingWords> KeptBy);
