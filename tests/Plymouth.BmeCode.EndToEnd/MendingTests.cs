using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>A page whose circuit ends by a fault.</summary>
public sealed class MendingTests(Chromium chromium)
{
    [Fact]
    public async Task It_loads_again_by_itself_once_the_typing_rests_with_every_word_and_the_caret_where_it_was()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var grace = await Person.MemberAsync(server, chromium, "Grace");
        await farah.OpenAsync("2.3");
        await grace.OpenAsync("2.3");
        await Expect(farah.Editor("2.3")).ToBeVisibleAsync();
        await farah.TypeAtEndAsync("2.3", " Typed-before");
        await farah.Page.EvaluateAsync("() => { window.beforeTheFault = true; }");

        // Something (an extension of the browser does such things) takes parts of the page away under Blazor, which then cannot draw them.
        await farah.Page.EvaluateAsync("() => document.querySelector('.under-number').replaceChildren()");
        await grace.ClickAsync("History");
        var typing = farah.Page.Keyboard.TypeAsync("-and-while-it-broke", new() { Delay = 40 });
        await grace.Entry("2.4").ClickAsync();
        await typing;

        await farah.Page.WaitForFunctionAsync("() => !window.beforeTheFault");
        await Expect(farah.Editor("2.3")).ToBeFocusedAsync();
        await farah.Page.Keyboard.TypeAsync("-and-after");
        await Expect(farah.Editor("2.3")).ToContainTextAsync("Typed-before-and-while-it-broke-and-after");
        await farah.SavedAsync();
        await farah.OpenAsync("2.4");
        await Expect(grace.Page.Locator(".here")).ToContainTextAsync("Farah is here");
    }
}
