using System.Globalization;
using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Web.Workspace.Passages;

/// <summary>A passage's present wording as a redline against an earlier one; it follows the typing of others.</summary>
public partial class RedlineView
{
    [Parameter]
    public required PassageId Passage { get; set; }

    /// <summary>The version compared with.</summary>
    [Parameter]
    public int? From { get; set; }

    [Parameter]
    public EventCallback<int?> FromChanged { get; set; }

    /// <summary>The version a member saw when asking to agree, where it had changed by then.</summary>
    [Parameter]
    public int? Missed { get; set; }

    protected override object? Shows => (Desk.Table.Passages.GetValueOrDefault(Passage), Desk.Table.Consultation.Revisions);

    private IReadOnlyList<Revision> Revisions => RevisionWords.ListOf(Desk.Table, Passage);

    private Wording After => Desk.Table.Wording(Passage);

    private Wording Before => From is { } version and > 0 ? Desk.Room.Passage(Passage)?.At(version) ?? After : Desk.Table.Draft(Passage);

    private Task ChooseAsync(ChangeEventArgs chosen) =>
        FromChanged.InvokeAsync(int.Parse((string)chosen.Value!, CultureInfo.InvariantCulture));
}
