using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Web.Workspace.Passages;

/// <summary>Lists the promises about a clause beside its wording: how far each has come, and the way to keep it.</summary>
public partial class ClausePromises
{
    /// <summary>The clause.</summary>
    [Parameter]
    [EditorRequired]
    public required ClauseId Id { get; set; }

    /// <summary>The name of the clause: "2.3".</summary>
    [Parameter]
    [EditorRequired]
    public required string Name { get; set; }

    /// <summary>True while the wording can be edited.</summary>
    [Parameter]
    public bool CanReword { get; set; }

    /// <summary>Waits until nothing is unsent and gives the version on the screen; null when words could not be sent.</summary>
    [Parameter]
    [EditorRequired]
    public required Func<Task<int?>> Settle { get; set; }

    /// <summary>Called when the member wants the caret in the wording.</summary>
    [Parameter]
    public EventCallback OnEdit { get; set; }

    /// <summary>Called when the member wants the clause deleted.</summary>
    [Parameter]
    public EventCallback OnDelete { get; set; }

    /// <inheritdoc/>
    protected override object? Shows =>
        string.Join(
            ';',
            Promises.Select(p =>
                $"{p.Promise.Id}{p.State}{p.Promise.Proposed}{Desk.Table.Consultation.Words(p.Promise)}{Desk.Table.Consultation.Source(p.Promise)}{string.Concat(p.KeptBy)}{Desk.Table.Consultation.HalfDone(p)}{CanBeConfirmed(p.Promise)}"
            )
        );

    private IReadOnlyList<PromiseStanding> Promises =>
        [.. Desk.Table.Promises.Where(p => p.State != PromiseState.Withdrawn && IsAbout(p.Promise))];

    private bool IsAbout(Promise promise) =>
        promise.Clauses.Exists(c => c == Id || Desk.Table.Consultation.Heirs(c).Contains(Id))
        || Desk.Table.Consultation.Suggested(promise) == Id;

    private string Source(Promise promise) => Desk.Table.Consultation.Source(promise);

    private string Where(Promise promise) =>
        promise.Clauses.IsEmpty
            ? "No clause yet"
            : string.Join(" and ", promise.Clauses.Select(c => Desk.Table.Consultation.Label(promise, c)));

    private string Missing(Promise promise) =>
        promise switch
        {
            { Kind: PromiseKind.Delete } => "Kept once the clause is deleted.",
            { Clauses.IsEmpty: true, Words.IsEmpty: true } => $"{Name} may be the place for it.",
            { Words.IsEmpty: true } => "No words were given: change the wording, then say that it keeps the promise.",
            { Clauses.IsEmpty: true } => "Kept once a clause says",
            { Clauses.Count: > 1 } => "Kept once each of these clauses says",
            _ => "Kept once the clause says",
        };

    private bool CanBeConfirmed(Promise promise) =>
        promise.Kind != PromiseKind.Delete
        && (promise.Words.IsEmpty || promise.Kind == PromiseKind.Define)
        && Desk.Table.Passages.GetValueOrDefault(Id.Passage) is { Version: > 0 };

    private async Task ConfirmAsync(PromiseId promise)
    {
        if (await Settle() is { } seen)
        {
            await Desk.AskAsync(new ConfirmPromiseKept(promise, Id, seen));
        }
    }
}
