using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Web.Workspace.OutlineColumn;

namespace Plymouth.BmeCode.Web.Workspace.Passages;

/// <summary>
/// Shows the clause in focus: its number, its status, its wording in the editor and the buttons for everything members can do with it. Key
/// it by the clause.
/// </summary>
public partial class ClausePane
{
    private Panel _panel;
    private PassageEditor? _editor;
    private ElementReference _reasonField;
    private ElementReference _agree;
    private bool _focusReason;
    private bool _focusAgree;
    private bool _isBegun;
    private bool _mounted;
    private bool _asking;
    private string _reason = "";
    private int? _from;
    private int? _missed;

    private enum Panel
    {
        None,
        History,
        Keep,
        Reopen,
    }

    /// <summary>The browser's side of the page.</summary>
    [CascadingParameter]
    public required Browser Browser { get; set; }

    /// <summary>The clause.</summary>
    [Parameter]
    public required ClauseId Id { get; set; }

    /// <summary>
    /// The clause, its passage when its words are drawn here, its number, the others here, the discussion, and what the menus name.
    /// </summary>
    protected override object? Shows =>
        (
            Clause,
            Table.Passages.GetValueOrDefault(Passage) is { } passage && (Redlined || !_mounted || _panel == Panel.History) ? passage : null,
            Table.Passages.GetValueOrDefault(Passage)?.Closed,
            Name,
            Table.Consultation.Discussing,
            Table.Consultation.Revisions,
            Table.Consultation.Title,
            Table.Consultation.Sections,
            string.Join('\n', Desk.OthersAt(Id)),
            Desk.Role,
            IsWaiting
        );

    private Table Table => Desk.Table;

    private PassageId Passage => Id.Passage;

    private Clause? Clause => Table.Consultation.Clauses.GetValueOrDefault(Id);

    private string Name => OutlineView.Of(Table).Find(Id)?.Clause.Name ?? "Clause";

    private string? WasNumber => Clause is { ConsultationNumber: { } was } && was != Name ? was : null;

    private bool Redlined => _from is not null;

    private bool IsWaiting => Desk.Waiting is { } waiting && IsAgreeing(waiting.Command);

    private string StatusWords =>
        Clause!.Status switch
        {
            ClauseStatus.Agreed => "Agreed",
            ClauseStatus.Deleted => "Deleted",
            ClauseStatus.Open => "Open",
            var status => throw NotKnown.Of(status),
        };

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        MountWhereOpen();
        base.OnParametersSet();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        MountWhereOpen();
        if (_focusAgree)
        {
            _focusAgree = false;
            await _agree.FocusAsync(preventScroll: true);
        }

        if (_focusReason)
        {
            _focusReason = false;
            await _reasonField.FocusAsync();
        }
    }

    // Who only reads gets the words, drawn anew with each change. An editor stays once it is mounted: it locks itself when its passage
    // closes, and may still hold words that were not sent.
    private void MountWhereOpen()
    {
        if (!_mounted && Desk.MayWrite && Table.Passages.GetValueOrDefault(Passage) is { Closed: null })
        {
            _mounted = true;
        }
    }

    private void Toggle(Panel panel)
    {
        _panel = _panel == panel ? Panel.None : panel;
        _focusReason = _panel == Panel.Reopen;
        _isBegun = false;
    }

    private void BeginAgain(Panel panel) => (_panel, _isBegun) = (panel, true);

    private void ToggleChanges()
    {
        _from = Redlined ? null : 0;
        _missed = null;
    }

    private async Task<int?> SettleAsync() => _editor is { } editor ? await editor.SettleAsync() : Table.Passage(Passage).Version;

    // When the redline hides the words they come back first, because hidden words take no caret.
    private async Task EditAsync()
    {
        (_from, _missed) = (null, null);
        StateHasChanged();
        if (_editor is { } editor)
        {
            await editor.FocusAsync();
        }
    }

    private async Task AgreeAsync()
    {
        _asking = true;
        try
        {
            int? seen = null;
            var outcome = await Desk.AskAsync(async () =>
                (seen = await SettleAsync()) is { } version ? new AgreeClause(Id, version) : null
            );
            if (outcome is Outcome.Refused { Refusal.Code: Refusal.Stale })
            {
                (_from, _missed) = (seen, seen);
            }

            _focusAgree = outcome is Outcome.Refused { Refusal.Code: Desk.Cancelled };
        }
        finally
        {
            _asking = false;
        }
    }

    private bool IsAgreeing(Command command) => command is AgreeClause agree && agree.Clause == Id;

    private async Task ReopenAsync()
    {
        if (await Desk.AskAsync(new ReopenClause(Id, _reason.Trim())) is not Outcome.Refused)
        {
            (_panel, _reason) = (Panel.None, "");
            await Browser.FocusOnAsync("#focus-heading");
        }
    }

    private async Task SplitAsync()
    {
        if (await SettleAsync() is null)
        {
            return;
        }

        var caret = _editor is null ? -1 : await _editor.CaretAsync();
        if (caret <= 0 || caret >= Table.Wording(Passage).Length - 1)
        {
            Desk.Say(
                new Notice(
                    "Put the caret where the new clause should begin, then choose Split here again.",
                    IsRefusal: true,
                    CanUndo: false
                )
            );
            return;
        }

        await Desk.AskAsync(SplitAtCaretAsync);
    }

    // While this waits, the caret moves with the words that others write.
    private async Task<Command?> SplitAtCaretAsync() =>
        await SettleAsync() is { } seen && _editor is { } editor && await editor.CaretAsync() is > 0 and var caret
            ? new SplitClause(Id, caret, seen)
            : null;

    private async Task DeleteAsync() =>
        await Desk.AskAsync(async () => await SettleAsync() is { } seen ? new DeleteClause(Id, seen) : null);

    private async Task JoinAsync() => await Desk.AskAsync(async () => await SettleAsync() is not null ? new JoinWithNext(Id) : null);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // A waiting decision is about what stands on this page, so it ends when the page shows something else.
        Desk.StopWaiting(command =>
            command switch
            {
                AgreeClause c => c.Clause == Id,
                DeleteClause c => c.Clause == Id,
                SplitClause c => c.Clause == Id,
                JoinWithNext c => c.Clause == Id,
                RestoreWording c => c.Passage == Passage,
                _ => false,
            }
        );
        base.Dispose(disposing);
    }
}
