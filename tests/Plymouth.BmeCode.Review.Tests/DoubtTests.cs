using FluentAssertions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Undo;
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

    [Fact]
    public void Comments_that_share_a_short_response_get_each_their_own_and_changing_one_leaves_the_other()
    {
        _meeting.Do(new AcceptDoubt(Shared));
        var own = _meeting.Now.Comments[K3].Response!.Value;
        own.Should().NotBe(R1);
        _meeting.Now.Comments[K2].Response.Should().Be(R1);
        _meeting.Says(own).Should().Be("The partners.");
        _meeting.Type(own.Passage, " And us");
        _meeting.Says(R1).Should().Be("The partners.");
    }

    [Fact]
    public void Responses_of_their_own_are_taken_back_unless_words_were_written_in_one()
    {
        var fork = Small();
        fork.Do(new AcceptDoubt(Shared));
        fork.Do(new UndoLast());
        fork.Now.Comments[K3].Response.Should().Be(R1);
        fork.Now.Responses[R1].Comments.Should().Equal(K2, K3);
        fork.Now.Doubt(Shared).State.Should().Be(DoubtState.Open);

        _meeting.Do(new AcceptDoubt(Shared));
        _meeting.Type(_meeting.Now.Comments[K3].Response!.Value.Passage, "!");
        _meeting.Refused(new UndoLast()).Code.Should().Be(Refusal.DependedOn);
    }

    [Fact]
    public void Comments_that_do_not_share_it_any_more_are_left_alone()
    {
        _meeting.Do(new SplitOffComment(K3, R1));
        var own = _meeting.Now.Comments[K3].Response;
        Present(Shared).IsOpen.Should().BeFalse();
        _meeting.Do(new AcceptDoubt(Shared));
        _meeting.Now.Comments[K3].Response.Should().Be(own);
    }

    [Fact]
    public void A_doubt_names_only_the_comments_that_have_no_response_yet_and_quotes_the_response_as_it_is()
    {
        Present(Above).Words(_meeting.Table).Should().Be(("Blank cells.", "Blank cells."));
        _meeting.Do(new AttachResponse(K5));
        Present(Above).Comments.Should().Equal(K7);
        Present(Above).Lines.Should().Equal(_meeting.Now.Comments[K7].Source.Line);
        Present(Above).Words(_meeting.Table).Message.Should().StartWith("The response beside this comment is blank, below the response of");
        _meeting.Type(R2.Passage, " Soon");
        Present(Above).Words(_meeting.Table).Guess.Should().Contain(_meeting.Says(R2));
    }

    [Fact]
    public void A_doubt_whose_matter_was_settled_elsewhere_is_not_open_until_that_is_undone()
    {
        _meeting.Do(new AttachResponse(K7));
        Present(InComment).Should().Match<PresentDoubt>(d => !d.IsOpen && d.SettledBy != null && d.Doubt.State == DoubtState.Open);
        _meeting.Do(new UndoLast());
        Present(InComment).IsOpen.Should().BeTrue();
        _meeting.Do(new WaveOffDoubt(InComment));
        Present(InComment).Should().Match<PresentDoubt>(d => !d.IsOpen && d.SettledBy == null);
    }

    [Fact]
    public void A_response_above_that_was_merged_is_offered_no_more()
    {
        _meeting.Do(_meeting.Group(R3, K4, K6, K2, K3) with { Leading = R1 });
        Present(Above).Should().Match<PresentDoubt>(d => d.IsOpen && d.Guess == null);
    }

    private PresentDoubt Present(DoubtId id) => _meeting.Now.PresentDoubts.Single(d => d.Doubt.Id == id);
}
