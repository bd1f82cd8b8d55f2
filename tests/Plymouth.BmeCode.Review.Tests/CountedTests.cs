using FluentAssertions;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Language;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests;

/// <summary>Numbers of things in plain English.</summary>
public sealed class CountedTests
{
    [Theory]
    [InlineData(0, "0 comments block")]
    [InlineData(1, "1 comment blocks")]
    [InlineData(2, "2 comments block")]
    public void Noun_and_verb_agree_with_the_number(int count, string said) =>
        $"{Counted.Of(count, "comment")} {Counted.Verb(count, "blocks", "block")}".Should().Be(said);

    [Fact]
    public void Every_kind_of_finding_has_words_for_one_and_for_several()
    {
        foreach (var kind in Enum.GetValues<FindingKind>())
        {
            kind.Count(1).Should().Be($"1 {kind.Title()}");
            kind.Count(0).Should().Be($"0 {kind.Plural()}");
            kind.Count(2).Should().Be($"2 {kind.Plural()}").And.NotBe($"2 {kind.Title()}");
        }
    }

    [Fact]
    public void The_progress_line_agrees_with_its_numbers()
    {
        foreach (var open in Enumerable.Range(0, 3))
        {
            new Progress(1, 0, 1, 0, open).ToString().Should().NotMatchRegex(@"(^|[^\d])1 promises").And.NotMatchRegex(@"[02] promise ");
        }
    }
}
