using FluentAssertions;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests;

public sealed class SimilarCommentTests
{
    private const int Many = 3000;
    private const int Copies = 100;

    [Fact]
    public void Comments_are_suggested_to_each_other_with_the_words_they_share_and_never_grouped()
    {
        var meeting = Of(
            "The training for volunteers is far too short.",
            "Volunteers need longer training than this.",
            "Who pays for the hall?",
            "The hall is too small."
        );
        var now = meeting.Now;

        var similar = now.Similar(new("k1")).Should().ContainSingle().Subject;

        similar.Comment.Should().Be(new CommentId("k2"));
        similar.Shared.Should().BeEquivalentTo("volunteers", "training");
        now.Similar(new("k2")).Should().ContainSingle().Which.Comment.Should().Be(new CommentId("k1"));
        now.Similar(new("k3")).Should().BeEmpty("one word in common proves nothing");
        now.Comments.Values.Should().OnlyContain(c => c.Response == null);
    }

    [Fact]
    public void Those_answered_together_already_are_not_suggested_and_come_back_when_they_part()
    {
        var meeting = Of("The training for volunteers is far too short.", "Volunteers need longer training than this.");
        meeting.Do(meeting.Group(null, new CommentId("k1"), new CommentId("k2")));
        meeting.Now.Similar(new("k1")).Should().BeEmpty();
        meeting.Do(new SplitOffComment(new("k1"), meeting.Now.Comments[new CommentId("k1")].Response!.Value));
        meeting.Now.Similar(new("k1")).Should().ContainSingle();
    }

    [Fact]
    public void Comments_that_say_the_same_in_small_words_only_are_the_same()
    {
        var meeting = Of("Why not?", "Why not", "Why?");
        meeting
            .Now.Similar(new("k1"))
            .Should()
            .ContainSingle()
            .Which.Should()
            .Match<SimilarComment>(s => s.Comment == new CommentId("k2") && s.Likeness == 1.0 && s.Shared.IsEmpty);
    }

    [Fact]
    public void Among_three_thousand_comments_each_that_was_said_in_other_order_finds_its_like_first()
    {
        var random = new Random(4);
        string[] words =
        [
            .. Enumerable
                .Range(0, 2500)
                .Select(n => $"{"bcdfghjklmnprtvw"[n % 16]}{"aeiou"[n / 16 % 5]}{"bcdfghjklmnprtvw"[n / 80 % 16]}{"aou"[n / 1280 % 3]}m"),
        ];
        List<string> said =
        [
            .. Enumerable
                .Range(0, Many - Copies)
                .Select(_ =>
                    string.Join(
                        ' ',
                        Enumerable.Range(0, 6 + random.Next(12)).Select(_ => words[(int)(words.Length * Math.Pow(random.NextDouble(), 2))])
                    )
                ),
        ];
        said.AddRange(Enumerable.Range(0, Copies).Select(n => string.Join(' ', said[n * 7].Split(' ').Reverse())));
        var now = Of([.. said]).Now;

        var found = now.CommentsInOrder.ConvertAll(c => now.Similar(c.Id));

        found.Should().HaveCount(Many);
        for (var n = 0; n < Copies; n++)
        {
            found[Many - Copies + n]
                [0]
                .Comment.Should()
                .Be(now.CommentsInOrder[n * 7].Id, $"comment {Many - Copies + n} says {said[n * 7]} in other order (seed 4)");
        }
    }

    private static PaperMeeting Of(params string[] comments)
    {
        var ids = new CountingIds();
        var table = new ReadingBuilder(ids).Section("One").Clause("A clause.");
        return new PaperMeeting(comments.Aggregate(table, (t, c) => t.Comment(c)).Build(), ids);
    }
}
