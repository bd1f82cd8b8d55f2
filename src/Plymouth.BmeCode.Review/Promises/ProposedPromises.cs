using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.TakingIn;

namespace Plymouth.BmeCode.Review.Promises;

/// <summary>
/// Proposes promises of received responses, by the phrases groups use. It misses one rather than propose what was not promised.
/// </summary>
/// <remarks>
/// To teach it a phrase, add a line; <c>#</c> stands for the number of a clause.
/// A phrase that names a clause is about that clause; any other is about the clause that the comment is about. A phrase after "not" or
/// "cannot" promises nothing.
/// </remarks>
public static partial class ProposedPromises
{
    private const string Done = "( has been| have been| was| were| is| will be| shall be| to be| is to be| are to be)?( now)?";

    private static readonly ImmutableArray<(PromiseKind Kind, Regex Phrase)> Phrases =
    [
        Says(
            PromiseKind.Amend,
            $@"\bwording( of( clause)? #)?( in( the)? code)?{Done} (amended|changed|revised|reworded|updated|altered|clarified)\b"
        ),
        Says(
            PromiseKind.Amend,
            $@"\b(words?|text|phrase|sentence)( to (that|this) effect)?{Done} (amended|changed|added|included|incorporated|inserted|put in|revised|reworded)\b"
        ),
        Says(PromiseKind.Amend, $@"(?<=[\p{{L}}.][""']){Done} (added|included|inserted|put in|incorporated)\b"),
        Says(PromiseKind.Amend, @"(?<=[\p{L}.][""']) (will |shall )go in\b"),
        Says(PromiseKind.Amend, @"# (now|will|shall|is to) (read|reads|say|says):? ?(?=[""'])"),
        Says(PromiseKind.Amend, $@"#{Done} (amended|reworded|revised|changed|clarified)\b"),
        Says(PromiseKind.Amend, $@"\b(clause|undertaking|paragraph|principle|code){Done} (amended|reworded|revised)\b"),
        Says(PromiseKind.Amend, @"\b(amend|reword|revise)( the wording of| wording of)?( clause)? #"),
        Says(
            PromiseKind.Amend,
            @"\b(will|shall) (amend|reword|revise|change|clarify)( the)? (wording|clause|text|undertaking|paragraph)\b"
        ),
        Says(
            PromiseKind.Amend,
            @"\b(will|shall) (add|include|insert)( an?| the| some)?( short| brief| new| further)? (reference|mention|words?|wording|phrase|sentence|bullet|line|example)\b"
        ),
        Says(PromiseKind.Amend, """\b(add|added|adding|insert|include):?( the)?( words?| phrase| text)?:? ?(?=["'])"""),
        Says(PromiseKind.Add, @"\badd to( the)? (undertakings|code)\b"),
        Says(
            PromiseKind.Add,
            @"\b(add|include|insert)( in the code)? an?( new| additional| further)? (clause|commitment|undertaking|section|paragraph|principle)\b"
        ),
        Says(
            PromiseKind.Add,
            $@"\b(new|additional|further) (clause|commitment|undertaking|paragraph|principle){Done} (added|included|inserted)\b"
        ),
        Says(PromiseKind.Delete, $@"#{Done} (deleted|removed|dropped|taken out|struck out|omitted)\b"),
        Says(
            PromiseKind.Delete,
            $@"\b(clause|undertaking|paragraph|principle){Done} (deleted|removed|dropped|taken out|struck out|omitted)\b"
        ),
        Says(PromiseKind.Delete, @"\b(will|shall) (delete|remove|drop|omit)( clause)? #"),
        Says(PromiseKind.Define, $@"\bdefinition( of [^.;]{{1,30}}?)?{Done} (added|included|inserted)\b"),
        Says(PromiseKind.Define, @"\b(add|include|insert)( a| the)? definition\b"),
        Says(PromiseKind.Define, @"\b(will|shall) define\b"),
    ];

