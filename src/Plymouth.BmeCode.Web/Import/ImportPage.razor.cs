using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using MudBlazor;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Exchange.Grids;
using Plymouth.BmeCode.Exchange.Text;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.Hosting;
using Plymouth.BmeCode.Web.SignIn;
using Plymouth.BmeCode.Web.Workspace;

namespace Plymouth.BmeCode.Web.Import;

/// <summary>
/// Reads a file, shows what it understood beside the source, and keeps nothing of a table until the member accepts it. A file that export
/// wrote is taken in at once.
/// </summary>
public sealed partial class ImportPage
{
    private const long LargestFile = 50 * 1024 * 1024;

    /// <summary>Two files are read at a time, by whomever: a large one takes much memory.</summary>
    private static readonly SemaphoreSlim Readings = new(2);

    private readonly Dictionary<DoubtId, DoubtState> _answers = [];
    private readonly Portion _portion = new();
    private Reading? _reading;
    private GridFacts? _facts;
    private IReadOnlyDictionary<int, string> _lines = ImmutableDictionary<int, string>.Empty;
    private string _fileName = "";
    private string? _problem;
    private bool _busy;
    private bool _listens;
    private MudFileUpload<IBrowserFile>? _upload;
    private bool _dragging;
    private bool _taken;
    private bool _focusOwed;
    private ElementReference _read;
    private string? _draftsOf;
    private bool _may;

    /// <summary>The session this page was opened in.</summary>
    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    /// <summary>The rooms that take the consultation in.</summary>
    [Inject]
    public required ConsultationRooms Rooms { get; set; }

    /// <summary>The data folder, into which a file that export wrote is written.</summary>
    [Inject]
    public required DataFolder DataFolder { get; set; }

    /// <summary>Makes the ids of a table that is read.</summary>
    [Inject]
    public required IdSource Ids { get; set; }

    /// <summary>Says whether the member still is signed in.</summary>
    [Inject]
    public required SignedIn SignedIn { get; set; }

    /// <summary>Says whether the member may take in a consultation.</summary>
    [Inject]
    public required IPeople People { get; set; }

    /// <summary>Logs who imported what.</summary>
    [Inject]
    public required AuditLog Audit { get; set; }

    /// <summary>Leads to the consultation once it is kept.</summary>
    [Inject]
    public required NavigationManager Navigation { get; set; }

    /// <summary>Loads the browser's code that keeps the answers.</summary>
    [Inject]
    public required IJSRuntime Js { get; set; }

