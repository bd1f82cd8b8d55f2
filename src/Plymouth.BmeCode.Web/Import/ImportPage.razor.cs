using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using MudBlazor;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Exchange.Text;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.Hosting;
using Plymouth.BmeCode.Web.SignIn;

namespace Plymouth.BmeCode.Web.Import;

/// <summary>Reads a table, shows what was understood beside the source, and keeps nothing until it is accepted.</summary>
public sealed partial class ImportPage
{
    private const long LargestFile = 50 * 1024 * 1024;
    private readonly Dictionary<DoubtId, DoubtState> _answers = [];
    private Reading? _reading;
    private ImmutableArray<string> _lines = [];
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

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required ConsultationRooms Rooms { get; set; }

    [Inject]
    public required DataFolder DataFolder { get; set; }

    [Inject]
    public required IdSource Ids { get; set; }

    [Inject]
    public required SignedIn SignedIn { get; set; }

    [Inject]
    public required AuditLog Audit { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Inject]
    public required IJSRuntime Js { get; set; }

    /// <summary>Which step of the stepper is shown, from 0.</summary>
    private int Step =>
        _taken ? 2
        : _reading is null ? 0
        : 1;

    protected override async Task OnInitializedAsync() => _draftsOf = $"{(await Authentication).User.MemberId()}/new";

    // The file's field listens only once its own first call to the browser has gone out: a file given before would be lost.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
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

    // The browser's code keeps what is answered here, also when the server goes meanwhile: the same file asks the same again.
    private async Task KeepAnswersAsync()
    {
        try
        {
            await using var module = await Js.InvokeAsync<IJSObjectReference>("import", "./assets/workspace.js");
        }
        catch (Exception gone) when (gone is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // Without it answers are kept for as long as the page is open, and everything else works.
        }
    }

    private static string Lines(Doubt doubt) => $"lines {string.Join(' ', doubt.Lines)}: {doubt.Message}";

    private DoubtState Answer(Doubt doubt) => _answers.GetValueOrDefault(doubt.Id, DoubtState.Open);

    private string SourceLine(int line) =>
        line >= 1 && line <= _lines.Length ? _lines[line - 1].Replace("\t", " ⇥ ", StringComparison.Ordinal) : "";

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
        finally
        {
            _busy = false;
        }

        // MudBlazor adds a field for each file it was given. With one field again the focus stays in it, and the same file can be chosen
        // once more.
        if (_upload is not null && Step == 0)
        {
            await _upload.ClearAsync();
        }
    }

    private async Task UnderstandAsync(byte[] bytes)
    {
        switch (await Task.Run(() => TableReader.Read(_fileName, bytes, Ids)))
        {
            case ReadingResult.Good good:
                _reading = good.Reading;
                _focusOwed = true;
                _lines = [.. Encoding.UTF8.GetString(bytes).Split('\n')];
                break;
            case ReadingResult.Bad bad:
                _problem = $"Line {bad.Line}: {bad.Message}";
                break;
        }
    }

    private async Task KeepWrittenAsync(byte[] bytes)
    {
        if (await FacilitatorAsync() is not { } member)
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
    /// Who keeps something here, asked when they do: the page may have been open since before their access was taken away. Null, and said,
    /// where they may not (any more).
    /// </summary>
    private async Task<MemberId?> FacilitatorAsync()
    {
        var member = SignedIn.Who((await Authentication).User);
        _problem = member is { Role: Role.Facilitator } ? null : "Only a facilitator can start a consultation. Nothing was kept.";
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
        if (await FacilitatorAsync() is not { } member)
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
