using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FluentAssertions;
using Plymouth.BmeCode.Exchange.Json;
using Plymouth.BmeCode.Exchange.ResponseTable;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests.Findings;

/// <summary>Line 97 asks for an appointed person, and says that a directory is needed: two asks.</summary>
public sealed class PartlyAnsweredCommentTests
{
    private const string FirstWords = "Needs an appointed person within orgs to make this happen";
    private const string SecondWords = "Would need a number of people to do this and a directory of BME Led orgs and what they do.";
    private readonly PaperJournal _journal = RealFindings.Journal();
    private readonly CommentId _whole;

    public PartlyAnsweredCommentTests()
    {
        var comment = _journal.Comment(97);
        _whole = comment.Id;
        _journal.Ask(
            new SplitIntoAsks(
                _whole,
                null,
                AskCuts.Between(comment.Body, AskCuts.Of(comment.Body).Where(c => c.Proposed).Select(c => c.At))
            )
        );
    }

    [Fact]
    public void Its_two_sentences_are_proposed_as_asks()
    {
        Asks.Should().HaveCount(2);
        Asks[0].Body.ToText().Should().StartWith(FirstWords);
        Asks[1].Body.ToText().Should().Be(SecondWords);
    }

    [Fact]
    public void It_is_found_while_one_ask_is_answered_and_the_other_is_not()
    {
        _journal.Found(FindingKind.PartlyAnsweredComment).Should().BeEmpty();
        Unanswered().Should().Contain(97).And.HaveCount(32);

        Answer(Asks[0], "An officer will be named.");
        _journal.Found(FindingKind.PartlyAnsweredComment).Should().Equal("comment 97, comment 97");
        Unanswered().Should().NotContain(97).And.HaveCount(31);
        _journal.Table.Progress.Should().Match<Progress>(p => p.Comments == 153 && p.Answered == 121);

        Answer(Asks[1], "There will be a directory.");
        _journal.Found(FindingKind.PartlyAnsweredComment).Should().BeEmpty();
        _journal.Table.Progress.Answered.Should().Be(122);
    }

    [Fact]
    public void No_comment_is_partly_answered_that_nobody_has_split() =>
        RealFindings.Journal().Found(FindingKind.PartlyAnsweredComment).Should().BeEmpty();

    [Fact]
    public void The_response_table_has_its_text_whole_and_an_answer_beside_each_ask()
    {
        Answer(Asks[0], "An officer will be named.");
        var page = Regex.Replace(ResponseTableHtml.Write(_journal.Table, _journal.Stamp), "<[^>]+>|\\s+", " ");
        page = Regex.Replace(page, " +", " ");
        page.Should().Contain("121 of 153 comments answered");
        page.Should()
            .MatchRegex(
                $"A comment with 2 asks, each answered by itself: {Regex.Escape(FirstWords)}.*{Regex.Escape(SecondWords)} Ask 1 of 2: "
                    + $"{Regex.Escape(FirstWords)}.*An officer will be named\\. Ask 2 of 2: {Regex.Escape(SecondWords)} No response yet"
            );
        Regex.Matches(page, "A comment with 2 asks").Should().HaveCount(1);
    }

    [Fact]
    public void Asks_that_still_share_one_response_are_read_as_the_comment_they_are()
    {
        var comment = _journal.Comment(130);
        _journal.Ask(
            new SplitIntoAsks(comment.Id, comment.Response, AskCuts.Between(comment.Body, AskCuts.Of(comment.Body).Select(c => c.At)))
        );
        var page = Regex.Replace(Regex.Replace(ResponseTableHtml.Write(_journal.Table, _journal.Stamp), "<[^>]+>|\\s+", " "), " +", " ");
        page.Should()
            .Contain("In what context? Contract available in multiple languages? Translation in meetings? See guidelines.")
            .And.NotContain("Ask 1 of 3");
        _journal.Table.Consultation.Label(comment.Response!.Value.Passage).Should().Be("the response to 3.6, comment 1");
    }

    [Fact]
    public void The_JSON_names_its_asks_and_is_read_back_and_written_again_as_the_same_bytes()
    {
        Answer(Asks[0], "An officer will be named.");
        var written = ConsultationJson.Write(_journal.Table, _journal.Entries, PaperJournal.People, _journal.Head);
        var comments = JsonNode.Parse(written)!["comments"]!.AsArray();
        comments.Count(c => c!["partOf"] is null).Should().Be(153);
        var whole = comments.Single(c => c!["asks"] is not null)!;
        var parts = comments.Where(c => c!["partOf"]?.GetValue<string>() == _whole.Value).ToList();
        whole["asks"]!.AsArray().Select(a => a!.GetValue<string>()).Should().Equal(parts.Select(p => p!["id"]!.GetValue<string>()));
        whole["response"].Should().BeNull();
        parts[0]!["response"].Should().NotBeNull();
        parts[1]!["at"]!
            .GetValue<int>()
            .Should()
            .Be(CitationReader.Text(_journal.Table.Consultation.Comments[_whole].Body).IndexOf("Would", StringComparison.Ordinal));

        var read = ConsultationJson.Read(written);
        var again = new PaperJournal(read.Id, read.Entries);
        Encoding
            .UTF8.GetString(ConsultationJson.Write(again.Table, again.Entries, PaperJournal.People, again.Head))
            .Should()
            .Be(Encoding.UTF8.GetString(written));
    }

    private ImmutableList<Comment> Asks => _journal.Table.Consultation.Parts(_journal.Table.Consultation.Comments[_whole]);

    private void Answer(Comment ask, string words)
    {
        _journal.Ask(new AttachResponse(ask.Id));
        _journal.Reword(_journal.Table.Consultation.Comments[ask.Id].Response!.Value.Passage, Wording.OfText(words));
    }

    private IEnumerable<int> Unanswered() =>
        _journal
            .OfKind(FindingKind.UnansweredComment)
            .Select(f => _journal.Table.Consultation.Comments[((CommentSubject)f.About[0]).Comment].Source.Line);
}
