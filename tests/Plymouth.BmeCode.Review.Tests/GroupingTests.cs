using FluentAssertions;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;
using static Plymouth.BmeCode.Review.Tests.Meetings;

namespace Plymouth.BmeCode.Review.Tests;

public sealed class GroupingTests
{
    private readonly PaperMeeting _meeting = Small();

    private Response ResponseOf(CommentId comment) => _meeting.Now.Responses[_meeting.Now.Comments[comment].Response!.Value];

    [Fact]
    public void Comments_without_answers_get_one_response_to_write()
    {
        _meeting.Do(_meeting.Group(null, K5, K1));
        ResponseOf(K1).Comments.Should().Equal(K1, K5);
        _meeting.Table.IsAnswered(_meeting.Now.Comments[K1]).Should().BeFalse("a response without words is no answer");
    }

    [Fact]
    public void A_comment_without_an_answer_joins_the_group_that_has_one()
    {
        _meeting.Do(_meeting.Group(null, K1, K2));
        ResponseOf(K1).Id.Should().Be(R1);
        ResponseOf(K1).Comments.Should().Equal(K1, K2, K3);
        _meeting.Table.Progress.Answered.Should().Be(5);
    }

    [Fact]
    public void Only_one_answer_with_words_leads_without_asking()
    {
        _meeting.Do(new AttachResponse(K1));
        var blank = ResponseOf(K1).Id;
        _meeting.Do(_meeting.Group(null, K1, K4));
        ResponseOf(K1).Id.Should().Be(R2);
        _meeting.Now.Responses[blank].Closed.Should().BeTrue();
        _meeting.Says(R2).Should().Be("Agree. Words added.");
    }

    [Fact]
    public void Two_answers_with_words_ask_which_leads_and_show_both()
    {
        var refusal = _meeting.Refused(_meeting.Group(null, K2, K3, K4));
        refusal.Code.Should().Be(Refusal.ChooseLeading);
        refusal.Message.Should().Contain("“The partners.” (1.1, comments 2 and 3)").And.Contain("“Agree. Words added.” (1.2, comment 1)");
    }

    [Fact]
    public void The_others_words_follow_below_and_their_passage_is_closed()
    {
        _meeting.Do(_meeting.Group(R2, K2, K3, K4));
        _meeting.Says(R2).Should().Be("Agree. Words added.\nThe partners.");
        ResponseOf(K4).Comments.Should().Equal(K2, K3, K4);
        _meeting.Now.Responses[R1].Should().Match<Response>(r => r.Closed && r.Comments.IsEmpty);
        _meeting.Table.Passage(R1.Passage).Closed.Should().Be("merged");
        _meeting.Says(R1).Should().Be("The partners.", "its history is kept");
    }

    [Fact]
    public void A_group_that_only_lends_a_comment_keeps_its_response()
    {
        _meeting.Do(_meeting.Group(R2, K3, K4));
        _meeting.Says(R2).Should().Be("Agree. Words added.\nThe partners.");
        ResponseOf(K2).Should().Match<Response>(r => r.Id == R1 && !r.Closed);
        _meeting.Table.Passage(R1.Passage).Closed.Should().BeNull();
    }

    [Fact]
    public void The_same_words_are_not_said_twice()
    {
        _meeting.Do(_meeting.Group(null, K4, K6));
        _meeting.Says(R2).Should().Be("Agree. Words added.");
        _meeting.Now.Responses[R3].Closed.Should().BeTrue();
    }

    [Fact]
    public void Formatting_follows_the_words()
    {
        _meeting.Change(
            R1.Passage,
            new DeltaBuilder()
                .Retain(4, Attributes.Of(("bold", AttributeValue.True)))
                .Retain(9)
                .Retain(1, Attributes.Of(("list", AttributeValue.Of("bullet"))))
                .ToDelta()
        );
        _meeting.Do(_meeting.Group(R2, K2, K3, K4));
        _meeting
            .Table.Wording(R2.Passage)
            .ToDelta()
            .Should()
            .Be(
                new DeltaBuilder()
                    .Insert("Agree. Words added.\n")
                    .Insert("The ", Attributes.Of(("bold", AttributeValue.True)))
                    .Insert("partners.")
                    .Insert("\n", Attributes.Of(("list", AttributeValue.Of("bullet"))))
                    .ToDelta()
            );
    }

