using System.Collections.Immutable;
using FluentAssertions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.Publications;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Testing;
using Xunit;
using static Plymouth.BmeCode.Review.Tests.Meetings;

namespace Plymouth.BmeCode.Review.Tests;

public sealed class PublicationTests
{
    private static readonly ImmutableList<PublishedDocument> Documents = [new("code.docx", "hash", 1)];
    private readonly PaperMeeting _meeting = Small();

    [Fact]
    public void What_blocks_is_listed_in_the_order_to_settle_it_and_the_agreement_comes_last()
    {
        var blocks = Publishing.Blocks(_meeting.Table);

        blocks
            .Select(b => b.Id.Split(':')[0])
            .Distinct()
            .Should()
            .ContainInOrder("numberUsedTwice", "unansweredComment", "openPromise", "notAgreed");
        blocks[^1].Message.Should().Be("None of the 4 clauses is agreed yet.");
        _meeting.Do(new AgreeClause(C1, _meeting.Version(C1)));
        Publishing.Blocks(_meeting.Table)[^1].Message.Should().Be("1.2, 2.1 and 2.2 are not agreed yet.");
    }

    [Fact]
    public void With_something_that_blocks_the_Code_is_published_only_for_a_reason_that_stands_in_the_publication()
    {
        var blocks = Publishing.Blocks(_meeting.Table);
        _meeting.Refused(Publish(1, blocks, null)).Message.Should().Contain("Settle what blocks, or say why");
        _meeting.Refused(Publish(1, blocks, "  ")).Code.Should().Be(Refusal.Invalid);
        _meeting.Refused(Publish(1, blocks, new string('x', 2001))).Code.Should().Be(Refusal.Invalid);

        _meeting.Do(Publish(1, blocks, " The council decides on Monday. "), "m1");

        var publication = _meeting.Now.Publications.Should().ContainSingle().Subject;
        publication
            .Should()
            .Match<Publication>(p =>
                p.Number == 1
                && p.Title == _meeting.Now.Title
                && p.By == new MemberId("m1")
                && p.Reason == "The council decides on Monday."
                && p.JournalHead == "head"
            );
        publication.Blocking.Should().Equal(blocks);
        publication.Present.Should().Equal(new MemberId("m1"), new MemberId("m2"));
    }

    [Fact]
    public void Where_nothing_blocks_no_reason_is_asked_for_and_none_is_kept()
    {
        _meeting.Do(Publish(1, [], "For no reason"));
        _meeting.Now.Publication(1)!.Reason.Should().BeNull();
    }

    [Fact]
    public void The_next_publication_gets_the_next_number_and_none_is_taken_back()
    {
        _meeting.Do(new ChangeTitle("The Code"), "m1");
        _meeting.Do(Publish(1, [], null), "m1");
        _meeting.Refused(Publish(1, [], null)).Code.Should().Be(Refusal.Stale);

        _meeting.Refused(new UndoLast(), member: "m1").Message.Should().Contain("Publication 1 cannot be taken back");
        _meeting.Now.Title.Should().Be("The Code", "what was decided before stands in it");

        _meeting.Do(new ChangeTitle("The Code again"), "m1");
        _meeting.Do(Publish(2, [], null), "m1");
        _meeting.Now.Publications.Select(p => $"{p.Number} {p.Title}").Should().Equal("1 The Code", "2 The Code again");
    }

    private static PublishCode Publish(int number, ImmutableList<Block> blocks, string? reason) =>
        new(number, [new("m1"), new("m2"), new("m1")], "head", 7, blocks, reason, Documents);
}
