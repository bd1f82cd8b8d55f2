using FluentAssertions;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests.Findings;

public sealed class UnansweredCommentTests
{
    private readonly PaperJournal _journal = RealFindings.Journal();

    [Fact]
    public void Comments_without_a_response_are_found_by_line_and_no_others() =>
        Lines()
            .Should()
            .Equal(
                6,
                20,
                21,
                22,
                23,
                24,
                25,
                26,
                27,
                31,
                32,
                33,
                34,
                35,
                36,
                41,
                49,
                52,
                60,
                65,
                91,
                93,
                96,
                97,
                106,
                107,
                114,
                116,
                119,
                122,
                123,
                143
            );

    [Fact]
    public void A_response_without_words_answers_nothing_and_one_with_words_does()
    {
        _journal.Ask(new AttachResponse(_journal.Comment(6).Id));
        Lines().First().Should().Be(6);
        _journal.Reword(_journal.Comment(6).Response!.Value.Passage, Wording.OfText("It has one."));
        Lines().First().Should().NotBe(6);
    }

    private IEnumerable<int> Lines() =>
        _journal
            .OfKind(FindingKind.UnansweredComment)
            .Select(f => _journal.Table.Consultation.Comments[((CommentSubject)f.About[0]).Comment].Source.Line);
}
