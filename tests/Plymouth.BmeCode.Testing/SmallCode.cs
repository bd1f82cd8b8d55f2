using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Testing;

/// <summary>A small consultation that holds one of everything documents must show.</summary>
public static class SmallCode
{
    public static readonly SectionId Principles = new("s-principles");
    public static readonly SectionId Money = new("s-money");
    public static readonly SectionId General = new("s-general");
    public static readonly ClauseId Consult = new("c-consult");
    public static readonly ClauseId Respect = new("c-respect");
    public static readonly ClauseId Dropped = new("c-dropped");
    public static readonly ClauseId Pay = new("c-pay");
    public static readonly ClauseId PayTwin = new("c-pay-twin");
    public static readonly ResponseId Both = new("r-both");
    public static readonly ResponseId Secret = new("r-secret");

    public static Reading Reading() =>
        new(
            new("small"),
            "Code of Practice & Partnership",
            "small.txt",
            [
                new(
                    Principles,
                    SectionKind.Numbered,
                    NumberingScheme.Decimal,
                    "1",
                    Wording.OfText("Principles"),
                    Wording.OfText("All partners will:"),
                    [
                        new(Consult, "1.1", Wording.OfText("Consult groups early, and tell them what came of it.")),
                        new(Dropped, "1.2", Wording.OfText("Keep a list of lists.")),
                        new(Respect, "1.3", Wording.OfText("Respect each other’s independence.\n\nThis is law already.")),
                    ]
                ),
                new(
                    Money,
                    SectionKind.Numbered,
                    NumberingScheme.Decimal,
                    "2",
                    Wording.OfText("Money <and> time"),
                    Wording.Empty,
                    [new(Pay, "2.1", Lists()), new(PayTwin, "2.1", Wording.OfText("Answer letters."))]
                ),
                new(
                    General,
                    SectionKind.General,
                    NumberingScheme.Decimal,
                    null,
                    Wording.OfText("Anything missing / general comments"),
                    Wording.Empty,
                    []
                ),
            ],
            [
                Comment(1, "How early?", Both, new AboutClause(Consult)),
                Comment(2, "Early means <u>before</u> it is decided.", Both, new AboutClause(Consult), new AboutClause(Respect)),
                Comment(3, "Delete this.", null, new AboutClause(Dropped)),
                Comment(4, "About the whole section.", null, new AboutSection(Principles)),
                Comment(5, "A name that must stay among us.", Secret, new AboutClause(Pay)),
                Comment(6, "Say something about schools.", null, new AboutCode()),
            ],
            [
                new(Both, [new("k1"), new("k2")], Wording.OfText("Agreed: twelve weeks before.\nWording amended."), null),
                new(Secret, [new("k5")], Wording.OfText("Not for partners."), Disposition.Noted),
            ],
            [new(new("d1"), [3, 4], "The cell is blank.", "Answered by the response above.", new GuessAnswerAbove(Both, [new("k3")]))]
        );

    /// <summary>The consultation after an evening's work: reworded, agreed, deleted, added, grouped, marked.</summary>
    public static PaperJournal AfterTheMeeting()
    {
        var journal = new PaperJournal(Reading());
        journal
            .Reword(
                Consult.Passage,
                Wording.Of(
                    new DeltaBuilder()
                        .Insert("Consult groups early (")
                        .Insert("twelve weeks", Marks("bold"))
                        .Insert("), and tell them ")
                        .Insert("what came of it", Marks("italic"))
                        .Insert(". See ")
                        .Insert(new Embed(Embed.Clause, Pay.Value))
                        .Insert(", ")
                        .Insert(new Embed(Embed.Clause, Dropped.Value))
                        .Insert(" and ")
                        .Insert("the Compact", Attributes.Of(("link", AttributeValue.Of("https://example.org/compact?a=1&b=2"))))
                        .Insert(".\n")
                        .ToDelta()
                )
            )
            .Ask(new AgreeClause(Consult, 1))
            .Ask(new DeleteClause(Dropped, 0))
            .Ask(new AddClause(Money, 2))
            .Ask(new MarkCommentInternal(new("k5"), true))
            .Ask(new MarkResponseInternal(Secret, true))
            .Ask(new SetDisposition(Both, Disposition.AgreedInPart))
            .Reword(
                Respect.Passage,
                Wording.OfText("Respect each other’s independence 😀.\n\nThis is law already, whatever\tanybody says.")
            )
            .Ask(new KeepRevision(Respect.Passage, 1, "Two words added", [Both]));
        return journal;
    }

    private static Wording Lists() =>
        Wording.Of(
            new DeltaBuilder()
                .Insert("Pay on time:\n")
                .Insert("small groups")
                .Insert("\n", Line("bullet", 0))
                .Insert("in advance")
                .Insert("\n", Line("ordered", 1))
                .Insert("in full")
                .Insert("\n", Line("ordered", 1))
                .Insert("large groups")
                .Insert("\n", Line("bullet", 0))
                .Insert("in parts")
                .Insert("\n", Line("ordered", 1))
                .Insert("A loose paragraph.\n")
                .Insert("first")
                .Insert("\n", Line("ordered", 0))
                .Insert("second")
                .Insert("\n", Line("ordered", 0))
                .ToDelta()
        );

    private static Comment Comment(int line, string text, ResponseId? response, params Topic[] about) =>
        new(new($"k{line}"), line - 1, new("small.txt", line), line == 1 ? "A consultee" : null, Body(text), [.. about], response);

    private static Wording Body(string text)
    {
        var parts = text.Split(["<u>", "</u>"], StringSplitOptions.None);
        var delta = new DeltaBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            delta.Insert(parts[i], i % 2 == 1 ? Marks("underline") : null);
        }

        return Wording.Of(delta.Insert("\n").ToDelta());
    }

    private static Attributes? Marks(string name) => Attributes.Of((name, AttributeValue.True));

    private static Attributes? Line(string list, int indent) =>
        indent == 0
            ? Attributes.Of(("list", AttributeValue.Of(list)))
            : Attributes.Of(("list", AttributeValue.Of(list)), ("indent", AttributeValue.Of(indent)));
}
