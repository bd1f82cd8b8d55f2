using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Publications;
using Plymouth.BmeCode.Web.Documents;
using Plymouth.BmeCode.Web.Workspace;

namespace Plymouth.BmeCode.Web.Publications;

/// <summary>
/// Asks who was present, and why the Code is published although something blocks, and publishes it. Nobody can take that back.
/// </summary>
public sealed partial class PublishForm : DeskPart
{
    private readonly HashSet<MemberId> _present = [];
    private string _reason = "";
    private string? _problem;
    private bool _publishing;
    private bool _blocked;

    [Inject]
    private Publisher Publisher { get; set; } = null!;

    [Inject]
    private IPeople People { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc/>
    protected override object? Shows => (Desk.IsFacilitator, Next, Blocking, string.Join(' ', Seen));

    private int Next => Desk.Table.Consultation.Publications.Count + 1;

    private bool Blocking => Desk.Findings.Blocking > 0 || !Publishing.NotAgreed(Desk.Table).IsEmpty;

    /// <summary>
    /// The people to choose from: those who are in this consultation, those who once were and decided something, and those who decided
    /// something before the consultation was imported.
    /// </summary>
    private IEnumerable<MemberId> Seen
    {
        get
        {
            var decided = Desk.Room.Decisions.Select(d => d.Member).ToHashSet();
            return
            [
                .. People.All.Select(p => p.Id).Where(p => People.MayRead(p, Desk.Room.Id) || decided.Contains(p)),
                .. decided
                    .Where(m => m.IsImported && People.NameIn(Desk.Room.Id, m) is not null)
                    .OrderBy(Desk.NameOf, StringComparer.CurrentCulture),
            ];
        }
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        base.OnInitialized();
        _present.UnionWith(Desk.Room.Presence.Seats.Values.Select(s => s.Member).Append(Desk.Member.Id));
    }

    // Once the form has asked for a reason it keeps the field: somebody may be writing in it while the last thing that blocks is settled.
    private bool IsBlocked => _blocked |= Blocking;

    private void Tick(MemberId member, bool on) => _ = on ? _present.Add(member) : _present.Remove(member);

    private async Task PublishAsync()
    {
        _publishing = true;
        _problem = null;
        StateHasChanged();
        var present = Seen.Where(_present.Contains).ToImmutableList();
        var outcome = await Publisher.PublishAsync(Desk.Room, Desk.Member.Id, present, _reason);
        _publishing = false;
        if (outcome is Outcome.Done { Decided.Event: CodePublished published })
        {
            Desk.Say(new Notice($"Published as number {published.Number}.", IsRefusal: false, CanUndo: false));
            Navigation.NavigateTo($"c/{Desk.Room.Id}/publications/{published.Number}");
        }
        else
        {
            _problem = (outcome as Outcome.Refused)?.Refusal.Message;
        }
    }
}
