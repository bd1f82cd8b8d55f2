using FluentAssertions;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Wording.Tests;

public class WordingRulesTests
{
    private const string Emoji = "a😀b";

    [Theory]
    [InlineData(PassageKind.Clause, "abc", """[{"retain":4},{"insert":"x"}]""", "after the last line end")]
    [InlineData(PassageKind.Clause, "abc", """[{"retain":5}, {"delete":1}]""", "past the end")]
    [InlineData(PassageKind.Clause, "abc", """[{"retain":3},{"delete":1}]""", "last line end")]
    [InlineData(PassageKind.Clause, "abc", """[{"delete":4}]""", "last line end")]
    [InlineData(
        PassageKind.Clause,
        "abc",
        """[{"retain":2147483647,"attributes":{"bold":true}},{"retain":2147483647,"attributes":{"bold":null}}]""",
        "past the end"
    )]
    [InlineData(PassageKind.Clause, Emoji, """[{"retain":2},{"insert":"x"}]""", "in half")]
    [InlineData(PassageKind.Clause, Emoji, """[{"retain":2},{"delete":1}]""", "in half")]
    [InlineData(PassageKind.Clause, Emoji, """[{"retain":1},{"delete":1}]""", "in half")]
    [InlineData(PassageKind.Clause, Emoji, """[{"retain":2,"attributes":{"bold":true}}]""", "in half")]
    [InlineData(PassageKind.Clause, "abc", """[{"insert":"x\u0007"}]""", "U+0007")]
    [InlineData(PassageKind.Clause, "abc", """[{"insert":"x\r\n"}]""", "U+000D")]
    [InlineData(PassageKind.Clause, "abc", """[{"insert":"x","attributes":{"color":"red"}}]""", "color")]
    [InlineData(PassageKind.Clause, "abc", """[{"retain":1,"attributes":{"color":null}}]""", "color")]
    [InlineData(PassageKind.Clause, "abc", """[{"insert":"x","attributes":{"bold":false}}]""", "true")]
    [InlineData(PassageKind.Clause, "abc", """[{"insert":"x","attributes":{"bold":null}}]""", "null")]
    [InlineData(PassageKind.Clause, "abc", """[{"insert":"x","attributes":{"link":"javascript:alert(1)"}}]""", "http")]
    [InlineData(PassageKind.Clause, "abc", """[{"insert":"x","attributes":{"link":"/relative"}}]""", "http")]
    [InlineData(PassageKind.Clause, "abc", """[{"insert":"x\n","attributes":{"list":"bullet"}}]""", "line ends only")]
    [InlineData(PassageKind.Clause, "abc", """[{"insert":"x\n","attributes":{"bold":true}}]""", "line end")]
    [InlineData(PassageKind.Clause, "abc", """[{"retain":4,"attributes":{"bold":true}}]""", "line end")]
    [InlineData(PassageKind.Clause, "abc", """[{"retain":3},{"retain":1,"attributes":{"list":"checked"}}]""", "bullet")]
    [InlineData(PassageKind.Clause, "abc", """[{"retain":3},{"retain":1,"attributes":{"indent":9}}]""", "1 to 8")]
    [InlineData(PassageKind.Clause, "abc", """[{"retain":3},{"retain":1,"attributes":{"indent":0}}]""", "1 to 8")]
    [InlineData(PassageKind.Response, "abc", """[{"retain":3},{"retain":1,"attributes":{"indent":3}}]""", "1 to 2")]
    [InlineData(PassageKind.Clause, "abc", """[{"insert":{"image":"x"}}]""", "cross-references")]
    [InlineData(PassageKind.LeadIn, "abc", """[{"insert":{"clause":"c1"}}]""", "lead-in")]
    [InlineData(PassageKind.LeadIn, "abc", """[{"insert":"x","attributes":{"bold":true}}]""", "lead-in")]
    [InlineData(PassageKind.LeadIn, "abc", """[{"retain":3},{"retain":1,"attributes":{"list":"bullet"}}]""", "lead-in")]
    [InlineData(PassageKind.Heading, "abc", """[{"insert":"x\n"}]""", "one line")]
    [InlineData(PassageKind.Heading, "abc", """[{"insert":"x","attributes":{"link":"https://example.org"}}]""", "heading")]
    [InlineData(PassageKind.Heading, "abc", """[{"insert":{"clause":"c1"}}]""", "heading")]
    public void A_change_that_must_not_be_is_refused_saying_why(PassageKind kind, string before, string ops, string why)
    {
        WordingRules.Check(kind, Wordings.Wording.OfText(before), Read(ops)).Should().Contain(why);
    }

