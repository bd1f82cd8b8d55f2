using FluentAssertions;
using Plymouth.BmeCode.Web.Workspace;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Workspace;

public sealed class HeldListTests
{
    [Fact]
    public void What_is_in_hand_keeps_its_place_when_it_leaves_the_list()
    {
        var list = new HeldList<string>(s => s);
        list.Of(["a", "b", "c"], _ => false).Should().Equal("a", "b", "c");
        list.Of(["a", "c", "d"], key => key == "b").Should().Equal("a", "b", "c", "d");
        list.IsHeld("b").Should().BeTrue();
        list.Held.Should().Be(1);
    }

    [Fact]
    public void What_stood_together_and_is_held_stays_together_also_when_what_stood_before_it_goes()
    {
        var list = new HeldList<string>(s => s);
        list.Of(["a", "b", "c", "d"], _ => false);
        list.Of(["d"], key => key is "b" or "c").Should().Equal("b", "c", "d");
    }

    [Fact]
    public void It_goes_once_nothing_holds_it_and_is_no_longer_held_when_it_comes_back()
    {
        var list = new HeldList<string>(s => s);
        list.Of(["a", "b"], _ => false);
        list.Of(["a"], _ => true).Should().Equal("a", "b");
        list.Of(["b", "a"], _ => true).Should().Equal("b", "a");
        list.Held.Should().Be(0);
        list.Of(["a"], _ => false).Should().Equal("a");
    }
}
