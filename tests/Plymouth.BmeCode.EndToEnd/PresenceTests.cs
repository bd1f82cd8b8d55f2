using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>Who is where, and who is gone.</summary>
public sealed class PresenceTests(Chromium chromium)
{
    private const float Within = 35_000;

    [Fact]
    public async Task Whose_tab_is_killed_is_gone_from_the_clause_the_outline_and_the_text_within_35_seconds()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var grace = await Person.MemberAsync(server, chromium, "Grace");
        await farah.OpenAsync("2.3");
        await grace.OpenAsync("2.3");
        await grace.TypeAtEndAsync("2.3", " Here.");
        await Expect(farah.Page.Locator(".here")).ToHaveTextAsync("Grace is here");
        await Expect(farah.Entry("2.3").Locator(".initials")).ToHaveCountAsync(1);
        await Expect(farah.Page.Locator(".editor-caret")).ToContainTextAsync("Grace");

        var crashed = new TaskCompletionSource();
        grace.Page.Crash += (_, _) => crashed.TrySetResult();
        var devtools = await grace.Page.Context.NewCDPSessionAsync(grace.Page);
        _ = devtools.SendAsync("Page.crash");
        await crashed.Task.WaitAsync(TimeSpan.FromSeconds(30));

        await Expect(farah.Page.Locator(".here")).ToHaveCountAsync(0, new() { Timeout = Within });
        await Expect(farah.Entry("2.3").Locator(".initials")).ToHaveCountAsync(0, new() { Timeout = Within });
        await Expect(farah.Page.Locator(".editor-caret")).ToHaveCountAsync(0, new() { Timeout = Within });
    }

    [Fact]
    public async Task Who_does_nothing_is_idle_and_who_is_cut_off_is_gone_until_the_line_is_there_again()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var grace = await Person.MemberAsync(server, chromium, "Grace");
        await farah.OpenAsync("2.3");
        await grace.OpenAsync("2.3");
        await Expect(farah.Page.Locator(".here")).ToHaveTextAsync("Grace is here, idle", new() { Timeout = Within });
        await grace.TypeAtEndAsync("2.3", " Back.");
        await Expect(farah.Page.Locator(".here")).ToHaveTextAsync("Grace is here");

        await grace.CutOffAsync();
        await Expect(farah.Page.Locator(".here")).ToHaveCountAsync(0, new() { Timeout = Within });
        await grace.ComeBackAsync();
        await Expect(farah.Page.Locator(".here")).ToContainTextAsync("Grace is here", new() { Timeout = Within });
    }
}
