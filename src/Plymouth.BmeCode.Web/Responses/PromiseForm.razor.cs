using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Web.Workspace;

namespace Plymouth.BmeCode.Web.Responses;

/// <summary>
/// Makes a promise by hand, or changes one: its kind, its clauses and the words wanted. A change starts with the terms the promise has.
/// </summary>
public partial class PromiseForm
{
    private PromiseKind _kind;
    private string _clauses = "";
    private string _words = "";
    private string? _problem;
    private ElementReference _kindField;

    // The terms the member saw when the form opened. If somebody else has changed them since, this member's change is refused.
    private PromiseTerms? _seen;

    /// <summary>The desk of the member who has the page open.</summary>
    [CascadingParameter]
    public required Desk Desk { get; set; }

    /// <summary>The response that makes the promise.</summary>
    [Parameter]
    [EditorRequired]
    public required ResponseId Response { get; set; }

    /// <summary>The promise to change; null to make one.</summary>
    [Parameter]
    public Promise? Promise { get; set; }

    /// <summary>The terms a new promise starts with; null for an amendment of the clause the comments are about.</summary>
    [Parameter]
    public PromiseTerms? Offered { get; set; }

    /// <summary>False when the form opens by itself, because the member began it before; it then takes no focus.</summary>
    [Parameter]
    public bool TakesFocus { get; set; } = true;

    /// <summary>Called when the promise is made or changed, or the member gives up.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        var consultation = Desk.Table.Consultation;
        if (Promise is { } promise)
        {
            Start(promise.Kind, promise.Clauses, promise.Words);
            return;
        }

        if (Offered is { } offered)
        {
            Start(offered.Kind, offered.Clauses, offered.Words);
            return;
        }

        var about = consultation
            .Responses[Response]
            .Comments.SelectMany(c => consultation.Comments[c].About)
            .OfType<AboutClause>()
            .Select(a => a.Clause)
            .Take(1);
        Start(PromiseKind.Amend, [.. about], []);
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && TakesFocus)
        {
            await _kindField.FocusAsync();
        }
    }

    /// <summary>Returns the key under which the browser keeps the draft of a new promise (null), or of a change of one.</summary>
    public static string KeyOf(ResponseId response, PromiseId? promise) =>
        promise is { } changed ? $"promise:{changed}" : $"promise-in:{response}";

    private string DraftLabel =>
        Promise is { } promise
            ? $"Change the promise: {Desk.Table.Consultation.Words(promise)}"
            : $"Make a promise in the response to {Desk.Table.Consultation.NamesOf(Response, most: 2)}";

    private void Start(PromiseKind kind, ImmutableList<ClauseId> clauses, ImmutableList<string> words) =>
        (_kind, _clauses, _words, _seen) = (
            kind,
            string.Join(", ", clauses.Select(c => CommandWords.NameOf(Desk.Table.Consultation, c))),
            string.Join('\n', words),
            Promise?.Terms
        );

    private string Field(string name) => $"promise-{name}-{Promise?.Id.Value ?? Response.Value}";

    private async Task SaveAsync()
    {
        if (ClauseNumbers.Read(Desk.Table.Consultation, _clauses, out var unknown) is not { } clauses)
        {
            _problem = $"No clause has the number {unknown}. Write present numbers, with commas between them.";
            return;
        }

        ImmutableList<string> words =
            _kind == PromiseKind.Delete
                ? []
                : [.. _words.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        var outcome = await Desk.AskAsync(
            Promise is { } promise && _seen is { } seen
                ? new ChangePromise(promise.Id, seen, _kind, clauses, words)
                : new MakePromise(Response, _kind, clauses, words)
        );
        if (outcome is Outcome.Refused refused)
        {
            _problem = refused.Refusal.Message;
        }
        else
        {
            await OnDone.InvokeAsync();
        }
    }
}
