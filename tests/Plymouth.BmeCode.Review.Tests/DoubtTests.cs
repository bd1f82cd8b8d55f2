using FluentAssertions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;
using static Plymouth.BmeCode.Review.Tests.Meetings;

namespace Plymouth.BmeCode.Review.Tests;

public sealed class DoubtTests
{
    private static readonly Wording AsSplit = Wording.OfText("The LSP welcomes: diversity\n and partnership");
    private readonly PaperMeeting _meeting = Small();

    [Fact]
    public void Splitting_lines_changes_the_draft_and_the_clause_that_still_says_it()
    {
        _meeting.Do(new AcceptDoubt(Lines));
        _meeting.Table.Wording(C2.Passage).Should().Be(AsSplit);
        _meeting.Table.Draft(C2.Passage).Should().Be(AsSplit);
        _meeting.Table.Passage(C2.Passage).Draft.Should().NotBe(AsSplit, "version 0 is as received, for ever");
        _meeting.Table.Draft(C1.Passage).Should().Be(_meeting.Table.Passage(C1.Passage).Draft);
    }

    [Fact]
    public void Splitting_lines_leaves_a_wording_alone_that_says_something_else_by_now()
    {
        _meeting.Type(C2.Passage, "!");
        var says = _meeting.Table.Wording(C2.Passage);
        _meeting.Do(new AcceptDoubt(Lines));
        _meeting.Table.Wording(C2.Passage).Should().Be(says);
        _meeting.Table.Draft(C2.Passage).Should().Be(AsSplit);
    }

    [Fact]
    public void The_lines_of_an_agreed_clause_do_not_change()
    {
        _meeting.Do(new AgreeClause(C2, 0));
        _meeting.Refused(new AcceptDoubt(Lines)).Code.Should().Be(Refusal.Closed);
    }

    [Fact]
    public void The_answer_above_answers_those_of_the_run_that_have_none_yet()
    {
        _meeting.Do(new AttachResponse(K5));
        _meeting.Do(new AcceptDoubt(Above));
        _meeting.Now.Responses[R2].Comments.Should().Equal(K4, K7);
        _meeting.Now.Comments[K5].Response.Should().NotBe(R2);
    }

    [Fact]
    public void An_answer_above_that_was_merged_meanwhile_answers_nothing()
    {
        _meeting.Do(_meeting.Group(R3, K4, K6, K2, K3) with { Leading = R1 });
        _meeting.Refused(new AcceptDoubt(Above)).Code.Should().Be(Refusal.Closed);
    }

    [Fact]
    public void A_remark_in_the_comment_becomes_its_response_and_stays_in_the_comment()
    {
        _meeting.Do(new AcceptDoubt(InComment));
        var comment = _meeting.Now.Comments[K7];
        _meeting.Says(comment.Response!.Value).Should().Be("It is not.");
        comment.Body.ToText().Should().Be("Too long (it is not)");
    }

    [Fact]
    public void A_comment_answered_meanwhile_takes_no_remark()
    {
        _meeting.Do(new AttachResponse(K7));
        _meeting.Refused(new AcceptDoubt(InComment)).Code.Should().Be(Refusal.Stale);
    }

    [Fact]
    public void A_doubt_without_a_guess_is_accepted_or_waved_off_once()
    {
        _meeting.Do(new AcceptDoubt(Twice));
        _meeting.Ask(new AcceptDoubt(Twice)).Should().BeOfType<Decision.AlreadySo>();
        _meeting.Refused(new WaveOffDoubt(Twice)).Code.Should().Be(Refusal.Stale);
        _meeting.Do(new WaveOffDoubt(Lines));
        _meeting.Now.Doubt(Lines).State.Should().Be(DoubtState.WavedOff);
        _meeting.Refused(new AcceptDoubt(Lines)).Code.Should().Be(Refusal.Stale);
    }
}
