using Microsoft.JSInterop;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Web.Workspace;

/// <summary>
/// The browser's side of a workspace page: <c>workspace.js</c> and the page it opened, with its one connection for all editors.
/// </summary>
/// <remarks>
/// Nothing here throws when the circuit or the browser has gone, because there is nobody left to tell. When the browser's own code fails,
/// <see cref="Fault"/> says so; the page can still be read.
/// </remarks>
public sealed class Browser(IJSRuntime js) : IAsyncDisposable
{
    private readonly TaskCompletionSource<IJSObjectReference?> _module = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IJSObjectReference? _page;
    private IJSObjectReference? _hand;
    private DotNetObjectReference<InHand>? _told;
    private bool _started;

    /// <summary>The words of the last failure of the browser's own code; null while all is well.</summary>
    public string? Fault { get; private set; }

    /// <summary>True when the member asked for a place in the palette: focus goes to the heading there, not back to where it was.</summary>
    public bool IsHeadingOwed { get; set; }

    /// <summary>The cards and forms that the member has in hand on the page.</summary>
    public InHand InHand { get; } = new();

    /// <summary>
    /// Loads the module and opens the page for work on a consultation; does nothing when called again. Call it after the first render.
    /// <paramref name="drafts"/> says whose drafts of forms the browser gives back (<see cref="DraftsOf"/>).
    /// </summary>
    public async Task StartAsync(MemberId member, ConsultationId consultation, IReadOnlyDictionary<string, string> numbers, string drafts)
    {
        if (_started)
        {
            return;
        }

        _started = true;
        await TryAsync(async () =>
        {
            var module = await js.InvokeAsync<IJSObjectReference>("import", "./assets/workspace.js");
            _page = await module.InvokeAsync<IJSObjectReference>(
                "openPage",
                new
                {
                    member = member.Value,
                    consultation = consultation.Value,
                    numbers,
                }
            );
            _told = DotNetObjectReference.Create(InHand);
            _hand = await module.InvokeAsync<IJSObjectReference>("watchHand", drafts, _told);
            _module.TrySetResult(module);
        });
        _module.TrySetResult(null);
    }

    /// <summary>Asks for the reader's time zone by its name; null when the browser does not say or has gone.</summary>
    public async Task<string?> ZoneAsync()
    {
        string? zone = null;
        if (await _module.Task is { } module)
        {
            await TryAsync(async () => zone = await module.InvokeAsync<string?>("zoneOfReader"));
        }

        return zone;
    }

    /// <summary>
    /// Returns the name under which the browser keeps a member's drafts for one consultation, as <c>data-drafts-of</c> has it.
    /// </summary>
    public static string DraftsOf(MemberId member, ConsultationId consultation) => $"{member}/{consultation}";

    /// <summary>Puts the focus on the first element that a selector finds.</summary>
    public async Task FocusOnAsync(string selector)
    {
        if (await _module.Task is { } module)
        {
            await TryAsync(async () => await module.InvokeVoidAsync("focusOn", selector));
        }
    }

    /// <summary>Calls an export of the module that gives a handle; null when the browser has gone or its code fails.</summary>
    public async Task<IJSObjectReference?> HandleAsync(string export, params object?[] arguments)
    {
        IJSObjectReference? handle = null;
        if (await _module.Task is { } module)
        {
            await TryAsync(async () => handle = await module.InvokeAsync<IJSObjectReference>(export, arguments));
        }

        return handle;
    }

    /// <summary>
    /// Calls an export of a component's own module that gives a handle; null when the browser has gone or its code fails.
    /// </summary>
    public async Task<IJSObjectReference?> HandleAsync(IJSObjectReference of, string export, params object?[] arguments)
    {
        IJSObjectReference? handle = null;
        await TryAsync(async () => handle = await of.InvokeAsync<IJSObjectReference>(export, arguments));
        return handle;
    }

    /// <summary>Loads a component's own module; null when the browser has gone or its code fails.</summary>
    public async Task<IJSObjectReference?> ImportAsync(string path)
    {
        IJSObjectReference? module = null;
        await TryAsync(async () => module = await js.InvokeAsync<IJSObjectReference>("import", path));
        return module;
    }

    /// <summary>Calls a function of a module or handle that gives nothing back.</summary>
    public Task CallAsync(IJSObjectReference of, string function, params object?[] arguments) =>
        TryAsync(async () => await of.InvokeVoidAsync(function, arguments));

    /// <summary>
    /// Tells every editor on the page the numbers of clauses that are others now, for cross-references; null for one that has none any
    /// more.
    /// </summary>
    public Task ChangeNumbersAsync(IReadOnlyDictionary<string, string?> changed) =>
        TryAsync(async () =>
        {
            if (_page is not null)
            {
                await _page.InvokeVoidAsync("changeNumbers", changed);
            }
        });

    /// <summary>Asks for the client ids of the page's editors; null when the browser does not say.</summary>
    public async Task<IReadOnlyCollection<string>?> ClientsAsync()
    {
        IReadOnlyCollection<string>? clients = null;
        await TryAsync(async () => clients = _page is null ? null : await _page.InvokeAsync<string[]?>("clients"));
        return clients;
    }

    /// <summary>Puts text on the clipboard, also when the page is not a secure context.</summary>
    public async Task CopyAsync(string text)
    {
        if (await _module.Task is { } module)
        {
            await TryAsync(async () => await module.InvokeVoidAsync("copyText", text));
        }
    }

    /// <summary>Disposes a handle the module gave, in the browser and here.</summary>
    public Task EndAsync(IJSObjectReference? handle) =>
        TryAsync(async () =>
        {
            if (handle is not null)
            {
                await handle.InvokeVoidAsync("dispose");
                await handle.DisposeAsync();
            }
        });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await EndAsync(_hand);
        await EndAsync(_page);
        if (_module.Task is { IsCompletedSuccessfully: true, Result: { } module })
        {
            await TryAsync(async () => await module.DisposeAsync());
        }

        _module.TrySetResult(null);
        _told?.Dispose();
    }

    private async Task TryAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (JSDisconnectedException)
        {
            // The circuit has gone, and with it everything that was to be told.
        }
        catch (OperationCanceledException)
        {
            // The page was closed while the call was on its way.
        }
        catch (ObjectDisposedException)
        {
            // The part of the page that asked was replaced while the browser's code was still on its way.
        }
        catch (JSException wrong)
        {
            Fault = wrong.Message;
        }
    }
}
