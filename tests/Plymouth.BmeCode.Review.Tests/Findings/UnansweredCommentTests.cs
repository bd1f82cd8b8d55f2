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
    public void Two_consultations_without_any_passage_have_their_own()
    {
        var ids = new CountingIds();
        Table[] tables =
        [
            .. Enumerable
                .Range(0, 2)
                .Select(_ => new PaperJournal(
                    RealTable.Reading with
                    {
                        Id = new(ids.Next("k")),
                        Sections = [],
                        Responses = [],
                        Doubts = [],
                        Comments =
                        [
                            RealTable.Reading.Comments[0] with
                            {
                                Id = new(ids.Next("c")),
                                About = [new AboutCode()],
                                Response = null,
                            },
                        ],
                    }
                ).Table),
        ];

        foreach (var table in (Table[])[.. tables, .. tables])
        {
            var found = table.Findings.Open.Should().ContainSingle().Subject.Finding;
            found.About.Select(a => a.Id).Should().Equal(table.Consultation.CommentsInOrder.Single().Id.Value);
            table.Findings.At(new AboutCode()).Should().ContainSingle();
        }
    }

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
