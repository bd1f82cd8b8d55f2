using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;

namespace Plymouth.BmeCode.Web.Workspace.Passages;

/// <summary>Offers what members can do with a clause's place in the Code.</summary>
public partial class ShapeMenu
{
    private bool _showsAll;

    /// <summary>The desk of the member who has the page open.</summary>
    [CascadingParameter]
    public required Desk Desk { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <summary>The clause.</summary>
    [Parameter]
    public required ClauseId Clause { get; set; }

    /// <summary>False for an agreed clause, which can still move, and beside which clauses can be added.</summary>
    [Parameter]
    public bool CanReword { get; set; }

    /// <summary>Called when the member wants the clause split at the caret.</summary>
    [Parameter]
    public EventCallback OnSplit { get; set; }

    /// <summary>Called when the member wants the next clause joined to it.</summary>
    [Parameter]
    public EventCallback OnJoin { get; set; }

    /// <summary>Called when the member wants the clause deleted.</summary>
    [Parameter]
    public EventCallback OnDelete { get; set; }

    private ClausePlace Place => ClausePlace.Of(Desk.Table, Clause);

    private Task<Outcome> MoveAsync(Spot spot) => Desk.AskAsync(new MoveClause(Clause, spot.Section, spot.At));

    private Task<Outcome> LevelAsync(int deeper)
    {
        var place = Place;
        return Desk.AskAsync(new MoveClause(Clause, place.Section, place.At, place.Level + deeper));
    }

    private async Task AddAfterAsync(int deeper)
    {
        var place = Place;
        var add = new AddClause(place.Section, place.At + place.Below + 1, place.Level + deeper);
        if (await Desk.AskAsync(add) is Outcome.Done { Decided.Event: ClauseAdded added })
        {
            Navigation.NavigateTo($"c/{Desk.Room.Id}/{added.Clause}");
        }
    }
}
