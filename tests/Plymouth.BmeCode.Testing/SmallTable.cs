using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Testing;

/// <summary>A consultation of one section with three clauses and four comments, of which the first two are answered.</summary>
public static class SmallTable
{
    public static readonly SectionId Section = new("section-a");

    public static readonly ClauseId First = new("clause-a");

    public static readonly ClauseId Second = new("clause-b");

    public static readonly ClauseId Third = new("clause-c");

    public static readonly ResponseId FirstResponse = new("response-a");

    public static readonly ResponseId SecondResponse = new("response-b");

    /// <summary>Comments 1 to 4; the first two stand under the first clause, the others under the second.</summary>
    public static CommentId Comment(int number) => new($"comment-{number}");

    /// <summary>
    /// The reading; only the consultation's id is made, everything else has the ids above. Ids made later by <paramref name="ids"/> do not
    /// meet them.
    /// </summary>
    public static Reading Reading(IdSource ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return new(
            new(ids.Next("consultation")),
            "Plymouth BME Code of Practice",
            "small.txt",
            [
                new(
                    Section,
                    SectionKind.Numbered,
                    NumberingScheme.Decimal,
                    "1",
                    Wording.OfText("Undertakings"),
                    Wording.OfText("Partners will:"),
                    [
                        new(First, "1.1", Wording.OfText("Consult early.")),
                        new(Second, "1.2", Wording.OfText("Fund fairly.")),
                        new(Third, "1.3", Wording.Empty),
                    ]
                ),
            ],
            [Comment(1, First, FirstResponse), Comment(2, First, SecondResponse), Comment(3, Second, null), Comment(4, Second, null)],
            [
                new(FirstResponse, [Comment(1)], Wording.OfText("Agreed."), null),
                new(SecondResponse, [Comment(2)], Wording.OfText("Wording amended."), null),
            ],
            []
        );
    }

    private static Comment Comment(int number, ClauseId about, ResponseId? response) =>
        new(
            Comment(number),
            number - 1,
            new("small.txt", number),
            null,
            Wording.OfText($"Comment {number}."),
            [new AboutClause(about)],
            response
        );
}
