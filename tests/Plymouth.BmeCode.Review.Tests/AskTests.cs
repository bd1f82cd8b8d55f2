using System.Collections.Immutable;
using FluentAssertions;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;
using static Plymouth.BmeCode.Review.Tests.Meetings;

namespace Plymouth.BmeCode.Review.Tests;

/// <summary>A comment split into asks: each is answered by itself, the comment when all are, and its text stays whole.</summary>
public sealed class AskTests
{
    private readonly PaperMeeting _meeting = Small();

    [Fact]
    public void A_comment_falls_into_asks_that_are_answered_by_themselves()
    {
        Split(K5);
        _meeting.Now.CommentsAbout(C2).Select(c => c.Body.ToText()).Should().Equal("Add faith", "2.1 too:", "say how");
        _meeting.Now.CommentsAbout(C3).Select(c => _meeting.Now.NameOf(c)).Should().Equal("1.2, comment 2 (ask 1 of 2)", "1.2, comment 2 (ask 2 of 2)");
        _meeting.Now.Comments[K5].Body.ToText().Should().Be("2.1 too: say how");
        _meeting.Table.Progress.Comments.Should().Be(7);
    }

    [Fact]
    public void A_comment_is_answered_when_all_its_asks_are_and_partly_when_some_are()
    {
        Split(K5);
        var answered = _meeting.Table.Progress.Answered;
        Found(FindingKind.UnansweredComment).Should().Contain(K5);
        Found(FindingKind.PartlyAnsweredComment).Should().BeEmpty();

        Answer(First(K5));
        Found(FindingKind.UnansweredComment).Should().NotContain(K5).And.NotContain(Second(K5));
        Found(FindingKind.PartlyAnsweredComment).Should().Equal(K5);
        _meeting.Table.Findings.Open.Single(f => f.Finding.Kind == FindingKind.PartlyAnsweredComment).Blocks.Should().BeTrue();
        _meeting.Table.Progress.Answered.Should().Be(answered);

        Answer(Second(K5));
        Found(FindingKind.PartlyAnsweredComment).Should().BeEmpty();
        _meeting.Table.Progress.Answered.Should().Be(answered + 1);
    }

    [Fact]
    public void The_asks_of_an_answered_comment_keep_its_answer_until_they_are_split_off()
    {
        Split(K4, 3);
        _meeting.Now.Responses[R2].Comments.Should().Equal(First(K4), Second(K4));
        _meeting.Now.Comments[K4].Response.Should().BeNull();
        _meeting.Table.IsAnswered(_meeting.Now.Comments[K4]).Should().BeTrue();

        _meeting.Do(new SplitOffComment(Second(K4), R2));
        _meeting.Says(_meeting.Now.Comments[Second(K4)].Response!.Value).Should().Be("Agree. Words added.");
        _meeting.Refused(new JoinAsks(K4)).Message.Should().Contain("different responses");
        _meeting.Do(_meeting.Group(R2, First(K4), Second(K4)));
        _meeting.Do(new JoinAsks(K4));
        _meeting.Now.Responses[R2].Comments.Should().Equal(K4);
        _meeting.Now.CommentsInOrder.Should().HaveCount(7);
    }

    [Fact]
    public void An_ask_is_grouped_with_other_comments_like_any_comment()
    {
        Split(K5);
        _meeting.Do(_meeting.Group(null, K4, Second(K5)));
        _meeting.Now.Responses[R2].Comments.Should().Equal(K4, Second(K5));
        _meeting.Now.Label(R2.Passage).Should().Be("the response to 1.2, comments 1 and 2 (ask 2 of 2)");
        _meeting.Do(_meeting.Group(null, K4, First(K5)));
        _meeting.Now.Label(R2.Passage).Should().Be("the response to 1.2, comments 1 and 2");
    }

    [Fact]
    public void A_screen_that_still_shows_the_comment_whole_is_told_what_became_of_it()
    {
        Split(K5);
        _meeting.Refused(new AttachResponse(K5)).Message.Should().Contain("has been split into 2 asks");
        _meeting.Refused(_meeting.Group(null, K4, K5)).Code.Should().Be(Refusal.Stale);
        _meeting.Refused(new SplitIntoAsks(First(K5), null, [new AskRange(0, 3), new AskRange(4, 4)])).Code.Should().Be(Refusal.Invalid);
        var ask = First(K5);
        _meeting.Do(new JoinAsks(K5));
        _meeting.Refused(new AttachResponse(ask)).Message.Should().Contain("joined again");
        _meeting.Ask(new JoinAsks(K5)).Should().BeOfType<Decision.AlreadySo>();
    }

