using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review.Decisions;

namespace Plymouth.BmeCode.Web.Workspace;

/// <summary>
/// Says calmly who is typing and that a decision waits for them, and lets the member who asked choose. Put it into a region that is read
/// out politely.
/// </summary>
public partial class WaitLine
{
    private ElementReference _cancel;
    private DecisionWait? _focusedFor;

    /// <summary>True of the decisions whose waiting this line shows.</summary>
    [Parameter]
    [EditorRequired]
    public required Func<Command, bool> Of { get; set; }

    /// <inheritdoc/>
    protected override object? Shows =>
        Mine is { } waiting ? (waiting.Wait, waiting.Wait.IsOver, waiting.Wait.SecondsLeft, string.Join('\n', waiting.Wait.Members)) : null;

    private (Command Command, DecisionWait Wait)? Mine => Desk.Waiting is { } waiting && Of(waiting.Command) ? waiting : null;

    /// <summary>The people who type: "Grace is", "Grace and Ada are", "Grace, Ada and 2 others are".</summary>
    private string Names
    {
        get
        {
            var names = Mine!.Value.Wait.Members.Select(m => m == Desk.Member.Id ? "Another page of yours" : Desk.NameOf(m)).ToList();
            return names switch
            {
                [] => "Somebody is",
                [var one] => $"{one} is",
                [var one, var two] => $"{one} and {two} are",
                [var one, var two, .. var more] => $"{one}, {two} and {Words.Count(more.Count, "other")} are",
            };
        }
    }

    /// <inheritdoc/>
    // This line replaces the button that was pressed, so focus goes to its own button.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Mine?.Wait is { } wait && _focusedFor != wait)
        {
            _focusedFor = wait;
            await _cancel.FocusAsync(preventScroll: true);
        }
    }
}
