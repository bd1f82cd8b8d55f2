using Microsoft.JSInterop;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Web.Components.Desks;

/// <summary>The browser's side of a workspace page: <c>workspace.js</c> and the page it opened, with its one connection for all editors.</summary>
/// <remarks>Nothing here fails when the circuit or the browser has gone: there is nobody left to tell. Where the browser's own code fails, <see cref="Fault"/> says so; the page can still be read.</remarks>
public sealed class Browser(IJSRuntime js) : IAsyncDisposable
{
    private readonly TaskCompletionSource<IJSObjectReference?> _module = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IJSObjectReference? _page;
    private bool _started;

    /// <summary>What went wrong in the browser's own code; null while all is well.</summary>
    public string? Fault { get; private set; }

    /// <summary>Loads the module and opens the page. Called once, after the first render.</summary>
    public async Task StartAsync(MemberId member, string memberName, IReadOnlyDictionary<string, string> numbers)
    {
        if (_started)
        {
            return;
        }

        _started = true;
        await TryAsync(async () =>
        {
            var module = await js.InvokeAsync<IJSObjectReference>("import", "/assets/workspace.js");
            _page = await module.InvokeAsync<IJSObjectReference>("openPage", new { member = member.Value, memberName, numbers });
            _module.TrySetResult(module);
        });
        _module.TrySetResult(null);
    }

    /// <summary>Calls an export that gives a handle; null when the browser has gone.</summary>
    public async Task<IJSObjectReference?> HandleAsync(string export, params object?[] arguments)
    {
        IJSObjectReference? handle = null;
        if (await _module.Task is { } module)
        {
            await TryAsync(async () => handle = await module.InvokeAsync<IJSObjectReference>(export, arguments));
        }

        return handle;
    }

    /// <summary>Loads a component's own module; null when the browser has gone.</summary>
    public async Task<IJSObjectReference?> ImportAsync(string path)
    {
        IJSObjectReference? module = null;
        await TryAsync(async () => module = await js.InvokeAsync<IJSObjectReference>("import", path));
        return module;
    }

    /// <summary>Calls a function of a module or handle that gives nothing back.</summary>
    public Task CallAsync(IJSObjectReference of, string function, params object?[] arguments) =>
        TryAsync(async () => await of.InvokeVoidAsync(function, arguments));

    /// <summary>Tells every editor on the page the clauses' present numbers, for cross-references.</summary>
    public Task SetNumbersAsync(IReadOnlyDictionary<string, string> numbers) => TryAsync(async () =>
    {
        if (_page is not null)
        {
            await _page.InvokeVoidAsync("setNumbers", numbers);
        }
    });

    /// <summary>Puts text on the clipboard, also where the page is not a secure context.</summary>
    public async Task CopyAsync(string text)
    {
        if (await _module.Task is { } module)
        {
            await TryAsync(async () => await module.InvokeVoidAsync("copyText", text));
        }
    }

    /// <summary>Disposes a handle the module gave, in the browser and here.</summary>
    public Task EndAsync(IJSObjectReference? handle) => TryAsync(async () =>
    {
        if (handle is not null)
        {
            await handle.InvokeVoidAsync("dispose");
            await handle.DisposeAsync();
        }
    });

    public async ValueTask DisposeAsync()
    {
        await EndAsync(_page);
        if (_module.Task is { IsCompletedSuccessfully: true, Result: { } module })
        {
            await TryAsync(async () => await module.DisposeAsync());
        }

        _module.TrySetResult(null);
    }

    private async Task TryAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (JSDisconnectedException)
        {
            // The circuit is gone, and with it everything that was to be told.
        }
        catch (OperationCanceledException)
        {
            // The page was closed while the call was on its way.
        }
        catch (ObjectDisposedException)
        {
            // Whoever asked has gone while the browser's code was still on its way: the part of the page is another by now.
        }
        catch (JSException wrong)
        {
            Fault = wrong.Message;
        }
    }
}