    [Fact]
    public void Internal_words_are_never_put_where_partners_read()
    {
        _meeting.Do(new MarkResponseInternal(R1, true));
        _meeting.Refused(_meeting.Group(R2, K2, K3, K4)).Code.Should().Be(Refusal.Invalid);
        _meeting.Do(new MarkResponseInternal(R2, true));
        _meeting.Do(_meeting.Group(R2, K2, K3, K4));
    }

    [Fact]
    public void A_stale_screen_is_told_what_changed()
    {
        var seen = _meeting.Group(null, K1, K4);
        _meeting.Do(_meeting.Group(null, K1, K2));
        var refusal = _meeting.Refused(seen);
        refusal.Code.Should().Be(Refusal.Stale);
        refusal.Message.Should().Contain("1.1, comment 1 has been grouped with 1.1, comments 2 and 3");
        _meeting.Refused(new SplitOffComment(K1, R2)).Code.Should().Be(Refusal.Stale);
    }

    [Fact]
    public void What_is_grouped_already_stays_as_it_is() =>
        _meeting.Ask(_meeting.Group(null, K2, K3)).Should().BeOfType<Decision.AlreadySo>();

    [Fact]
    public void A_group_needs_two_comments_that_exist()
    {
        _meeting.Refused(_meeting.Group(null, K1, K1)).Code.Should().Be(Refusal.Invalid);
        _meeting.Refused(new GroupComments([new(K1, null), new(new CommentId("k99"), null)], null)).Code.Should().Be(Refusal.NotFound);
        _meeting.Refused(_meeting.Group(R3, K2, K4)).Code.Should().Be(Refusal.Invalid, "a leading answer is one of theirs");
    }

    [Fact]
    public void A_comment_split_off_keeps_a_copy_of_the_answer_with_its_disposition()
    {
        _meeting.Do(new SetDisposition(R1, Disposition.AgreedInPart));
        _meeting.Do(new MarkResponseInternal(R1, true));
        _meeting.Do(new SplitOffComment(K3, R1));
        var copy = ResponseOf(K3);
        copy.Id.Should().NotBe(R1);
        copy.Should().Match<Response>(r => r.Disposition == Disposition.AgreedInPart && r.Internal);
        _meeting.Says(copy.Id).Should().Be("The partners.");
        _meeting.Now.Responses[R1].Comments.Should().Equal(K2);
        _meeting.Refused(new SplitOffComment(K3, copy.Id)).Message.Should().Contain("1.1, comment 3 stands alone");
    }

    [Fact]
    public void A_comment_split_off_from_an_answer_without_words_has_none()
    {
        _meeting.Do(_meeting.Group(null, K1, K5));
        _meeting.Do(new SplitOffComment(K5, ResponseOf(K5).Id));
        _meeting.Now.Comments[K5].Response.Should().BeNull();
    }

    [Fact]
    public void A_response_is_attached_once()
    {
        _meeting.Do(new AttachResponse(K1));
        ResponseOf(K1).Comments.Should().Equal(K1);
        _meeting.Ask(new AttachResponse(K1)).Should().BeOfType<Decision.AlreadySo>();
    }

    [Fact]
    public void A_merged_answer_takes_no_disposition()
    {
        _meeting.Do(_meeting.Group(null, K4, K6));
        _meeting.Refused(new SetDisposition(R3, Disposition.Noted)).Code.Should().Be(Refusal.Closed);
        _meeting.Do(new SetDisposition(R2, Disposition.Noted));
        _meeting.Ask(new SetDisposition(R2, Disposition.Noted)).Should().BeOfType<Decision.AlreadySo>();
    }

    [Fact]
    public void A_comment_about_two_clauses_stands_under_each_and_its_groups_say_what_is_elsewhere()
    {
        _meeting.Do(_meeting.Group(null, K4, K5));
        _meeting
            .Now.CommentGroups(new AboutClause(C3))
            .Should()
            .ContainSingle()
            .Which.Should()
            .Match<CommentGroup>(g => g.Response!.Id == R2 && g.Comments[0].Id == K5 && g.Elsewhere[0].Id == K4);
        _meeting.Now.CommentGroups(new AboutClause(C2)).Should().ContainSingle().Which.Comments.Select(c => c.Id).Should().Equal(K4, K5);
        _meeting.Now.CommentGroups(new AboutSection(General)).Select(g => g.Comments[0].Id).Should().Equal(K6, K7);
        _meeting.Table.Unanswered(new AboutCode()).Should().Be(1);
    }
}
