using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Web.Workspace.OutlineColumn;

namespace Plymouth.BmeCode.Web.Workspace.Passages;

/// <summary>
/// Shows the section in focus: its heading and lead-in as editors, and the buttons for what members can do with it. Key it by the section.
/// </summary>
public partial class SectionPane
{
    private const string NewHeading = "New section";
    private PassageEditor? _heading;
    private PassageEditor? _leadIn;
    private PassageId? _history;
    private bool _mounted;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <summary>The section.</summary>
    [Parameter]
    public required SectionId Id { get; set; }

    /// <inheritdoc/>
    protected override object? Shows =>
        (
            Section,
            At,
            Standing.Count,
            Table.Consultation.Title,
            Table.Consultation.Revisions,
            _mounted ? null : Table.Passages.GetValueOrDefault(Id.LeadIn)
        );

    private Table Table => Desk.Table;

    private OutlineSection? Section => OutlineView.Of(Table).Find(Id);

    /// <summary>The sections that stand, among which places are counted.</summary>
    private List<OutlineSection> Standing => [.. OutlineView.Of(Table).Sections.Where(s => !s.Deleted)];

    private int At => Standing.FindIndex(s => s.Id == Id);

    private string Name =>
        Section switch
        {
            { Number: { } number } section => $"{number} {section.Heading}".TrimEnd(),
            { Heading.Length: > 0 } section => section.Heading,
            _ => "Section",
        };

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _mounted |= Desk.MayWrite && Section is { Deleted: false, Kind: SectionKind.Numbered };
        base.OnParametersSet();
    }

    private void ToggleHistory(PassageId passage) => _history = _history == passage ? null : passage;

    private Task<int?> SettleAsync(PassageId passage) =>
        (passage == Id.Heading ? _heading : _leadIn)?.SettleAsync() ?? Task.FromResult<int?>(Table.Passage(passage).Version);

    private async Task AddClauseAsync()
    {
        var standing = Section!.Clauses.Count(c => c.Status != ClauseStatus.Deleted);
        if (await Desk.AskAsync(new AddClause(Id, standing)) is Outcome.Done { Decided.Event: ClauseAdded added })
        {
            Navigation.NavigateTo($"c/{Desk.Room.Id}/{added.Clause}");
        }
    }

    private async Task AddSectionAsync()
    {
        if (await Desk.AskAsync(new AddSection(At + 1, NewHeading)) is Outcome.Done { Decided.Event: SectionAdded added })
        {
            Navigation.NavigateTo($"c/{Desk.Room.Id}/{added.Section}");
        }
    }
}
