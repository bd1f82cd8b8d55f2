using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Web.Workspace.Passages;

/// <summary>A passage's revisions: read one, compare two, restore one as a new change.</summary>
public partial class HistoryPanel
{
    private const int Now = -1;
    private int? _read;
    private int _earlier;
    private int _later = Now;

    [Parameter]
    public required PassageId Passage { get; set; }

    /// <summary>What the passage is called: "2.3".</summary>
    [Parameter]
    public required string Name { get; set; }

    /// <summary>The clauses it was split from, or that were joined into it.</summary>
    [Parameter]
    public ImmutableList<ClauseId> From { get; set; } = [];

    [Parameter]
    public bool CanRestore { get; set; }

    /// <summary>Sends what is still unsent, so that a restore does not run into the member's own typing.</summary>
    [Parameter]
    public required Func<Task<int?>> Settle { get; set; }

    protected override object? Shows => (Desk.Table.Passages.GetValueOrDefault(Passage), Desk.Table.Consultation.Revisions);

    private IReadOnlyList<Revision> Revisions => RevisionWords.ListOf(Desk.Table, Passage);

    private Wording At(int version) =>
        version == Now ? Desk.Table.Wording(Passage) : Desk.Room.Passage(Passage)?.At(version) ?? Wording.Empty;

    private async Task RestoreAsync(Revision revision) =>
        await Desk.AskAsync(async () =>
            await Settle() is null ? null : new RestoreWording(Passage, revision.Version, At(revision.Version))
        );
}