    [Fact]
    public void Asks_have_words_each_and_leave_no_word_out()
    {
        var body = _meeting.Now.Comments[K5].Body;
        foreach (
            var ranges in new ImmutableList<AskRange>[]
            {
                [new AskRange(0, 8)],
                [new AskRange(0, 8), new AskRange(9, 3)],
                [new AskRange(0, 8), new AskRange(8, 1), new AskRange(9, 7)],
                [new AskRange(0, 10), new AskRange(10, 6)],
                [new AskRange(9, 7), new AskRange(0, 8)],
                [new AskRange(0, 8), new AskRange(9, 70)],
            }
        )
        {
            _meeting.Refused(new SplitIntoAsks(K5, null, ranges)).Code.Should().Be(Refusal.Invalid, string.Join(' ', ranges));
        }

        AskCuts.IsWhole(body, AskCuts.Between(body, [8])).Should().BeTrue();
    }

    [Fact]
    public void What_is_internal_is_internal_with_all_its_asks()
    {
        Split(K5);
        _meeting.Do(new MarkCommentInternal(Second(K5), true));
        new[] { K5, First(K5), Second(K5) }.Should().OnlyContain(c => _meeting.Now.Comments[c].Internal);
        _meeting.Do(new UndoLast());
        new[] { K5, First(K5), Second(K5) }.Should().OnlyContain(c => !_meeting.Now.Comments[c].Internal);
    }

    [Fact]
    public void Undo_joins_again_what_nothing_depends_on_and_says_what_does()
    {
        Split(K5);
        _meeting.Do(new UndoLast());
        _meeting.Now.Comments[K5].Stands.Should().BeTrue();

        Split(K5);
        _meeting.Do(new AttachResponse(First(K5)), "m2");
        _meeting.Refused(new UndoLast()).Message.Should().Contain("one of the asks was answered");
    }

    [Fact]
    public void Joining_is_taken_back_and_an_older_decision_about_the_whole_comment_is_not()
    {
        _meeting.Do(new AttachResponse(K5), "m2");
        Split(K5);
        _meeting.Refused(new UndoLast(), member: "m2").Message.Should().Contain("was split into asks");
        var asks = _meeting.Now.Comments[K5].Asks;
        _meeting.Do(new JoinAsks(K5));
        _meeting.Do(new UndoLast());
        _meeting.Now.Comments[K5].Asks.Should().Equal(asks);
    }

    [Fact]
    public void A_pointer_at_an_ask_that_was_joined_points_at_its_comment()
    {
        Split(K5);
        _meeting.Do(new SetPointer(R1, null, new AtComment(Second(K5))));
        _meeting.Do(new JoinAsks(K5));
        StandingPointers.Of(_meeting.Table, R1).Select(p => p.To).Should().Contain(new AtComment(K5));
    }

    [Fact]
    public void Cuts_are_proposed_at_ends_of_sentences_and_lines_and_offered_where_words_are_joined()
    {
        Cuts("Add faith groups. Publish the list; say who keeps it")
            .Should()
            .Equal("Add faith groups.", "|Publish the list;", "|say who keeps it");
        Cuts("More training and better reports").Should().Equal("More training", "-and better reports");
        Cuts("BIG + as a need").Should().Equal("BIG + as a need");
        Cuts("Use e.g. the list of 2.5 again").Should().Equal("Use e.g. the list of 2.5 again");
        Cuts("Two lines here\nand there as well").Should().Equal("Two lines here", "|and there as well");
    }

    private static IEnumerable<string> Cuts(string text)
    {
        var body = Wording.OfText(text);
        var cuts = AskCuts.Of(body);
        return AskCuts
            .Between(body, cuts.Select(c => c.At))
            .Select((a, i) => $"{(i == 0 ? "" : cuts[i - 1].Proposed ? "|" : "-")}{text[a.Start..(a.Start + a.Length)]}");
    }

    private void Split(CommentId comment, int at = 8) =>
        _meeting.Do(
            new SplitIntoAsks(comment, _meeting.Now.Comments[comment].Response, AskCuts.Between(_meeting.Now.Comments[comment].Body, [at]))
        );

    private CommentId First(CommentId comment) => _meeting.Now.Comments[comment].Asks[0].Id;

    private CommentId Second(CommentId comment) => _meeting.Now.Comments[comment].Asks[1].Id;

    private void Answer(CommentId comment)
    {
        _meeting.Do(new AttachResponse(comment));
        _meeting.Type(_meeting.Now.Comments[comment].Response!.Value.Passage, "Yes.");
    }

    private IEnumerable<CommentId> Found(FindingKind kind) =>
        _meeting.Table.Findings.Open.Where(f => f.Finding.Kind == kind).Select(f => ((CommentSubject)f.Finding.About[0]).Comment);
}
