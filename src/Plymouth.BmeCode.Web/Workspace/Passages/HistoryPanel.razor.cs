using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Web.Workspace.Passages;

/// <summary>Lists a passage's revisions: members read one, compare two, or restore one as a new change.</summary>
public partial class HistoryPanel
{
    private const int Now = -1;
    private int? _read;
    private int _earlier;
    private int _later = Now;

    /// <summary>The passage.</summary>
    [Parameter]
    public required PassageId Passage { get; set; }

    /// <summary>The name of the passage: "2.3".</summary>
    [Parameter]
    public required string Name { get; set; }

    /// <summary>The clauses from which it was split, or that were joined into it.</summary>
    [Parameter]
    public ImmutableList<ClauseId> From { get; set; } = [];

    /// <summary>True while its wording can be edited.</summary>
    [Parameter]
    public bool CanRestore { get; set; }

    /// <summary>
    /// Waits until nothing is unsent, so that a restore does not run into the member's own typing; gives null when words could not be sent.
    /// </summary>
    [Parameter]
    public required Func<Task<int?>> Settle { get; set; }

    /// <inheritdoc/>
    protected override object? Shows => (Desk.Table.Passages.GetValueOrDefault(Passage), Desk.Table.Consultation.Revisions);

    private IReadOnlyList<Revision> Revisions => RevisionWords.ListOf(Desk.Table, Passage);

    private Wording At(int version) =>
        version == Now ? Desk.Table.Wording(Passage) : Desk.Room.Passage(Passage)?.At(version) ?? Wording.Empty;

    private async Task RestoreAsync(Revision revision) =>
        await Desk.AskAsync(async () =>
            await Settle() is null ? null : new RestoreWording(Passage, revision.Version, At(revision.Version))
        );
}
