using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Erasing;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Review.Publications;
using Plymouth.BmeCode.Review.Referrals;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Tests;

/// <summary>One event of every kind, each with every field filled: what the golden files say.</summary>
internal static class Examples
{
    private static readonly ClauseId C1 = new("c1");
    private static readonly ClauseId C2 = new("c2");
    private static readonly SectionId S1 = new("s1");
    private static readonly SectionId S2 = new("s2");
    private static readonly CommentId K1 = new("k1");
    private static readonly CommentId K2 = new("k2");
    private static readonly ResponseId R1 = new("r1");
    private static readonly ResponseId R2 = new("r2");
    private static readonly PromiseId P1 = new("p1");
    private static readonly DateTimeOffset At = new(2026, 11, 5, 19, 30, 0, 250, TimeSpan.Zero);
    private static readonly Wording Words = Wording.Of(
        new DeltaBuilder()
            .Insert("every group – ")
            .Insert("“all”", Attributes.Of(("bold", AttributeValue.True)))
            .Insert(new Embed(Embed.Clause, "c2"))
            .Insert("\n", Attributes.Of(("list", AttributeValue.Of("bullet"))))
            .ToDelta()
    );
    private static readonly ChangeMade Change = new(
        new PassageId("r1"),
        new DeltaBuilder().Retain(5).Delete(3).ToDelta(),
        "0123456789abcdef"
    );

    public static readonly ImmutableArray<Event> Events =
    [
        new ConsultationReceived(
            new ConsultationId("plymouth"),
            "Plymouth BME Code of Practice",
            "table.txt",
            [
                new SectionReceived(
                    S1,
                    SectionKind.Numbered,
                    NumberingScheme.Decimal,
                    "1",
                    [new ClauseReceived(C1, "1.1"), new ClauseReceived(C2, null)]
                ),
                new SectionReceived(S2, SectionKind.General, NumberingScheme.Decimal, null, []),
            ],
            [
                new CommentReceived(K1, 4, null, Words, [new AboutClause(C1), new AboutSection(S1)]),
                new CommentReceived(K2, 5, "A consultee", Words, [new AboutCode()]),
            ],
            [new ResponseReceived(R1, [K1], null), new ResponseReceived(R2, [K2], Disposition.AgreedInPart)],
            [
                new Doubt(new DoubtId("d1"), [4, 5], "The list has lost its marks.", "Two entries.", new GuessSplitLines(C1, Words)),
                new Doubt(new DoubtId("d2"), [6], "Blank cells.", "The answer above.", new GuessAnswerAbove(R1, [K2]), DoubtState.Accepted),
                new Doubt(
                    new DoubtId("d3"),
                    [7],
                    "A remark in brackets.",
                    "It is the answer.",
                    new GuessAnswerInComment(K2, Words),
                    DoubtState.WavedOff
                ),
                new Doubt(new DoubtId("d4"), [8], "4.7 stands twice.", "Number them anew.", null),
            ]
        ),
        new TitleChanged("Plymouth Code", "Plymouth BME Code of Practice"),
        new CommentsGrouped(R1, true, [new CommentBefore(K1, R2), new CommentBefore(K2, null)], [R2], Change),
        new CommentSplitOff(K1, R1, R2),
        new ResponseAttached(R1, [K1]),
        new GroupingUndone([new CommentBefore(K1, R2), new CommentBefore(K2, null)], [R1], [R2]),
        new CommentSplitIntoAsks(K1, [new Ask(new CommentId("a1"), 0, 24), new Ask(new CommentId("a2"), 25, 17)], R1),
        new AsksJoined(K1, [new Ask(new CommentId("a1"), 0, 24), new Ask(new CommentId("a2"), 25, 17)], null),
        new DispositionSet(R1, Disposition.AlreadyCovered, false, Disposition.NeedsClarification, true),
        new ReferralSet(
            R1,
            new Referral("Procurement code", "Anna", new DateOnly(2026, 11, 22)),
            new Referral("Consultation code", null, null)
        ),
        new CommentMarkedInternal(K1, true),
        new ResponseMarkedInternal(R1, true),
        new ClauseAdded(C1, S1, 3),
        new ClauseMoved(C1, S1, 3, S2, 0),
        new ClauseDeleted(C1),
        new ClauseBroughtBack(C1, 7),
        new ClauseSplit(C1, C2, 120, Change),
        new ClausesJoined(C1, C2, Change),
        new JoinUndone(C1, C2),
        new SectionAdded(S1, SectionKind.Numbered, new NumberingScheme("{A}", "{s}{n}"), 2),
        new SectionMoved(S1, 1, 2),
        new SectionDeleted(S1, [C1, C2]),
        new SectionBroughtBack(S1, [C1, C2]),
        new ClauseAgreed(C1, 12),
        new ClauseReopened(C1, "The vote was not counted.", 14, 12, new MemberId("m1"), At),
        new AgreementRestored(C1, 12, new MemberId("m1"), At),
        new RevisionKept(new PassageId("s1/heading"), 3, "As the council asked.", [R1]),
        new RevisionWithdrawn(new PassageId("c1"), 2),
        new WordingRestored(new PassageId("c1"), 2, 9, Change),
        new DoubtAccepted(new DoubtId("d1"), R1, [K1], Change),
        new DoubtWavedOff(new DoubtId("d1")),
        new DoubtReopened(new DoubtId("d1"), [K1], R1),
        new PromiseMade(P1, R1, PromiseKind.Amend, [C1, C2], ["raise awareness", "across the city"]),
        new PromiseUnmade(P1),
        new PromiseConfirmed(P1),
        new PromiseChanged(
            P1,
            new PromiseTerms(PromiseKind.Define, [], ["BME"], false),
            new PromiseTerms(PromiseKind.Delete, [C1], [], true)
        ),
        new PromiseWithdrawn(P1, "The council does it."),
        new PromiseRenewed(P1),
        new PromiseConfirmedKept(P1, C1, 7, ["once a year"]),
        new PromiseKeptTakenBack(P1, C1),
        new FindingDismissed(new FindingId("numberUsedTwice:c1,c2"), "c1,c2", "The new numbers are confirmed."),
        new FindingReopened(new FindingId("numberUsedTwice:c1,c2"), 17),
        new DismissalRestored(new FindingId("numberUsedTwice:c1,c2"), 17),
        new PointerSet(new Pointer(R1, new AtComment(K1), Proposed: true, Guessed: true), new Pointer(R1, new AtClause(C2))),
        new CrossReferenceMade(new PassageId("r1"), C1, "2.7", 3, Change),
        new CrossReferenceTakenBack(new PassageId("r1"), C1, 4, Change),
        new CodePublished(
            2,
            "Plymouth Code",
            [new MemberId("m1"), new MemberId("m2")],
            "0123abcd",
            412,
            [new Block("openPromise:p1", "A promise is open.", true)],
            "The council decides on Monday.",
            [new PublishedDocument("code.docx", "89abcdef", 20480)]
        ),
        new Erased(
            "Asked for on 3 May.",
            [K1],
            [
                new ErasedInEntry(1, new StreamId("plymouth"), 0, [new ErasedText(7, 5, 4), new ErasedText(9, 0, 12)], "4567cdef"),
                new ErasedInEntry(31, new StreamId("s1/heading"), 2, [new ErasedText(0, 3, 1)], "cdef4567"),
            ],
            [
                new ErasedDocument(2, "code.docx", "89abcdef", "fedcba98", 20470),
                new ErasedDocument(2, "responses.html", "89abcdef", null, 0),
            ]
        ),
        new DiscussionMoved(C1, null),
        new SightChosen(PartnerSight.AgreedResponses, PartnerSight.Everything),
        new DecisionUndone(41, new ClauseMoved(C1, S2, 0, S1, 3)),
    ];

