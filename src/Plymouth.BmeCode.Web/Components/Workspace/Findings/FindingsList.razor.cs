using Plymouth.BmeCode.Review.Findings;

namespace Plymouth.BmeCode.Web.Components.Desks;

/// <summary>All that is to be settled before the Code is published, in the order in which to settle it: what blocks first, then kind by kind. What was settled with a reason stands below.</summary>
public partial class FindingsList
{
    private FindingKind? _kind;

    protected override object? Shows => (Found, Desk.Table.Consultation.Numbers);

    private TableFindings Found => Desk.Findings;

    private IEnumerable<IGrouping<FindingKind, FindingStanding>> Kinds => Found.Open.GroupBy(f => f.Finding.Kind).OrderByDescending(k => k.Any(f => f.Blocks)).ThenBy(k => k.Key);

    /// <summary>The kind that is chosen, while there is any of it.</summary>
    private FindingKind? Shown => _kind is { } kind && Found.Open.Exists(f => f.Finding.Kind == kind) ? kind : null;

    private string Summary => (Found.Open.Count, Found.Blocking) switch
    {
        (0, _) => "Nothing stands in the way.",
        (var open, 0) => $"{Words.Count(open, "finding")} to look at. None of them blocks publishing.",
        (var open, var blocking) when open == blocking => $"{Words.Count(open, "finding")} to settle, in this order. {(open == 1 ? "It blocks" : "All of them block")} publishing.",
        (var open, var blocking) => $"{Words.Count(blocking, "finding")} {(blocking == 1 ? "blocks" : "block")} publishing, {open - blocking} more to look at. Settle them in this order.",
    };

    private string Pressed(FindingKind? kind) => Shown == kind ? "true" : "false";
}
