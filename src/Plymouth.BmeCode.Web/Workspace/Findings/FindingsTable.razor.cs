using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Language;

namespace Plymouth.BmeCode.Web.Workspace.Findings;

/// <summary>Shows findings in rows, sorted by a column of the member's choice, at first in the order of the Code.</summary>
/// <remarks>
/// The heads have buttons of our own, because those of MudDataGrid are all called "Sort", whichever column they stand in.
/// </remarks>
public sealed partial class FindingsTable
{
    private const int OnAPage = 25;
    private FindingColumn _by = FindingColumn.Where;
    private bool _descending;

    /// <summary>The desk of the member who has the page open.</summary>
    [CascadingParameter]
    public required Desk Desk { get; set; }

    /// <summary>The findings in the table.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyCollection<FindingStanding> Findings { get; set; }

    private IEnumerable<FindingRow> Sorted
    {
        get
        {
            var order = FindingRow.OrderOf(Desk.Table.Consultation);
            var rows = Findings.Select(f => FindingRow.Of(Desk.Table.Consultation, f, order)).ToList();
            IOrderedEnumerable<FindingRow> By<TKey>(Func<FindingRow, TKey> key) =>
                _descending ? rows.OrderByDescending(key) : rows.OrderBy(key);
            return (
                _by switch
                {
                    FindingColumn.Where => By(r => r.Order),
                    FindingColumn.Kind => By(r => r.Standing.Finding.Kind),
                    FindingColumn.Found => By(r => r.Standing.Finding.Message),
                    FindingColumn.Blocks => By(r => !r.Standing.Blocks),
                    _ => throw NotKnown.Of(_by),
                }
            )
                .ThenBy(r => r.Order)
                .ToList();
        }
    }

    private void Choose(FindingColumn column) => (_by, _descending) = (column, column == _by && !_descending);

    private static string Heading(FindingColumn column) =>
        column switch
        {
            FindingColumn.Where => "Where",
            FindingColumn.Kind => "Kind",
            FindingColumn.Found => "What was found",
            FindingColumn.Blocks => "Publishing",
            _ => throw NotKnown.Of(column),
        };

    private string SortOf(FindingColumn column) =>
        column != _by ? "none"
        : _descending ? "descending"
        : "ascending";

    private string SignOf(FindingColumn column) =>
        column != _by ? "↕"
        : _descending ? "↓"
        : "↑";
}

/// <summary>The columns of the table of findings.</summary>
public enum FindingColumn
{
    /// <summary>The clause or section, in the order of the Code.</summary>
    Where,

    /// <summary>The kind, in the order in which to settle them.</summary>
    Kind,

    /// <summary>The words of the finding.</summary>
    Found,

    /// <summary>Blocking publishing or not, those that block first.</summary>
    Blocks,
}

/// <summary>A finding with its place in the Code.</summary>
/// <param name="Standing">The finding.</param>
/// <param name="Place">Its address under the consultation's own; null when it stands nowhere.</param>
/// <param name="Where">The clause or section in words.</param>
/// <param name="Order">The number of sections and clauses before that place; after all of them when it stands nowhere.</param>
public sealed record FindingRow(FindingStanding Standing, string? Place, string Where, int Order)
{
    /// <summary>The kind in words: "Open promise".</summary>
    public string Kind => Sentence.Of(Standing.Finding.Kind.Title());

    /// <summary>Returns the sections and clauses by id, each with the number of sections and clauses before it.</summary>
    public static IReadOnlyDictionary<string, int> OrderOf(Consultation consultation)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        return consultation
            .Sections.SelectMany(s => (string[])[s.Id.Value, .. s.Clauses.Select(c => c.Value)])
            .Select((id, at) => (id, at))
            .ToDictionary(p => p.id, p => p.at);
    }

    /// <summary>Returns the row of a finding; <paramref name="order"/> is that of <see cref="OrderOf"/>.</summary>
    public static FindingRow Of(Consultation consultation, FindingStanding standing, IReadOnlyDictionary<string, int> order)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        ArgumentNullException.ThrowIfNull(standing);
        ArgumentNullException.ThrowIfNull(order);
        var about = standing.Finding.About[0];
        var place = Places.Of(consultation, about);
        var id = place?.Split('#')[0];
        Subject stands =
            id is null ? about
            : consultation.Clauses.ContainsKey(new(id)) ? new ClauseSubject(new(id))
            : new SectionSubject(new(id));
        return new(standing, place, Sentence.Of(Places.Name(consultation, stands)), order.GetValueOrDefault(id ?? "", order.Count));
    }
}