    /// <summary>The step of the stepper that is shown, from 0.</summary>
    private int Step =>
        _taken ? 2
        : _reading is null ? 0
        : 1;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var member = (await Authentication).User.MemberId();
        _draftsOf = $"{member}/new";
        _may = member is { } id && People.MayTakeIn(id);
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            // The file's field listens only once its own first call to the browser has gone out: a file given before would be lost.
            await Task.Yield();
            _listens = true;
            StateHasChanged();
            await KeepAnswersAsync();
        }
        else if (_focusOwed && _read.Context is not null)
        {
            _focusOwed = false;
            await _read.FocusAsync();
        }
    }

    // The browser's code keeps the answers even when the server stops meanwhile, because the same file asks the same questions again.
    private async Task KeepAnswersAsync()
    {
        try
        {
            await using var module = await Js.InvokeAsync<IJSObjectReference>("import", "./assets/workspace.js");
        }
        catch (Exception gone) when (gone is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // Without that code the answers last as long as the page is open, and everything else works.
        }
    }

    private async Task FocusOnAsync(string selector)
    {
        try
        {
            await using var module = await Js.InvokeAsync<IJSObjectReference>("import", "./assets/workspace.js");
            await module.InvokeVoidAsync("focusOn", selector);
        }
        catch (Exception gone) when (gone is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // The focus stays where it is.
        }
    }

    private static string Lines(Doubt doubt) => $"lines {string.Join(' ', doubt.Lines)}: {doubt.Message}";

    private DoubtState Answer(Doubt doubt) => _answers.GetValueOrDefault(doubt.Id, DoubtState.Open);

    private string SourceLine(int line) => _lines.GetValueOrDefault(line, "").Replace("\t", " ⇥ ", StringComparison.Ordinal);

    private async Task ReadAsync(InputFileChangeEventArgs chosen)
    {
        _busy = true;
        _problem = null;
        _fileName = chosen.File.Name;
        try
        {
            byte[] bytes;
            await using (var stream = chosen.File.OpenReadStream(LargestFile))
            {
                bytes = new byte[chosen.File.Size];
                await stream.ReadExactlyAsync(bytes);
            }

            if (WrittenImport.Takes(_fileName))
            {
                await KeepWrittenAsync(bytes);
            }
            else
            {
                await UnderstandAsync(bytes);
            }
        }
        catch (IOException e)
        {
            _problem = $"{e.Message} Files up to {LargestFile / 1024 / 1024} MB can be read.";
        }
        catch (Exception e) when (e is JSException or TimeoutException)
        {
            _problem = "The browser could not hand over the file. Look whether it is still where it was, then choose it again.";
        }
        finally
        {
            _busy = false;
        }

        // MudBlazor adds a field for each file it was given. Once there is one field again, the focus stays in it, and the member can
        // choose the same file once more.
        if (_upload is not null && Step == 0)
        {
            await _upload.ClearAsync();
        }
    }

    private async Task UnderstandAsync(byte[] bytes)
    {
        ReadingResult read;
        await Readings.WaitAsync();
        try
        {
            read = await Task.Run(() => TableReader.Read(_fileName, bytes, Ids));
        }
        finally
        {
            Readings.Release();
        }

        switch (read)
        {
            case ReadingResult.Good good:
                _reading = good.Reading;
                _portion.Reset();
                _focusOwed = true;
                (_facts, _lines) = (good.Facts, good.Lines);
                break;
            case ReadingResult.Bad bad:
                _problem = bad.Place is { } place ? $"{Sentence.Of(place)}: {bad.Message}" : bad.Message;
                break;
        }
    }

    private async Task KeepWrittenAsync(byte[] bytes)
    {
        if (await MemberAsync() is not { } member)
        {
            return;
        }

        try
        {
            var opened = await Task.Run(() => WrittenImport.TakeIn(bytes, member, DataFolder, Rooms));
            Audit.Imported(member, opened.Id, "JSON file");
            _taken = true;
            Navigation.NavigateTo($"c/{opened.Id}");
        }
        catch (Exception e) when (e is FormatException or JournalException)
        {
            _problem = e.Message;
        }
    }

    /// <summary>
    /// Returns the member who keeps something here. Null, and the page says so, when they may not or may no longer: it may have been open
    /// since before their access was taken away.
    /// </summary>
    private async Task<MemberId?> MemberAsync()
    {
        var member = SignedIn.Who((await Authentication).User);
        _problem = member is not null && People.MayTakeIn(member.Id) ? null : ConsultationRooms.MayNotTakeIn.Message;
        return _problem is null ? member!.Id : null;
    }

    private void Discard()
    {
        _reading = null;
        _answers.Clear();
        _problem = null;
    }

    private async Task KeepAsync()
    {
        if (await MemberAsync() is not { } member)
        {
            return;
        }

        _busy = true;
        var (room, refusal) = await Rooms.TakeInAsync(_reading!, member);
        if (room is null)
        {
            _problem = refusal!.Message;
            _busy = false;
            return;
        }

        Audit.Imported(member, room.Id, "table");
        _taken = true;
        foreach (var (doubt, answer) in _answers)
        {
            await room.AskAsync(answer == DoubtState.Accepted ? new AcceptDoubt(doubt) : new WaveOffDoubt(doubt), member);
        }

        Navigation.NavigateTo($"c/{room.Id}");
    }
}