    /// <summary>The first event as it is written where promises were proposed; the one above is as it was before there were any.</summary>
    public static readonly ConsultationReceived WithPromises = ((ConsultationReceived)Events[0]) with
    {
        Promises = [new PromiseReceived(new PromiseId("r1-p1"), [R1, R2], PromiseKind.Add, [C1], ["every group"])],
    };

    /// <summary>What is written where comments are given responses of their own: the doubt, its acceptance and the inverse.</summary>
    public static readonly ImmutableArray<(string Golden, Event Event)> WithOwnResponses =
    [
        (
            "ConsultationReceived/1-with-own-responses",
            ((ConsultationReceived)Events[0]) with
            {
                Doubts = [new Doubt(new DoubtId("d1"), [4, 5], "The same answer.", "One each.", new GuessOwnResponses(R1, [K1, K2]))],
            }
        ),
        ("DoubtAccepted/1-with-own-responses", new DoubtAccepted(new DoubtId("d1"), null, [K2], null) { Own = [R2] }),
        ("DoubtReopened/1-with-own-responses", new DoubtReopened(new DoubtId("d1"), [K2], null) { Own = [R2] }),
    ];

    /// <summary>The first event as it is written where pointers were proposed.</summary>
    public static readonly ConsultationReceived WithPointers = WithPromises with
    {
        Pointers = [new Pointer(R2, new AtResponse(R1), Proposed: true), new Pointer(R2, new AtSection(S1), Proposed: true, Guessed: true)],
    };

    public static readonly ImmutableArray<WordingEntry> WordingEntries =
    [
        new WordingEntry.Created(PassageKind.LeadIn, Words, new PassageId("c2")),
        new WordingEntry.Changed(new DeltaBuilder().Retain(2).Insert("é").Delete(1).ToDelta()),
        new WordingEntry.Closed("agreed"),
        new WordingEntry.Reopened(),
    ];

    /// <summary>The first two with words that come from elsewhere.</summary>
    public static readonly ImmutableArray<WordingEntry> WithSources =
    [
        WordingEntries[0] with
        {
            Sources = [new(0, 14, new("c2"), 3, 5)],
        },
        WordingEntries[1] with
        {
            Sources = [new(2, 1, new("s1/heading"), 0, 0)],
        },
    ];
}