    [Theory]
    [InlineData(PassageKind.Clause, "abc", "[]")]
    [InlineData(PassageKind.Clause, "abc", """[{"retain":3},{"insert":"x"}]""")]
    [InlineData(PassageKind.Clause, "abc", """[{"delete":3}]""")]
    [InlineData(PassageKind.Clause, Emoji, """[{"retain":1},{"delete":2},{"insert":"👍🏽\n\t"}]""")]
    [InlineData(
        PassageKind.Clause,
        "abc",
        """[{"retain":3,"attributes":{"bold":true,"italic":null,"link":"mailto:a@example.org"}},{"retain":1,"attributes":{"list":"ordered","indent":8}}]"""
    )]
    [InlineData(PassageKind.Clause, "abc", """[{"insert":{"clause":"c1"},"attributes":{"bold":true}}]""")]
    [InlineData(
        PassageKind.LeadIn,
        "abc",
        """[{"insert":"x\n"},{"retain":3,"attributes":{"link":"https://example.org/a?b=c","bold":null}}]"""
    )]
    [InlineData(PassageKind.Heading, "abc", """[{"insert":"The "},{"retain":3,"attributes":{"bold":null}}]""")]
    [InlineData(PassageKind.Response, "abc", """[{"retain":3},{"retain":1,"attributes":{"indent":2,"list":"bullet"}}]""")]
    public void A_change_that_may_be_is_let_through(PassageKind kind, string before, string ops)
    {
        WordingRules.Check(kind, Wordings.Wording.OfText(before), Read(ops)).Should().BeNull();
    }

    [Fact]
    public void Half_a_character_is_refused()
    {
        WordingRules
            .Check(PassageKind.Clause, Wordings.Wording.Empty, new DeltaBuilder().Insert("\ud83d").ToDelta())
            .Should()
            .Contain("half");
    }

    [Fact]
    public void Changes_and_passages_have_limits()
    {
        var limits = new WordingLimits
        {
            ChangeSteps = 3,
            ChangeBytes = 20,
            PassageLength = 30,
            LinkLength = 20,
        };
        var before = Wordings.Wording.OfText(new string('a', 25));

        string? Check(DeltaBuilder change) => WordingRules.Check(PassageKind.Clause, before, change.ToDelta(), limits);

        Check(new DeltaBuilder().Insert("x").Retain(1).Insert("x").Retain(1).Insert("x")).Should().Contain("steps");
        Check(new DeltaBuilder().Insert("12345678901234567890é").Delete(25)).Should().Contain("bytes");
        Check(new DeltaBuilder().Insert("12345")).Should().Contain("characters long");
        Check(new DeltaBuilder().Insert("1234")).Should().BeNull();
        Check(new DeltaBuilder().Insert("12345").Delete(1)).Should().BeNull();
        WordingRules
            .Check(PassageKind.Clause, Wordings.Wording.OfText(new string('a', 40)), new DeltaBuilder().Delete(1).ToDelta(), limits)
            .Should()
            .BeNull("a passage that is too long may be shortened");
        WordingRules
            .Check(
                PassageKind.Clause,
                before,
                Read("""[{"insert":"x","attributes":{"link":"https://example.org/long"}}]"""),
                limits with
                {
                    ChangeBytes = 1000,
                }
            )
            .Should()
            .Contain("address");
    }

    private static Delta Read(string ops) => DeltaJson.Read($$"""{"ops":{{ops}}}""");
}
