using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Findings.Checks;
using Plymouth.BmeCode.Review.Findings.Twins;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Web.Workspace.Passages;

/// <summary>
/// Lists the twins of a clause, one quiet line each. Once one of the two was changed, the line asks "the same there?", and it opens both
/// redlines side by side.
/// </summary>
public partial class ClauseTwins
{
    private string? _open;
    private bool _leaving;
    private bool _focusOwed;
    private bool _making;
    private string _reason = "";
    private ElementReference _field;

    /// <summary>The clause.</summary>
    [Parameter]
    [EditorRequired]
    public required ClauseId Id { get; set; }

    /// <summary>Waits until nothing is unsent and gives the version on the screen; null when words could not be sent.</summary>
    [Parameter]
    [EditorRequired]
    public required Func<Task<int?>> Settle { get; set; }

    /// <inheritdoc/>
    protected override object? Shows =>
        string.Join(
            ';',
            Standing.Select(t =>
                $"{t.One.Changed}{t.Other.Changed}{Name(t.One)}{Name(t.Other)}{IsOpen(t.One)}{IsOpen(t.Other)}{Dismissed(t)}{(_open == t.Twin.Id ? $"{t.One.Now.ToDelta()}{t.Other.Now.ToDelta()}" : "")}"
            )
        );

    private IEnumerable<TwinStanding> Standing => TwinStanding.Of(Desk.Table, Id);

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusOwed)
        {
            _focusOwed = false;
            await _field.FocusAsync();
        }
    }

    private Dismissal? Dismissed(TwinStanding twin) =>
        TwinLeftBehindCheck.Of(Desk.Table, twin) is { } finding ? Desk.Table.Consultation.DismissalOf(finding.Id, finding.Grounds) : null;

    private (TwinText Here, TwinText There) Sides(TwinStanding twin) => IsHere(twin.One) ? (twin.One, twin.Other) : (twin.Other, twin.One);

    private bool IsHere(TwinText text) => text.Part.Clause == Id || text.Standing == Id;

    private string Name(TwinText text) => TwinWords.Name(Desk.Table, text.Part);

    private string Number(TwinText text) =>
        text.Standing is { } standing ? CommandWords.NameOf(Desk.Table.Consultation, standing) : Name(text);

    private bool IsOpen(TwinText text) =>
        text.Standing is { } standing && Desk.Table.Passages.GetValueOrDefault(standing.Passage) is { Closed: null };

    private string Line(TwinText here, TwinText there, bool leftBehind, Dismissal? settled) =>
        (here.Changed, leftBehind, settled) switch
        {
            (_, true, not null) =>
                $"{Sentence.Of(Name(here.Changed ? there : here))} may differ from its twin{(here.Changed ? "" : $" {Name(there)}")}: "
                    + "there is a reason.",
            (true, true, _) => there.Part.Line is null
                ? $"The same in its twin {Name(there)}?"
                : $"{Sentence.Of(Name(here))} has a twin. The same in {Name(there)}?",
            (false, true, _) => $"Its twin {Name(there)} {(there.Standing is null ? "is gone" : "was changed")}. The same here?",
            (true, _, _) => $"Its twin {Name(there)} was changed too.",
            _ => there.Part.Line is null
                ? $"{Sentence.Of(Name(there))} says nearly the same."
                : $"{Sentence.Of(Name(here))} has a twin: {Name(there)}.",
        };

    private static string State(TwinText text) =>
        text switch
        {
            { Standing: null } => "gone",
            { Changed: true } => "changed",
            _ => "as consulted on",
        };

    private void Toggle(TwinStanding twin) => (_open, _leaving) = (_open == twin.Twin.Id ? null : twin.Twin.Id, false);

    private void BeginAgain(TwinStanding twin) => (_open, _leaving) = (twin.Twin.Id, true);

    private string DraftKey(TwinStanding twin) => $"differ:{twin.Twin.Id}:{Id}";

    private void ToggleLeaving() => (_leaving, _focusOwed, _reason) = (!_leaving, !_leaving, "");

    private Delta? Change(TwinText here, TwinText there) =>
        here.Changed ? TwinChange.Of(Desk.Table, here, there) : TwinChange.Of(Desk.Table, there, here);

    /// <summary>
    /// Makes the same change in the clause left behind, as a change of this member's, against the version it was worked out for.
    /// </summary>
    private async Task MakeAsync(TwinStanding asked)
    {
        _making = true;
        try
        {
            if (await Settle() is null)
            {
                return;
            }

            var table = Desk.Table;
            var (here, there) = Sides(TwinStanding.Of(table, asked.Twin));
            var left = here.Changed ? there : here;
            if (
                (here.Changed ? TwinChange.Of(table, here, there) : TwinChange.Of(table, there, here)) is not { } change
                || left.Standing is not { } standing
                || Desk.Room.Passage(standing.Passage) is not { } room
            )
            {
                Desk.Say(new Notice("It has changed meanwhile. Look again.", IsRefusal: true, CanUndo: false));
                return;
            }

            var (opened, refusal) = room.Open(Desk.Member.Id, null, null);
            if (
                opened is not null
                && await room.SubmitAsync(Desk.Member.Id, new Submission(table.Passage(standing.Passage).Version, opened.Client, 1, change))
                    is Submitted.Refused refused
            )
            {
                refusal = refused.Refusal;
            }

            Desk.Say(new Notice(refusal?.Message ?? $"The same change was made in {Number(left)}.", refusal is not null, CanUndo: false));
        }
        finally
        {
            _making = false;
        }
    }

    private async Task LeaveAsync(Finding? finding)
    {
        if (finding is null)
        {
            Desk.Say(
                new Notice(
                    "The two say the same again, or one of them is gone: there is nothing to leave as it is.",
                    IsRefusal: true,
                    CanUndo: false
                )
            );
        }
        else if (await Desk.AskAsync(finding.Dismissal(_reason.Trim())) is not Outcome.Refused)
        {
            (_leaving, _reason) = (false, "");
        }
    }
}
