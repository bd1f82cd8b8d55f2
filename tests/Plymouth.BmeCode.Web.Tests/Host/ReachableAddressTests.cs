using FluentAssertions;
using Plymouth.BmeCode.Web.Hosting;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>Links carry an address others can reach.</summary>
public sealed class ReachableAddressTests
{
    [Theory]
    [InlineData("http://localhost:5080", "http://localhost:5080/")]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080/")]
    [InlineData("http://192.168.7.9:5080", "http://192.168.7.9:5080/")]
    [InlineData("http://localhost:5080;http://hall.example:5081", "http://hall.example:5081/")]
    public void A_named_address_is_kept_and_a_wider_one_goes_first(string urls, string expected) =>
        ReachableAddress.Of(urls).ToString().Should().Be(expected);

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    public void Listening_everywhere_is_shown_as_this_machines_own_address(string urls)
    {
        var address = ReachableAddress.Of(urls);

        address.Port.Should().Be(5080);
        address.Host.Should().NotBe("0.0.0.0").And.NotBe("[::]").And.NotBe("*");
    }

    [Fact]
    public async Task On_this_machine_alone_the_address_in_use_is_the_one_to_share()
    {
        await using var server = await RunningServer.StartAsync();
        var reachable = new ReachableAddress(server.Server.App.Services.GetService(typeof(Microsoft.AspNetCore.Hosting.Server.IServer)) as Microsoft.AspNetCore.Hosting.Server.IServer ?? throw new InvalidOperationException());

        reachable.ListensWider.Should().BeFalse();
        reachable.For(new Uri("http://localhost:5080/c/x?y")).ToString().Should().Be("http://localhost:5080/");
        reachable.For(new Uri("http://192.168.7.9:5080/c/x")).ToString().Should().Be("http://192.168.7.9:5080/");
    }
}
