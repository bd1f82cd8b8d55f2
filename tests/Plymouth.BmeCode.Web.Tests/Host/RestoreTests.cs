using System.Net;
using FluentAssertions;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Hosting;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>
/// A backup put in place, as README says it, is the same house: who was signed in still is. Another server on the same host is another.
/// </summary>
public sealed class RestoreTests
{
    [Fact]
    public async Task Whoever_was_signed_in_still_is_where_a_backup_is_put_in_place()
    {
        using var temp = new TempFolder();
        CookieContainer cookies;
        await using (var server = await RunningServer.StartAsync())
        {
            (_, cookies) = await server.ComeInAsync(Role.Member, "Grace");
            server.Folder.BackUp(temp.At("copy.db")).Faults.Should().BeEmpty();
        }

        Directory.CreateDirectory(temp.At("restored"));
        File.Move(temp.At("copy.db"), temp.At("restored/bmecode.db"));
        await using var restored = await Server.OpenAsync(new ServeSettings(temp.At("restored"), "http://127.0.0.1:0"));
        await restored.App.StartAsync(TestContext.Current.CancellationToken);
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = cookies })
        {
            BaseAddress = new(restored.App.Urls.First()),
        };

        (await browser.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken))
            .Should()
            .Contain("Grace")
            .And.Contain("Sign out");
        await restored.App.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Who_comes_in_at_one_server_stays_in_at_another_on_the_same_host()
    {
        await using var one = await RunningServer.StartAsync();
        await using var other = await RunningServer.StartAsync();
        var (_, cookies) = await one.ComeInAsync(Role.Member, "Grace");
        using var atOther = other.Browser(cookies);
        await atOther.PostAsync(
            new Uri($"/come-in/{other.Folder.Links.MakeSingle(other.Consultation.Id, Role.Member, "Gwen").Token}", UriKind.Relative),
            RunningServer.Form("Gwen"),
            TestContext.Current.CancellationToken
        );
        using var atOne = one.Browser(cookies);

        (await atOne.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken)).Should().Contain("Grace");
        (await atOther.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken)).Should().Contain("Gwen");
    }
}
