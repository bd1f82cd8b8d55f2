using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Language;

namespace Plymouth.BmeCode.Web.Workspace.Findings;

/// <summary>
/// Lists all that is to be settled before the Code is published, in the order in which to settle it: kinds that block first. Findings that
/// were settled with a reason stand below.
/// </summary>
public partial class FindingsList
{
    private readonly HeldList<FindingStanding> _list = new(standing => FindingCard.CardOf(standing));
    private readonly Portion _portion = new();
    private readonly Portion _settled = new();
    private FindingKind? _kind;
    private bool _blockingOnly;
    private bool _asTable;
    private string? _asked;

    /// <summary>The name of the kind of which the address asks for the findings that block; null when it asks for none.</summary>
    [Parameter]
    public string? Blocking { get; set; }

    /// <summary>The browser's side of the page.</summary>
    [CascadingParameter]
    public required Browser Browser { get; set; }

    /// <inheritdoc/>
    protected override object? Shows => (Found, Desk.Table.Consultation.Numbers);

    private TableFindings Found => Desk.Findings;

    private static IEnumerable<IGrouping<FindingKind, FindingStanding>> KindsOf(IEnumerable<FindingStanding> findings) =>
        findings.GroupBy(f => f.Finding.Kind).OrderByDescending(k => k.Any(f => f.Blocks)).ThenBy(k => k.Key);

    /// <summary>The kind that is chosen; null for all, and when none of it is left.</summary>
    private FindingKind? Shown => _kind is { } kind && _list.Shown.Any(f => f.Finding.Kind == kind) ? kind : null;

    /// <summary>The findings that are shown: all, one kind, or those of one kind that block.</summary>
    private IEnumerable<FindingStanding> ShownFindings =>
        from kind in KindsOf(_list.Shown)
        where Shown is null || kind.Key == Shown
        from standing in kind
        where !HidesSome || standing.Blocks || _list.IsHeld(standing)
        select standing;

    /// <summary>
    /// The kinds of which a card is drawn: those of the portion, and those that the member has in hand; with the table, only the latter.
    /// </summary>
    private static IEnumerable<KindShown> Drawn(IEnumerable<FindingStanding> findings, int most, Func<FindingStanding, bool> stays)
    {
        var at = 0;
        foreach (var kind in findings.GroupBy(f => f.Finding.Kind))
        {
            List<FindingStanding> all = [.. kind];
            List<FindingStanding> cards = [.. all.Where(f => at++ < most || stays(f))];
            if (cards.Count > 0)
            {
                yield return new(kind.Key, all, cards);
            }
        }
    }

    private IEnumerable<KindShown> ShownKinds(IReadOnlyCollection<FindingStanding> findings) =>
        Drawn(
            _asTable ? findings.Where(IsInHand) : findings,
            _asTable ? 0 : _portion.Most,
            IsInHand
        );

    private bool IsInHand(FindingStanding standing) => Browser.InHand.Has(FindingCard.CardOf(standing));

    // The first thing in a card that takes the focus.
    private static string FirstIn(FindingStanding standing) => $"[data-card=\"{FindingCard.CardOf(standing)}\"] :is(a, button)";

    /// <summary>
    /// True when the list leaves out those of the chosen kind that block nothing. When all or none of it blocks, it shows the kind whole.
    /// </summary>
    private bool HidesSome =>
        _blockingOnly && Shown is { } kind && Found.Open.Where(f => f.Finding.Kind == kind).Select(f => f.Blocks).Distinct().Count() == 2;

    /// <summary>
    /// Returns the line above the list of so many open findings, of which so many block, for a member who settles them or only reads.
    /// </summary>
    internal static string Summary(int open, int blocking, bool settles = true) =>
        (open, blocking) switch
        {
            (0, _) => "Nothing stands in the way.",
            (1, 0) => "1 finding to look at. It does not block publishing.",
            (1, _) => "1 finding to settle. It blocks publishing.",
            (_, 0) => $"{Words.Count(open, "finding")} to look at. None of them blocks publishing.",
            _ when open == blocking => $"{Words.Count(open, "finding")} to settle, in this order. All of them block publishing.",
            _ => $"{Words.Count(blocking, "finding")} {Counted.Verb(blocking, "blocks", "block")} publishing, {open - blocking} more to "
                + $"look at.{(settles ? " Settle them in this order." : "")}",
        };

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (Blocking != _asked)
        {
            _asked = Blocking;
            var kinds = Enum.GetValues<FindingKind>();
            var at = Array.FindIndex(kinds, k => k.Name() == Blocking);
            (_kind, _blockingOnly) = (at < 0 ? (FindingKind?)null : kinds[at], at >= 0);
            _portion.Reset();
        }

        base.OnParametersSet();
    }

    private void Choose(FindingKind? kind)
    {
        (_kind, _blockingOnly) = (kind, false);
        _portion.Reset();
    }

    /// <summary>Returns the words beside the number of a kind that blocks: "block publishing", "1 of them blocks publishing".</summary>
    private static string Blocks(IReadOnlyCollection<FindingStanding> kind)
    {
        var blocking = kind.Count(f => f.Blocks);
        return $"{(blocking == kind.Count ? "" : $"{blocking} of them ")}{Counted.Verb(blocking, "blocks", "block")} publishing";
    }

    // The member says that the held cards may go, so they are in hand no longer.
    private void Refresh()
    {
        foreach (var held in _list.Shown.Where(_list.IsHeld))
        {
            Browser.InHand.PutDown(FindingCard.CardOf(held));
        }
    }

    private string Pressed(FindingKind? kind) => Shown == kind ? "true" : "false";

    /// <summary>A kind with all its findings in the list and those of which the card is drawn.</summary>
    private sealed record KindShown(FindingKind Kind, IReadOnlyList<FindingStanding> All, IReadOnlyList<FindingStanding> Cards);
}
