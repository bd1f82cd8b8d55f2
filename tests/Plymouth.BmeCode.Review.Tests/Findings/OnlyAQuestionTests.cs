using FluentAssertions;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests.Findings;

public sealed class OnlyAQuestionTests
{
    private readonly PaperJournal _journal = RealFindings.Journal();

    private IEnumerable<string> Found => _journal.Found(FindingKind.OnlyAQuestion);

    [Fact]
    public void Responses_that_only_ask_are_found_by_line_and_no_others() =>
        Found.Should().Equal("response 29", "response 100", "response 203");

    [Theory]
    [InlineData("Why? Because it is so.", false)]
    [InlineData("Agreed. Anything else?", false)]
    [InlineData("Which ones? And when (roughly)?", true)]
    [InlineData("?", false)]
    [InlineData("", false)]
    public void An_answer_beside_the_question_is_an_answer(string response, bool found)
    {
        _journal.Reword(_journal.Comment(100).Response!.Value.Passage, Wording.OfText(response));
        Found.Contains("response 100").Should().Be(found);
    }

    [Fact]
    public void Where_a_member_says_that_it_needs_clarification_asking_is_the_answer()
    {
        _journal.Ask(_journal.OfKind(FindingKind.OnlyAQuestion).First().Remedies[1].Command!);
        Found.Should().Equal("response 100", "response 203");
    }

    [Fact]
    public void The_second_consultation_has_none() =>
        new PaperJournal(SecondTable.Reading).Found(FindingKind.OnlyAQuestion).Should().BeEmpty();
}
