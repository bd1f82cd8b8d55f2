using FluentAssertions;
using Plymouth.BmeCode.Review.Erasing;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests.Erasing;

public sealed class BlanksTests
{
    [Theory]
    [InlineData("""{"a":"Jane","b":["x","Doe"]}""", 2, 0, 3, """{"a":"Jane","b":["x","███"]}""")]
    [InlineData("""{"a":"say \"Jane\"\nDoe"}""", 0, 5, 8, """{"a":"say \"█████\n██e"}""")]
    [InlineData("""{"a":"\u004aane 🏠!"}""", 0, 0, 7, """{"a":"███████!"}""")]
    [InlineData("""{"link":"mailto:jane@doe.org"}""", 0, 0, 19, """{"link":"mailto:xxxx@xxx.xxx"}""")]
    [InlineData("""{"link":"https://jane.example/Jane%20Doe?a=b"}""", 0, 8, 23, """{"link":"https://xxxx.xxxxxxx/xxxxxxxxxx?a=b"}""")]
    public void One_blank_stands_for_each_unit_and_everything_else_as_it_was(string body, int text, int from, int length, string after) =>
        Blanks
            .In(body, new Dictionary<int, SortedSet<int>> { [text] = [.. Enumerable.Range(from, length)] })
            .Should()
            .Be(after);
}
