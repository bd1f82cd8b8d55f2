using FluentAssertions;
using Microsoft.JSInterop;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Web.Workspace;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Workspace;

/// <summary>The browser's side of a page, where parts of it come and go while its code is still being loaded.</summary>
public sealed class BrowserTests
{
    [Fact]
    public async Task A_part_that_has_gone_before_the_code_was_loaded_gets_no_handle_and_breaks_nothing()
    {
        var code = new SlowCode();
        await using var browser = new Browser(code);
        var part = DotNetObjectReference.Create(new object());
        var handle = browser.HandleAsync("mountEditor", part);

        part.Dispose();
        var start = browser.StartAsync(new MemberId("m1"), new ConsultationId("c1"), new Dictionary<string, string>(), "");
        code.Arrive();
        await start;

        (await handle).Should().BeNull();
        browser.Fault.Should().BeNull("the browser did nothing wrong");
    }

    /// <summary>A script that arrives when it is told to, and reads its arguments as the real one does when it sends them.</summary>
    private sealed class SlowCode : IJSRuntime, IJSObjectReference
    {
        private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Arrive() => _arrived.SetResult();

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) =>
            InvokeAsync<TValue>(identifier, CancellationToken.None, args);

        public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args)
        {
            await _arrived.Task;
            foreach (var part in args?.OfType<DotNetObjectReference<object>>() ?? [])
            {
                _ = part.Value;
            }

            return this is TValue handle ? handle : default!;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
