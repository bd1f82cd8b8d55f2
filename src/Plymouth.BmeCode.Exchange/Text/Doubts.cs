using System.Text.RegularExpressions;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>Collects what the reader was not sure of, in the order of the lines.</summary>
internal static partial class Doubts
{
    public static IReadOnlyList<Doubt> Of(TableWalk walk, Answers answers, Accounting accounting, IdSource ids) =>
        [
            .. Remarks(walk)
                .Concat(BlankCells(walk, answers))
                .Concat(BracketedAnswers(walk, answers))
                .Concat(RunTogether.Of(walk, accounting))
                .Concat(new NamedClauses(walk).Doubts())
                .OrderBy(d => d.Lines[0])
                .Select(d => d with { Id = new(ids.Next("d")) }),
        ];

    /// <summary>Makes a doubt whose id is not made yet.</summary>
    internal static Doubt Unnamed(IEnumerable<int> lines, string message, string guessWords, Guess? guess) =>
        new(default, [.. lines], message, guessWords, guess);

    private static IEnumerable<Doubt> Remarks(TableWalk walk) =>
        walk.Remarks.Select(r => Unnamed([r.Line], r.Message, "Leave it as read", null));

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
        var (beside, them) = run.Count == 1 ? ("this comment", "it") : ($"these {run.Count} comments", "them");
        return Unnamed(
            run.Select(c => c.Line),
            $"The response beside {beside} is blank, below the response of line {above.Comments[^1].Line}. One merged cell, or not "
                + "answered yet? Read as not answered.",
            $"Give {them} the response above: “{Beginning(above.Words.Wording)}”",
            new GuessAnswerAbove(above.Id, [.. run.Select(c => c.Id)])
        );
    }

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

    private static string Beginning(Wording wording)
    {
        var text = wording.ToText().Replace('\n', ' ');
        var end =
            text.Length <= 80 ? text.Length
            : text.LastIndexOf(' ', 80) is > 0 and var space ? space
            : 80;
        return end == text.Length ? text : text[..end] + "…";
    }

    [GeneratedRegex(@"(?<=[.?!…][""'”’)]{0,10}\s{1,20})\((?<words>[^()\n]*[^()\s])\s*\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Remark();
}
