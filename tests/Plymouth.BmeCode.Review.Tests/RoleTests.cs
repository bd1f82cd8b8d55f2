using System.Collections.Immutable;
using FluentAssertions;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Review.Publications;
using Plymouth.BmeCode.Review.Referrals;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Wordings;
using Xunit;
using static Plymouth.BmeCode.Review.Tests.Meetings;

namespace Plymouth.BmeCode.Review.Tests;

public sealed class RoleTests
{
    private static readonly PromiseId Promised = Small().Now.Promises[0].Id;

    private static readonly ImmutableArray<Command> Commands =
    [
        new ChangeTitle("x"),
        new GroupComments([], null),
        new SplitOffComment(K2, R1),
        new AttachResponse(K1),
        new LeaveEmptyResponse(R1),
        new SetDisposition(R1, null),
        new SetReferral(R1, null, "x", null, null),
        new MarkCommentInternal(K1, true),
        new MarkResponseInternal(R1, true),
        new SplitIntoAsks(K1, null, []),
        new JoinAsks(K1),
        new AddClause(Joint, 0),
        new MoveClause(C1, Joint, 0),
        new DeleteClause(C1, 0),
        new BringBackClause(C1),
        new SplitClause(C1, 1, 0),
        new JoinWithNext(C1),
        new AddSection(0, "x"),
        new MoveSection(Joint, 0),
        new DeleteSection(Joint),
        new BringBackSection(Joint),
        new AgreeClause(C1, 0),
        new ReopenClause(C1, "x"),
        new KeepRevision(C1.Passage, 0, "x", []),
        new RestoreWording(C1.Passage, 0, Wording.Empty),
        new AcceptDoubt(Lines),
        new WaveOffDoubt(Lines),
        new DiscussClause(C1),
        new ChooseSight(PartnerSight.Everything),
        new PublishCode(1, [], "head", 1, [], null, [new("code.docx", "hash", 1)]),
        new UndoLast(),
        new MakePromise(R1, PromiseKind.Add, [], []),
        new ConfirmPromise(Promised),
        new ChangePromise(Promised, Small().Now.Promises[0].Terms, PromiseKind.Add, [], []),
        new WithdrawPromise(Promised, "x"),
        new ConfirmPromiseKept(Promised, C2, 0),
        new MakeCrossReference(R1.Passage, 0, "x", C1),
        new SetPointer(R1, null, new AtClause(C1)),
        new DismissFinding(new("unansweredComment:k1"), "", "x"),
        new ReopenFinding(new("unansweredComment:k1")),
    ];

    [Fact]
    public void Every_command_is_in_this_table() =>
        Commands
            .Select(c => c.GetType())
            .Should()
            .BeEquivalentTo(typeof(Command).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Command))));

    [Fact]
    public void A_partner_may_ask_for_nothing() =>
        Commands.Should().OnlyContain(c => Small().Refused(c, Role.Partner, "m1").Code == Refusal.NotAllowed);

    [Fact]
    public void A_reader_may_ask_for_nothing_and_is_told_whom_to_ask() =>
        Commands
            .Should()
            .OnlyContain(c =>
                Small().Refused(c, Role.Reader, "m1")
                == new Refusal(
                    Refusal.NotAllowed,
                    "You read along in this consultation; ask a facilitator if you want to write."
                )
            );

    [Fact]
    public void Only_a_facilitator_runs_the_meeting() =>
        Commands
            .Where(c => Small().Ask(c, Role.Member, "m1") is Decision.Refused { Refusal.Code: Refusal.NotAllowed })
            .Select(c => c.GetType())
            .Should()
            .BeEquivalentTo([typeof(AgreeClause), typeof(ReopenClause), typeof(DiscussClause), typeof(ChooseSight), typeof(PublishCode)]);

    [Fact]
    public void What_is_not_of_the_consultation_is_not_found() =>
        new Command[]
        {
            new AttachResponse(new("k99")),
            new LeaveEmptyResponse(new("r99")),
            new SetDisposition(new("r99"), null),
            new SetReferral(new("r99"), null, "x", null, null),
            new MarkCommentInternal(new("k99"), true),
            new MoveClause(new("c99"), Joint, 0),
            new DeleteClause(new("c99"), 0),
            new BringBackClause(new("c99")),
            new SplitClause(new("c99"), 1, 0),
            new JoinWithNext(new("c99")),
            new MoveSection(new("s99"), 0),
            new DeleteSection(new("s99")),
            new BringBackSection(new("s99")),
            new AgreeClause(new("c99"), 0),
            new ReopenClause(new("c99"), "x"),
            new AcceptDoubt(new("d99")),
            new WaveOffDoubt(new("d99")),
            new DiscussClause(new ClauseId("c99")),
            new SplitOffComment(new("k99"), R1),
            new SplitIntoAsks(new("k99"), null, []),
            new JoinAsks(new("k99")),
            new MakePromise(new("r99"), PromiseKind.Add, [], []),
            new MakePromise(R1, PromiseKind.Amend, [new("c99")], []),
            new ConfirmPromise(new("p99")),
            new WithdrawPromise(new("p99"), "x"),
            new ConfirmPromiseKept(new("p99"), C1, 0),
            new ConfirmPromiseKept(Promised, new("c99"), 0),
            new ReopenFinding(new("unansweredComment:k99")),
            new SetPointer(new("r99"), null, null),
            new SetPointer(R1, null, new AtResponse(new("r99"))),
            new SetPointer(R1, null, new AtComment(new("k99"))),
            new SetPointer(R1, null, new AtClause(new("c99"))),
            new SetPointer(R1, null, new AtSection(new("s99"))),
            new MakeCrossReference(new("r99"), 0, "x", C1),
            new MakeCrossReference(R1.Passage, 0, "T", new("c99")),
        }
            .Should()
            .OnlyContain(c => Small().Refused(c, Role.Facilitator, "m1").Code == Refusal.NotFound);

    [Fact]
    public void The_title_is_one_line_of_words()
    {
        var meeting = Small();
        meeting.Do(new ChangeTitle(" Plymouth \n Code "));
        meeting.Now.Title.Should().Be("Plymouth Code");
        meeting.Refused(new ChangeTitle(" ")).Code.Should().Be(Refusal.Invalid);
        meeting.Refused(new ChangeTitle(new string('x', 201))).Code.Should().Be(Refusal.Invalid);
    }

    [Fact]
    public void The_meeting_turns_to_a_clause_and_away()
    {
        var meeting = Small();
        meeting.Do(new DiscussClause(C1));
        meeting.Now.Discussing.Should().Be(C1);
        meeting.Do(new DiscussClause(null));
        meeting.Now.Discussing.Should().BeNull();
        meeting.Do(new ChooseSight(PartnerSight.Everything));
        meeting.Now.Sight.Should().Be(PartnerSight.Everything);
    }
}
