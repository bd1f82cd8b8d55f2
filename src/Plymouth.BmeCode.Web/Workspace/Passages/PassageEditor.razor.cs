using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Web.Workspace.Passages;

/// <summary>Shows a passage in the editor island: static words first, then an editor that the browser's own code runs.</summary>
/// <remarks>
/// Key it by its passage. The browser's own code outlives this component; it keeps and shows words that the server refuses.
/// </remarks>
public partial class PassageEditor : IAsyncDisposable
{
    private readonly TaskCompletionSource _mounted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ElementReference _element;
    private DotNetObjectReference<PassageEditor>? _self;
    private IJSObjectReference? _editor;
    private string _firstHtml = "";
    private bool _gone;

    /// <summary>The desk of the member who has the page open.</summary>
    [CascadingParameter]
    public required Desk Desk { get; set; }

    /// <summary>The browser's side of the page.</summary>
    [CascadingParameter]
    public required Browser Browser { get; set; }

    /// <summary>The passage.</summary>
    [Parameter]
    public required PassageId Passage { get; set; }

    /// <summary>The kind of passage, which decides what can be typed.</summary>
    [Parameter]
    public required PassageKind Kind { get; set; }

    /// <summary>The editor's name for people who hear the page: "Wording of 2.3".</summary>
    [Parameter]
    public required string Label { get; set; }

    /// <summary>Called with the reason when the passage was closed.</summary>
    [Parameter]
    public EventCallback<string> OnClosed { get; set; }

    /// <summary>
    /// Waits until nothing typed here is unsent and gives the version on the screen, or the version on disk when no editor runs. Null, with
    /// a notice, when the words could not be sent.
    /// </summary>
    public async Task<int?> SettleAsync()
    {
        try
        {
            return (await CallAsync<Settled>("settle"))?.Version ?? Desk.Table.Passage(Passage).Version;
        }
        catch (Exception wrong) when (wrong is JSException or OperationCanceledException)
        {
            Desk.Say(
                new Notice(
                    "Some of your words are not saved yet, so nothing was decided. Try again when the status says Saved.",
                    IsRefusal: true,
                    CanUndo: false
                )
            );
            return null;
        }
    }

    /// <summary>Asks for the caret's place, in UTF-16 units from the start; -1 when no editor runs.</summary>
    public async Task<int> CaretAsync() => await CallAsync<int?>("selectionIndex") ?? -1;

    /// <summary>Puts the caret into the editor.</summary>
    public async Task FocusAsync()
    {
        await _mounted.Task;
        if (_editor is not null)
        {
            await _editor.InvokeVoidAsync("focus");
        }
    }

    /// <summary>Called by the island when the server refused something and there are no words to hand back.</summary>
    [JSInvokable]
    public Task OnPassageRefused(string message) => InvokeAsync(() => Desk.Say(new Notice(message, IsRefusal: true, CanUndo: false)));

    /// <summary>Called by the island for the clauses that the picker of cross-references offers for these words.</summary>
    [JSInvokable]
    public ClausesFound FindClauses(string words) => ClausesFound.In(Desk.Table, words);

    /// <summary>Called by the island when the passage was closed under it.</summary>
    [JSInvokable]
    public Task OnPassageClosed(string reason) => InvokeAsync(() => OnClosed.InvokeAsync(reason));

    /// <inheritdoc/>
    protected override bool ShouldRender() => false;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        var wording = Desk.Table.Wording(Passage);
        _firstHtml =
            Kind == PassageKind.Heading ? WordingHtml.Inline(wording, Desk.Table.Number) : WordingHtml.Of(wording, Desk.Table.Number);
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _self = DotNetObjectReference.Create(this);
        var kind = Kind switch
        {
            PassageKind.Heading => "heading",
            PassageKind.LeadIn => "leadIn",
            PassageKind.Clause => "clause",
            _ => "response",
        };
        var editor = await Browser.HandleAsync(
            "mountEditor",
            _element,
            new
            {
                passage = Passage.Value,
                kind,
                label = Label,
                readOnly = false,
            },
            _self
        );
        if (_gone)
        {
            await Browser.EndAsync(editor);
        }
        else
        {
            _editor = editor;
        }

        _mounted.TrySetResult();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _gone = true;
        await Browser.EndAsync(_editor);
        _self?.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task<T?> CallAsync<T>(string method)
    {
        await _mounted.Task;
        return _editor is null ? default : await _editor.InvokeAsync<T>(method);
    }

    private sealed record Settled(int Version);
}