    /// <summary>Returns the promises of a reading in the table's order. Definitions of one term are one promise.</summary>
    public static ImmutableList<PromiseReceived> Of(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var named = new NamedInText(NumberIndex.Of(reading));
        var comments = reading.Comments.ToDictionary(c => c.Id);
        var places = reading.Responses.OrderBy(r => r.Comments.Select(c => comments[c].Place).DefaultIfEmpty().Min());
        var promises = new List<PromiseReceived>();
        foreach (
            var promise in places.SelectMany(r =>
                OfOne(r.Id, r.Text.ToText(), [.. r.Comments.Select(c => comments[c]).OrderBy(c => c.Place)], named)
            )
        )
        {
            var same = promise is { Kind: PromiseKind.Define, Words.IsEmpty: false }
                ? promises.FindIndex(p =>
                    p.Kind == PromiseKind.Define && p.Words.SequenceEqual(promise.Words, StringComparer.OrdinalIgnoreCase)
                )
                : -1;
            if (same < 0)
            {
                promises.Add(promise);
            }
            else
            {
                promises[same] = promises[same] with { Responses = promises[same].Responses.AddRange(promise.Responses) };
            }
        }

        return [.. promises];
    }

    /// <summary>Returns the promises that a response to these comments makes with these words.</summary>
    internal static IEnumerable<PromiseReceived> OfOne(ResponseId response, string text, ImmutableList<Comment> comments, NamedInText named)
    {
        var marked = named.Marked(text);
        var about = comments.SelectMany(c => c.About).OfType<AboutClause>().Select(a => a.Clause).Distinct().ToList();
        var said = Phrases.SelectMany(p =>
            p.Phrase.Matches(marked).Where(m => !Denied().IsMatch(Nearby.Before(marked, m.Index))).Select(m => (p.Kind, Phrase: m))
        );
        var number = 0;
        foreach (var kind in said.GroupBy(s => s.Kind).OrderBy(g => g.Key))
        {
            var clauses = kind.Key is PromiseKind.Add or PromiseKind.Define
                ? []
                : kind.OrderBy(s => s.Phrase.Index).SelectMany(s => Meant(s.Phrase)).Distinct().ToImmutableList();
            yield return new(
                new PromiseId($"{response}-p{++number}"),
                [response],
                kind.Key,
                clauses,
                kind.Key switch
                {
                    PromiseKind.Delete => [],
                    PromiseKind.Define => Term(text, comments),
                    PromiseKind.Amend when QuotedWords.Wanted(text) is { IsEmpty: true } =>
                    [
                        .. comments.SelectMany(c => QuotedWords.AskedFor(c.Body.ToText())).Distinct(),
                    ],
                    PromiseKind.Amend or PromiseKind.Add => QuotedWords.Wanted(text),
                }
            );
        }

        IEnumerable<ClauseId> Meant(Match phrase) =>
            phrase.Groups["clause"].Captures.Count > 0 ? phrase.Groups["clause"].Captures.Select(mark => named.Clause(mark, about))
            : ThisBullet().IsMatch(marked)
            && comments.Select(c => OfBullet().Match(named.Marked(c.Body.ToText()))).FirstOrDefault(m => m.Success) is { } bullet
                ? [named.Clause(bullet.Groups["clause"], about)]
            : about.Take(1);
    }

    /// <summary>
    /// Returns the term to define: the words that the response quotes, else what it or a comment calls "definition of …".
    /// </summary>
    private static ImmutableList<string> Term(string text, ImmutableList<Comment> comments)
    {
        if (QuotedWords.Wanted(text) is { IsEmpty: false } quoted)
        {
            return [quoted[0]];
        }

        return
        [
            .. comments
                .Select(c => c.Body.ToText())
                .Prepend(text)
                .Select(t => DefinitionOf().Match(PlainPhrases.Of(t)))
                .Where(m => m.Success)
                .Select(m => m.Groups["term"].Value)
                .Take(1),
        ];
    }

    private static (PromiseKind, Regex) Says(PromiseKind kind, string phrase) =>
        (kind, PlainPhrases.Pattern(phrase.Replace("#", NamedInText.Mark, StringComparison.Ordinal)));

    [GeneratedRegex(
        @"\b(not|never|cannot|without|\w+n't)( be| need to| want to)? $",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Denied();

    [GeneratedRegex(@"\bthis bullet\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ThisBullet();

    [GeneratedRegex(
        NamedInText.Mark + @"[,:]? ?(first|second|third|fourth|fifth|last)? bullet",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex OfBullet();

    [GeneratedRegex(
        """
            \b(?:definition of|define)( the term)? ["']?(?<term>[\p{L}\d][\p{L}\d-]*)
            """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex DefinitionOf();
}
