using FluentAssertions;
using Plymouth.BmeCode.Review.Erasing;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests.Erasing;

public sealed class WordsSoughtTests
{
    [Theory]
    [InlineData("Jane Doe", "Ask Jane Doe, not JANE DOE", "4-12")]
    [InlineData("aa", "aaa", "0-2 1-3")]
    [InlineData("Jose", "Jose\u0301 came", "0-5")]
    [InlineData("a🏠", "a🏠b", "0-3")]
    [InlineData("J.D.", "JxDx J.D.", "5-9")]
    public void Exactly_as_given_in_whole_characters(string words, string text, string found) =>
        Found(WordsSought.Exactly(words), text).Should().Be(found);

    [Theory]
    [InlineData("jane doe", "Ask JANE\n  Doe.", "4-14")]
    [InlineData(" Jane  Doe ", "Jane Doe", "0-8")]
    [InlineData("o'neill", "Ask O’Neill", "4-11")]
    [InlineData("O’Neill-Roe", "O'Neill–Roe O'Neill\u2011Roe", "0-11 12-23")]
    [InlineData("José", "Jose\u0301 and jos\u00e9", "0-5 10-14")]
    public void However_they_are_written(string words, string text, string found) =>
        Found(WordsSought.HoweverWritten(words), text).Should().Be(found);

    [Fact]
    public void In_the_address_of_a_link_they_may_be_escaped() =>
        WordsSought.Exactly("Jane Doe").In("https://example.org/Jane%20Doe", isLink: true).Should().Equal((20, 30));

    [Fact]
    public void All_of_a_long_comment_can_be_looked_for()
    {
        var words = string.Join(' ', Enumerable.Range(0, 2000).Select(n => $"word{n}"));

        Found(WordsSought.Exactly(words), $"x {words} y").Should().Be($"2-{words.Length + 2}");
        Found(WordsSought.HoweverWritten(words), $"x {words.ToUpperInvariant().Replace(" ", "\n ")} y").Should().Be($"2-{words.Length + 2001}");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("Jane █")]
    public void There_must_be_something_to_look_for(string words)
    {
        WordsSought.CanBe(words).Should().BeFalse();
        var looking = () => WordsSought.Exactly(words);
        looking.Should().Throw<ArgumentException>();
    }

    private static string Found(WordsSought sought, string text) => string.Join(' ', sought.In(text).Select(f => $"{f.From}-{f.To}"));
}
