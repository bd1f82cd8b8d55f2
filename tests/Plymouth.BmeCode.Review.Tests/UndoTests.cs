using FluentAssertions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;
using static Plymouth.BmeCode.Review.Tests.Meetings;

namespace Plymouth.BmeCode.Review.Tests;

public sealed class UndoTests
{
    private readonly PaperMeeting _meeting = Small();

    private Refusal Depended(string member = "m1")
    {
        var refusal = _meeting.Refused(new UndoLast(), member: member);
        refusal.Code.Should().Be(Refusal.DependedOn);
        return refusal;
    }

    [Fact]
    public void Where_nothing_was_decided_nothing_is_undone()
    {
        _meeting.Refused(new UndoLast()).Code.Should().Be(Refusal.NothingToUndo);
        _meeting.Refused(new UndoLast(), member: "m0").Code.Should().Be(Refusal.NothingToUndo, "taking the table in is no decision");
    }

    [Fact]
    public void Undo_takes_back_the_members_own_decisions_one_after_another()
    {
        _meeting.Do(new ChangeTitle("One"), "m1");
        _meeting.Do(new MoveClause(C4, Joint, 0), "m1");
        _meeting.Do(new SetDisposition(R1, Disposition.Noted), "m2");
        _meeting.Do(new UndoLast(), "m1");
        _meeting.Now.Section(Joint).Clauses.Should().Equal(C3, C4);
        _meeting.Do(new UndoLast(), "m1");
        _meeting.Now.Title.Should().Be("Plymouth BME Code of Practice");
        _meeting.Now.Responses[R1].Disposition.Should().Be(Disposition.Noted);
        _meeting.Refused(new UndoLast(), member: "m1").Code.Should().Be(Refusal.NothingToUndo);
    }

    [Fact]
    public void Undo_reserves_the_passages_of_each_members_last_decision_and_no_others()
    {
        _meeting.Do(new DeleteClause(C1, _meeting.Version(C1)), "m1");
        _meeting.Do(_meeting.Group(R2, K2, K3, K4), "m2");
        Rules.Passages(_meeting.Now, new UndoLast()).Should().BeEquivalentTo([C1.Passage, R1.Passage, R2.Passage]);
        _meeting.Do(new ChangeTitle("One"), "m2");
        Rules.Passages(_meeting.Now, new UndoLast()).Should().Equal(C1.Passage);
        _meeting.Do(new UndoLast(), "m1");
        Rules.Passages(_meeting.Now, new UndoLast()).Should().BeEmpty();
    }

    [Fact]
    public void A_merge_is_undone_with_the_words_that_followed_below_taken_out_again()
    {
        _meeting.Do(_meeting.Group(R2, K2, K3, K4));
        _meeting.Do(new UndoLast());
        _meeting.Says(R2).Should().Be("Agree. Words added.");
        _meeting.Now.Responses[R1].Comments.Should().Equal(K2, K3);
        _meeting.Table.Passage(R1.Passage).Closed.Should().BeNull();
    }

    [Fact]
    public void A_merge_is_undone_though_the_leading_words_were_edited_meanwhile()
    {
        _meeting.Do(_meeting.Group(R2, K2, K3, K4));
        _meeting.Change(R2.Passage, new DeltaBuilder().Insert("We ").ToDelta());
        _meeting.Do(new UndoLast());
        _meeting.Says(R2).Should().Be("We Agree. Words added.");
    }

    [Fact]
    public void Words_that_followed_below_and_were_edited_stay()
    {
        _meeting.Do(_meeting.Group(R2, K2, K3, K4));
        _meeting.Type(R2.Passage, " All of them.");
        _meeting.Do(new UndoLast());
        _meeting.Says(R2).Should().Be("Agree. Words added.\nThe partners. All of them.");
        _meeting.Says(R1).Should().Be("The partners.");
    }

    [Fact]
    public void A_grouping_others_built_on_is_not_undone()
    {
        _meeting.Do(_meeting.Group(null, K1, K2), "m1");
        _meeting.Do(new SplitOffComment(K1, R1), "m2");
        Depended().Message.Should().Contain("1.1, comment 1 was grouped otherwise");
    }

    [Fact]
    public void A_response_somebody_wrote_in_is_not_taken_away()
    {
        _meeting.Do(new AttachResponse(K1));
        _meeting.Type(_meeting.Now.Comments[K1].Response!.Value.Passage, "An answer");
        Depended().Message.Should().Contain("words were written");
    }

    [Fact]
    public void A_copy_somebody_wrote_in_is_not_taken_away()
    {
        _meeting.Do(new SplitOffComment(K3, R1));
        _meeting.Type(_meeting.Now.Comments[K3].Response!.Value.Passage, "!");
        Depended();
    }

    [Fact]
    public void A_response_others_joined_is_not_taken_away()
    {
        _meeting.Do(new AttachResponse(K1), "m1");
        _meeting.Do(_meeting.Group(null, K1, K5), "m2");
        Depended();
    }

    [Fact]
    public void A_merge_is_not_undone_into_an_answer_without_comments()
    {
        _meeting.Do(_meeting.Group(null, K4, K7), "m1");
        _meeting.Do(new SplitOffComment(K4, R2), "m2");
        Depended().Message.Should().Contain("have left its group");
    }

