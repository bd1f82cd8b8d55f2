using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Offers;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Web.Workspace;

namespace Plymouth.BmeCode.Web.Responses;

/// <summary>Lists a response's promises under it: how far each has come, and what members can do about it.</summary>
public partial class PromiseLines
{
    private (Form Form, PromiseId? Promise) _open;
    private PromiseTerms? _taking;
    private string _reason = "";
    private ElementReference _reasonField;
    private bool _focusOwed;
    private bool _isBegun;

    private enum Form
    {
        None,
        Make,
        Change,
        Withdraw,
    }

    /// <summary>Promises that its words suggest and nobody has decided on.</summary>
    [Parameter]
    public IReadOnlyList<PromiseOffer> Offers { get; set; } = [];

    /// <summary>Called when a form that was opened here has closed, so that somebody takes the focus.</summary>
    [Parameter]
    public EventCallback OnClosed { get; set; }

    /// <summary>Returns a text that changes whenever these lines would show something else of a response.</summary>
    public static string Shown(Table table, ResponseId response)
    {
        ArgumentNullException.ThrowIfNull(table);
        return string.Join(
            ';',
            Of(table, response)
                .Select(s =>
                    $"{s.Promise.Id}{s.State}{s.Promise.Proposed}{table.Consultation.Words(s.Promise)}{string.Concat(s.KeptBy)}{table.Consultation.HalfDone(s)}"
                )
        );
    }

    /// <summary>Opens the form for a new promise.</summary>
    public void Make() => Make(null);

    /// <summary>Opens the form that changes a promise.</summary>
    public void Change(PromiseId promise) => Open(Form.Change, promise);

    /// <summary>Opens the form that asks why a promise is withdrawn.</summary>
    public void Withdraw(PromiseId promise) => Open(Form.Withdraw, promise);

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusOwed)
        {
            _focusOwed = false;
            await _reasonField.FocusAsync();
        }
    }

    private IReadOnlyList<PromiseStanding> Promises => [.. Of(Desk.Table, Response.Id)];

    private string FieldId => $"withdraw-{Response.Id}";

    private static IEnumerable<PromiseStanding> Of(Table table, ResponseId response)
    {
        var promised = table.Consultation.PromisesOf(response).Select(p => p.Id).ToHashSet();
        return table.Promises.Where(p => promised.Contains(p.Promise.Id));
    }

    private string Named(Promise promise) => Desk.Table.Consultation.Words(promise);

    private bool IsOpen(Form form, PromiseId? promise) => _open == (form, promise);

    private string Expanded(Form form, PromiseId promise) => IsOpen(form, promise) ? "true" : "false";

    private void Make(PromiseOffer? offer)
    {
        _taking = offer?.Terms;
        Open(Form.Make, null);
    }

    // Nobody can promise to amend or delete no clause, so the member first says which one is meant.
    private async Task TakeAsync(PromiseOffer offer)
    {
        if (offer.Terms is { Kind: PromiseKind.Amend or PromiseKind.Delete, Clauses.IsEmpty: true })
        {
            Make(offer);
        }
        else if (await Desk.AskAsync(offer.Taking) is not Outcome.Refused)
        {
            await CloseAsync();
        }
    }

    private async Task DeclineAsync(PromiseOffer offer)
    {
        if (await Desk.AskAsync(offer.Declining) is not Outcome.Refused)
        {
            await CloseAsync();
        }
    }

    private Task ToggleAsync(Form form, PromiseId promise)
    {
        if (IsOpen(form, promise))
        {
            return CloseAsync();
        }

        Open(form, promise);
        return Task.CompletedTask;
    }

    private void Open(Form form, PromiseId? promise)
    {
        (_open, _reason, _focusOwed, _isBegun) = ((form, promise), "", form == Form.Withdraw, false);
        StateHasChanged();
    }

    private void BeginAgain(Form form, PromiseId? promise)
    {
        if (!IsOpen(form, promise))
        {
            (_open, _reason, _isBegun) = ((form, promise), "", true);
        }
    }

    private Task CloseAsync()
    {
        _open = default;
        return OnClosed.InvokeAsync();
    }

    private async Task WithdrawAsync(PromiseId promise)
    {
        if (await Desk.AskAsync(new WithdrawPromise(promise, _reason.Trim())) is not Outcome.Refused)
        {
            await CloseAsync();
        }
    }
}
