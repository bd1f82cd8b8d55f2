using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Memo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Citations;

/// <summary>A number somebody wrote, and what it names now.</summary>
/// <param name="At">The place at which it stands in the wording, in UTF-16 units.</param>
/// <param name="Text">The words that stand there.</param>
/// <param name="Clause">The clause that is meant; null when a section is, or when nothing has or had the number.</param>
/// <param name="Section">The section that is meant; null when a clause is, or when nothing has or had the number.</param>
/// <param name="Now">The number to write there now; null when what is meant has no number any more, or never had one.</param>
public sealed record StandingCitation(Citation Citation, int At, string Text, ClauseId? Clause, SectionId? Section, string? Now)
{
    /// <summary>True when a reader who looks the number up now would not find what was meant.</summary>
    public bool IsStale => Now is null || !Now.Equals(PlainPhrases.Of(Text), StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The words beside a number that is another now: ", now 2.6"; ", deleted". Null beside a number that is right or never named anything.
    /// </summary>
    public string? Beside =>
        !IsStale ? null
        : Now is not null ? $", now {Now}"
        : Clause is null && Section is null ? null
        : ", deleted";

    /// <summary>The brackets that follow the number: "(c)" of "B3(c)".</summary>
    public string Entry => Citation.At + Citation.Length is var end && end > At + Length ? Citation.Number[^(end - At - Length)..] : "";

    /// <summary>Length of <see cref="Text"/>.</summary>
    public int Length => Text.Length;
}

/// <summary>Finds what the citations of comments and passages name now.</summary>
public static class StandingCitations
{
    // All that is read of the consultation follows from what is compared.
    private static readonly WhileSame<PassageMeanings, RestsOn, (Consultation, PassageId), ImmutableArray<StandingCitation>> Known = new(
        (meanings, _, from) => Standing(from.Item1, meanings, from.Item2)
    );

    /// <summary>
    /// Returns what a consultee cited, by consultation numbers. Of two clauses with one number, the one the comment is about is meant.
    /// </summary>
    public static ImmutableArray<StandingCitation> Of(Table table, Comment comment)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(comment);
        var citations = CitationReader.In(comment.Body);
        if (citations.IsEmpty)
        {
            return [];
        }

        var index = NumberIndex.Consulted(table.Consultation);
        return Standing(
            table.Consultation,
            index,
            comment.Body,
            [.. citations.Select(index.Find)],
            [.. comment.About.OfType<AboutClause>().Select(a => a.Clause)]
        );
    }

    /// <summary>
    /// Returns what a passage cites in plain text; each number means the clause that had it when it was written. Cross-references are left
    /// out, since they follow their clauses.
    /// </summary>
    public static ImmutableArray<StandingCitation> Of(Table table, PassageId passage)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (!table.Passages.TryGetValue(passage, out var state) || CitationMeanings.Of(table, state) is not { } meanings)
        {
            return [];
        }

        var now = table.Consultation;
        var comments = now.Responses.GetValueOrDefault(new ResponseId(passage.Value))?.Comments;
        return Known.Of(meanings, new(now.Numbers, now.Sections, comments), (now, passage));
    }

    /// <summary>Returns the words beside a comment's numbers that are others now: "2.7, now 2.6".</summary>
    public static IReadOnlyList<Beside> Beside(Table table, Comment comment) => Beside(Of(table, comment));

    /// <summary>Returns the words beside a passage's plain numbers that are others now.</summary>
    public static IReadOnlyList<Beside> Beside(Table table, PassageId passage) => Beside(Of(table, passage));

    private static IReadOnlyList<Beside> Beside(ImmutableArray<StandingCitation> citations) =>
        [
            .. citations
                .Where(c => c.Beside is not null)
                .OrderBy(c => c.At)
                .Select(c => new Beside(c.At + c.Length + c.Entry.Length, c.Beside!)),
        ];

    private static ImmutableArray<StandingCitation> Standing(Consultation now, PassageMeanings meanings, PassageId passage) =>
        Standing(now, NumberIndex.Present(now), meanings.Wording, meanings.Places, About(now, passage));

    private static ImmutableArray<StandingCitation> Standing(
        Consultation consultation,
        NumberIndex index,
        Wording wording,
        ImmutableArray<CitedPlace?> places,
        ImmutableArray<ClauseId> about
    )
    {
        var text = CitationReader.Text(wording);
        var standing = ImmutableArray.CreateBuilder<StandingCitation>();
        foreach (var (citation, place) in CitationReader.In(wording).Zip(places))
        {
            if (place is null)
            {
                if (citation.IsPlain && index.IsOfItsKind(citation))
                {
                    standing.Add(new(citation, citation.At, citation.Number, null, null, null));
                }

                continue;
            }

            var written = text.Substring(citation.At + place.From, place.Length);
            standing.Add(
                place.Section is { } section
                    ? new(citation, citation.At + place.From, written, null, section, consultation.Numbers.Of(section))
                    : Meant(consultation, citation, place, written, about)
            );
        }

        return standing.ToImmutable();
    }

    private static StandingCitation Meant(
        Consultation consultation,
        Citation citation,
        CitedPlace place,
        string written,
        ImmutableArray<ClauseId> about
    )
    {
        var options = place
            .Clauses.Select(c => new StandingCitation(
                citation,
                citation.At + place.From,
                written,
                c,
                null,
                Written(consultation.Numbers.Of(c), place.Without)
            ))
            .ToList();
        return options.Count == 1
            ? options[0]
            : options.Find(o => about.Contains(o.Clause!.Value))
                ?? options.Find(o => !o.IsStale)
                ?? options.MinBy(o => consultation.Section(consultation.Clauses[o.Clause!.Value].Section).Clauses.IndexOf(o.Clause.Value))!;
    }

    private static string? Written(string? number, string without) =>
        number is not null && number.StartsWith(without, StringComparison.OrdinalIgnoreCase) ? number[without.Length..] : number;

    private static ImmutableArray<ClauseId> About(Consultation consultation, PassageId passage) =>
        consultation.Responses.TryGetValue(new ResponseId(passage.Value), out var response)
            ? [.. response.Comments.SelectMany(c => consultation.Comments[c].About).OfType<AboutClause>().Select(a => a.Clause).Distinct()]
        : consultation.Clauses.ContainsKey(new ClauseId(passage.Value)) ? [new ClauseId(passage.Value)]
        : [];

    /// <param name="Comments">
    /// The comments that a response answers: of two clauses with one number, the one they are about is meant.
    /// </param>
    private readonly record struct RestsOn(Numbers Numbers, ImmutableList<Section> Sections, ImmutableList<CommentId>? Comments);
}