    [Fact]
    public void A_clause_agreed_since_is_not_taken_apart()
    {
        _meeting.Do(new SplitClause(C1, 10, 0), "m1");
        _meeting.Do(new AgreeClause(C1, 1), "m2");
        Depended().Message.Should().Contain("1.1 was agreed");
    }

    [Fact]
    public void A_split_or_join_somebody_wrote_in_is_not_undone()
    {
        _meeting.Do(new JoinWithNext(C3));
        _meeting.Type(C3.Passage, "!");
        Depended().Message.Should().Contain("2.1 was changed");
    }

    [Fact]
    public void A_move_is_undone_to_its_neighbour_wherever_that_stands_by_now()
    {
        _meeting.Do(new MoveClause(C4, Introduction, 0), "m1");
        _meeting.Do(new AddClause(Joint, 0), "m2");
        _meeting.Do(new UndoLast(), "m1");
        _meeting.Now.Section(Joint).Clauses.TakeLast(2).Should().Equal(C3, C4);
    }

    [Fact]
    public void A_clause_moved_again_by_another_stays_there()
    {
        _meeting.Do(new MoveClause(C4, Introduction, 0), "m1");
        _meeting.Do(new MoveClause(C4, Introduction, 2), "m2");
        Depended().Message.Should().Contain("moved again");
        _meeting.Do(new UndoLast(), "m2");
        _meeting.Do(new UndoLast(), "m1");
        _meeting.Now.Section(Joint).Clauses.Should().Equal(C3, C4);
    }

    [Fact]
    public void A_section_with_clauses_by_now_is_not_taken_away()
    {
        var added = ((SectionAdded)_meeting.Do(new AddSection(0, "New"), "m1")).Section;
        _meeting.Do(new MoveClause(C1, added, 0), "m2");
        Depended();
    }

    [Fact]
    public void Undoing_a_reopening_restores_the_agreement_as_it_was_made()
    {
        _meeting.Do(new AgreeClause(C1, 0), "m1");
        var agreement = _meeting.Now.Clauses[C1].Agreement;
        _meeting.Do(new ReopenClause(C1, "A doubt"), "m2");
        _meeting.Do(new UndoLast(), "m2");
        _meeting.Now.Clauses[C1].Agreement.Should().Be(agreement);
        _meeting.Do(new ReopenClause(C1, "A doubt"), "m2");
        _meeting.Type(C1.Passage, "!");
        Depended("m2");
    }

    [Fact]
    public void A_member_does_not_take_back_what_only_a_facilitator_decides()
    {
        _meeting.Do(new AgreeClause(C1, 0));
        _meeting.Refused(new UndoLast(), Role.Member).Code.Should().Be(Refusal.NotAllowed);
    }

    [Fact]
    public void A_bringing_back_somebody_wrote_after_is_not_undone()
    {
        _meeting.Do(new DeleteClause(C1, 0));
        _meeting.Do(new BringBackClause(C1));
        _meeting.Type(C1.Passage, "!");
        Depended();
    }

    [Fact]
    public void Accepted_lines_are_undone_in_draft_and_wording_until_somebody_writes()
    {
        _meeting.Do(new AcceptDoubt(Lines));
        var fork = _meeting.Fork();
        fork.Do(new UndoLast());
        fork.Table.Draft(C2.Passage).Should().Be(fork.Table.Passage(C2.Passage).Draft);
        fork.Now.Doubt(Lines).State.Should().Be(DoubtState.Open);
        _meeting.Type(C2.Passage, "!");
        Depended();
    }

    [Fact]
    public void A_response_left_without_a_word_goes_as_if_it_had_never_been_begun_and_is_no_decision_to_undo()
    {
        _meeting.Do(new ChangeTitle("One"), "m1");
        var comment = _meeting.Now.Comments.Values.First(c => c.Response is null && c.Stands);
        var begun = (ResponseAttached)_meeting.Do(new AttachResponse(comment.Id), "m1");
        _meeting.Do(new LeaveEmptyResponse(begun.Response), "m1");
        _meeting.Now.Comments[comment.Id].Response.Should().BeNull();
        _meeting.Table.Passage(begun.Response.Passage).Closed.Should().NotBeNull();
        _meeting.Do(new UndoLast(), "m1");
        _meeting.Now.Title.Should().Be("Plymouth BME Code of Practice");
    }

    [Fact]
    public void A_response_with_words_a_disposition_or_a_second_comment_is_not_taken_away()
    {
        var comment = _meeting.Now.Comments.Values.First(c => c.Response is null && c.Stands);
        var begun = (ResponseAttached)_meeting.Do(new AttachResponse(comment.Id));
        _meeting.Do(new SetDisposition(begun.Response, Disposition.Noted), "m2");
        _meeting.Refused(new LeaveEmptyResponse(begun.Response)).Code.Should().Be(Refusal.DependedOn);
        _meeting.Do(new SetDisposition(begun.Response, null), "m2");
        _meeting.Type(begun.Response.Passage, "Yes.");
        _meeting.Refused(new LeaveEmptyResponse(begun.Response)).Code.Should().Be(Refusal.DependedOn);
        _meeting.Refused(new LeaveEmptyResponse(R1)).Code.Should().Be(Refusal.NotFound, "it came with the table, nobody began it here");
    }
}
