using FluentAssertions;
using Plymouth.BmeCode.Review.Memo;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests;

/// <summary>A trail says what was touched since, or that it does not know.</summary>
public sealed class TrailTests
{
    [Fact]
    public void A_trail_has_all_that_was_touched_since()
    {
        var first = new Trail<string>();
        var second = first.Then(["a", "b"]);
        var third = second.Then(["b", "c"]);
        third.Since(first).Should().BeEquivalentTo("a", "b", "c");
        third.Since(second).Should().BeEquivalentTo("b", "c");
        third.Since(third).Should().BeEmpty();
    }

    [Fact]
    public void A_trail_does_not_know_what_another_way_touched()
    {
        var first = new Trail<string>();
        first.Then(["a"]).Since(first.Then(["b"])).Should().BeNull();
        first.Since(first.Then(["b"])).Should().BeNull("it leads back, not on");
    }

    [Fact]
    public void A_trail_does_not_go_back_for_ever()
    {
        var first = new Trail<int>();
        var trails = new List<Trail<int>> { first };
        for (var step = 1; step <= 2000; step++)
        {
            trails.Add(trails[^1].Then([step]));
        }

        trails[^1].Since(first).Should().BeNull();
        trails.Zip(trails.Skip(1)).Count(t => t.Second.Since(t.First) is null).Should().BeLessThan(5, "it mostly knows the last step");
    }
}
