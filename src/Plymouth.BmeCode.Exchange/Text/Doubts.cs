using System.Text.RegularExpressions;
using Plymouth.BmeCode.Exchange.Grids;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>Collects what the reader was not sure of, in the order of the lines.</summary>
internal static partial class Doubts
{
    private const int MostShortWords = 2;
    private const int FewestClauses = 4;

    /// <param name="remarks">What the document's reader remarked, each with its line.</param>
    public static IReadOnlyList<Doubt> Of(
        TableWalk walk,
        Answers answers,
        Accounting accounting,
        IEnumerable<(int Line, string Message)> remarks,
        IdSource ids
    ) =>
        [
            .. Remarks(remarks.Concat(walk.Remarks))
                .Concat(ClausesWithoutComments(walk))
                .Concat(BlankCells(walk, answers))
                .Concat(ShortAnswers(answers))
                .Concat(BracketedAnswers(walk, answers))
                .Concat(RunTogether.Of(walk, accounting))
                .Concat(new NamedClauses(walk).Doubts())
                .OrderBy(d => d.Lines[0])
                .Select(d => d with { Id = new(ids.Next("d")) }),
        ];

    /// <summary>Makes a doubt whose id is not made yet.</summary>
    internal static Doubt Unnamed(IEnumerable<int> lines, string message, string guessWords, Guess? guess) =>
        new(default, [.. lines], message, guessWords, guess);

    private static IEnumerable<Doubt> Remarks(IEnumerable<(int Line, string Message)> remarks) =>
        remarks.Select(r => Unnamed([r.Line], r.Message, "Leave it as read", null));

    /// <summary>Finds that most clauses have no comment, as where comments that begin with a number were taken for clauses.</summary>
    private static IEnumerable<Doubt> ClausesWithoutComments(TableWalk walk)
    {
        var clauses = walk.Sections.SelectMany(s => s.Clauses).ToList();
        var commented = walk.Comments.Select(c => c.Clause).ToHashSet();
        var without = clauses.FindAll(c => !commented.Contains(c));
        return commented.Count > 0 && clauses.Count >= FewestClauses && without.Count * 2 > clauses.Count
            ?
            [
                Unnamed(
                    [without[0].Line],
                    $"{without.Count} of {clauses.Count} clauses have no comment; this is the first. Are they clauses, or comments that "
                        + "begin with a number?",
                    "Leave it as read",
                    null
                ),
            ]
            : [];
    }

    /// <summary>Finds blank cells under an answered comment; each run of them is one doubt.</summary>
    private static IEnumerable<Doubt> BlankCells(TableWalk walk, Answers answers)
    {
        AnswerPart? above = null;
        var stretch = 0;
        var run = new List<CommentPart>();
        foreach (var comment in walk.Comments)
        {
            var answer = answers.Of(comment);
            if (run.Count > 0 && (answer is not null || comment.Stretch != stretch))
            {
                yield return BlankRun(above!, run);
                run.Clear();
            }

            above = answer ?? (comment.Stretch == stretch ? above : null);
            stretch = comment.Stretch;
            if (answer is null && above is not null)
            {
                run.Add(comment);
            }
        }

        if (run.Count > 0)
        {
            yield return BlankRun(above!, run);
        }
    }

    private static Doubt BlankRun(AnswerPart above, List<CommentPart> run)
    {
        var (message, guess) = DoubtWords.AnswerAbove(run.Count, above.Comments[^1].Line, above.Words.Wording);
        return Unnamed(run.Select(c => c.Line), message, guess, new GuessAnswerAbove(above.Id, [.. run.Select(c => c.Id)]));
    }

    /// <summary>
    /// Finds neighbouring comments that share a response of a word or two ("Noted"), unless the document shows that their cell was one.
    /// </summary>
    private static IEnumerable<Doubt> ShortAnswers(Answers answers)
    {
        foreach (var answer in answers.All.Where(a => a.Comments.Count > 1 && IsShort(a.Words.Wording)))
        {
            if (answer.Comments.FindAll(c => !c.AnswerRunsOn) is { Count: > 1 } comments)
            {
                var (message, guess) = DoubtWords.OwnResponses(comments.Count, answer.Words.Wording);
                yield return Unnamed(
                    comments.Select(c => c.Line),
                    message,
                    guess,
                    new GuessOwnResponses(answer.Id, [.. comments.Select(c => c.Id)])
                );
            }
        }
    }

    private static bool IsShort(Wording wording) =>
        wording.ToText().Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Length <= MostShortWords;

    /// <summary>Finds a remark such as "(Section 1.3 deals with this)" at the end of a comment nobody answered.</summary>
    private static IEnumerable<Doubt> BracketedAnswers(TableWalk walk, Answers answers) =>
        from comment in walk.Comments
        where answers.Of(comment) is null
        let remark = Remark().Match(comment.Words.Wording.ToText())
        where remark.Success
        select Unnamed(
            [comment.Line],
            "The comment ends with a remark in brackets that may be the group's answer to it. Read as part of the comment.",
            $"Take “{remark.Groups["words"].Value}” as its response; the comment stays as it is",
            new GuessAnswerInComment(comment.Id, Wording.OfText(remark.Groups["words"].Value))
        );

    [GeneratedRegex(@"(?<=[.?!…][""'”’)]{0,10}\s{1,20})\((?<words>[^()\n]*[^()\s])\s*\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Remark();
}
