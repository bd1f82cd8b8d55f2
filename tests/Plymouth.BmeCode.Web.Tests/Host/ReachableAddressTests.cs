using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
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
        var reachable = server.Server.App.Services.GetRequiredService<ReachableAddress>();

        reachable.ListensWider.Should().BeFalse();
        reachable.For(new Uri("http://localhost:5080/c/x?y")).ToString().Should().Be("http://localhost:5080/");
        reachable.For(new Uri("http://192.168.7.9:5080/c/x")).ToString().Should().Be("http://192.168.7.9:5080/");
    }

    [Fact]
    public async Task With_a_public_url_that_is_the_address_to_share_whatever_is_in_use()
    {
        await using var server = await RunningServer.StartAsync(new("https://meet.example.org/code/"));
        var reachable = server.Server.App.Services.GetRequiredService<ReachableAddress>();
        var said = new StringWriter();

        server.Server.Announce(said);

        reachable.For(new Uri("http://localhost:5080/code/c/x")).ToString().Should().Be("https://meet.example.org/code/");
        said.ToString()
            .Should()
            .Contain("is at https://meet.example.org/code/")
            .And.Contain($"listens at {server.Address.GetLeftPart(UriPartial.Authority)}")
            .And.Contain("https://meet.example.org/code/come-in/");
        ServerAddress.Read(server.DataPath).Should().Be(new Uri("https://meet.example.org/code/"));
    }
}
