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
/// A promise by hand: what is promised, about which clauses, in which words. Of an existing one it starts with what that says.
/// </summary>
public partial class PromiseForm
{
    private PromiseKind _kind;
    private string _clauses = "";
    private string _words = "";
    private string? _problem;
    private ElementReference _kindField;

    // What the member saw when the form opened: another's change meanwhile is refused, not overwritten.
    private PromiseTerms? _seen;

    [CascadingParameter]
    public required Desk Desk { get; set; }

    [Parameter]
    [EditorRequired]
    public required ResponseId Response { get; set; }

    /// <summary>The promise to change; null to make one.</summary>
    [Parameter]
    public Promise? Promise { get; set; }

    /// <summary>What a new promise starts with; null for an amendment of the clause the comments are about.</summary>
    [Parameter]
    public PromiseTerms? Offered { get; set; }

    /// <summary>False where it opens by itself, because it was begun before.</summary>
    [Parameter]
    public bool TakesFocus { get; set; } = true;

    /// <summary>Made, changed, or given up.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

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

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && TakesFocus)
        {
            await _kindField.FocusAsync();
        }
    }

    /// <summary>The key of the draft of a promise to be made in a response, or of a change of one.</summary>
    public static string KeyOf(ResponseId response, PromiseId? promise) =>
        promise is { } changed ? $"promise:{changed}" : $"promise-in:{response}";

    private string DraftLabel =>
        Promise is { } promise
            ? $"Change the promise: {Desk.Table.Consultation.Words(promise)}"
            : $"Make a promise in the response to {Desk.Table.Consultation.Lines(Response, most: 2)}";

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
