using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;

namespace Plymouth.BmeCode.Web.Workspace.Passages;

/// <summary>What can be done with a clause's place in the Code.</summary>
public partial class ShapeMenu
{
    [CascadingParameter]
    public required Desk Desk { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Parameter]
    public required ClauseId Clause { get; set; }

    /// <summary>False for an agreed clause: it can still be moved, and others added beside it.</summary>
    [Parameter]
    public bool CanReword { get; set; }

    [Parameter]
    public EventCallback OnSplit { get; set; }

    [Parameter]
    public EventCallback OnJoin { get; set; }

    [Parameter]
    public EventCallback OnDelete { get; set; }

    private ClausePlace Place => ClausePlace.Of(Desk.Table, Clause);

    private Task<Outcome> MoveAsync(Spot spot) => Desk.AskAsync(new MoveClause(Clause, spot.Section, spot.At));

    private async Task AddAfterAsync()
    {
        var place = Place;
        if (await Desk.AskAsync(new AddClause(place.Section, place.At + 1)) is Outcome.Done { Decided.Event: ClauseAdded added })
        {
            Navigation.NavigateTo($"c/{Desk.Room.Id}/{added.Clause}");
        }
    }
}
