using System.Globalization;
using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Web.Workspace.Passages;

/// <summary>Shows a passage's present wording as a redline against an earlier one, and follows the typing of others.</summary>
public partial class RedlineView
{
    /// <summary>The passage.</summary>
    [Parameter]
    public required PassageId Passage { get; set; }

    /// <summary>
    /// The version it is compared with; null or 0 for the consultation draft, or the wording with which the passage began.
    /// </summary>
    [Parameter]
    public int? From { get; set; }

    /// <summary>Called with the version that the member chooses to compare with.</summary>
    [Parameter]
    public EventCallback<int?> FromChanged { get; set; }

    /// <summary>
    /// The version the member saw when their wish to agree was refused because the wording had changed by then; else null.
    /// </summary>
    [Parameter]
    public int? Missed { get; set; }

    /// <inheritdoc/>
    protected override object? Shows => (Desk.Table.Passages.GetValueOrDefault(Passage), Desk.Table.Consultation.Revisions);

    private IReadOnlyList<Revision> Revisions => RevisionWords.ListOf(Desk.Table, Passage);

    private Wording After => Desk.Table.Wording(Passage);

    private Wording Before => From is { } version and > 0 ? Desk.Room.Passage(Passage)?.At(version) ?? After : Desk.Table.Draft(Passage);

    private Task ChooseAsync(ChangeEventArgs chosen) =>
        FromChanged.InvokeAsync(int.Parse((string)chosen.Value!, CultureInfo.InvariantCulture));
}
