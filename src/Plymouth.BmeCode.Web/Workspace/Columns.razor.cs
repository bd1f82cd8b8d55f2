using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Web.Workspace.OutlineColumn;

namespace Plymouth.BmeCode.Web.Workspace;

/// <summary>Shows outline, wording and comments: side by side when there is room, one or two of them when there is not.</summary>
public partial class Columns
{
    private View _view = View.Wording;
    private string? _last;
    private CommentId? _sought;
    private bool _hasGone;

    /// <summary>The browser's side of the page.</summary>
    [CascadingParameter]
    public required Browser Browser { get; set; }

    private enum View
    {
        Outline,
        Wording,
        Comments,
    }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <summary>The id of a clause or section, from the address; null when the address names none.</summary>
    [Parameter]
    public string? Place { get; set; }

    /// <summary>
    /// The place and its unanswered comments, not the whole table: that changes with each letter anybody types, and the parts drawn here
    /// render themselves again.
    /// </summary>
    protected override object? Shows => (Focus, Clause, Section, Unanswered);

    private Consultation Consultation => Desk.Table.Consultation;

    /// <summary>
    /// The id of the place in focus: the address's, else that of the clause being discussed, else that of the first clause that stands.
    /// </summary>
    private string? Focus =>
        Place
        ?? Consultation.Discussing?.Value
        ?? OutlineView.Of(Desk.Table).Sections.SelectMany(s => s.Clauses).FirstOrDefault(c => c.Status != ClauseStatus.Deleted)?.Id.Value;

    private ClauseId? Clause => Focus is { } id && Consultation.Clauses.ContainsKey(new ClauseId(id)) ? new ClauseId(id) : null;

    private SectionId? Section =>
        Focus is { } id && OutlineView.Of(Desk.Table).Find(new SectionId(id)) is not null ? new SectionId(id) : null;

    private Topic? Topic =>
        Clause is { } clause ? new AboutClause(clause)
        : Section is { } section ? new AboutSection(section)
        : null;

    private string NothingHere => Place is null ? "The Code has no clauses yet" : "That clause or section is not in this Code";

    private int Unanswered =>
        OutlineView.Of(Desk.Table) is var outline && Clause is { } clause
            ? outline.Find(clause)?.Clause.Unanswered ?? 0
            : Section is { } section ? outline.Find(section)?.Unanswered ?? 0
            : 0;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        base.OnInitialized();
        Navigation.LocationChanged += OnLocationChanged;
        Seek();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Navigation.LocationChanged -= OnLocationChanged;
        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (_last is not null && _last != Focus)
        {
            _view = View.Wording;
            Seek();
        }

        _last = Focus;
        base.OnParametersSet();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        Desk.SitAt(Clause);
        if (_hasGone && Browser.IsHeadingOwed)
        {
            Browser.IsHeadingOwed = false;
            await Browser.FocusOnAsync("#focus-heading");
        }
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs location) =>
        _ = InvokeAsync(() =>
        {
            _hasGone = true;
            Seek();
            StateHasChanged();
        });

    // When one column shows at a time, an address that names a comment shows the comments.
    private void Seek()
    {
        _sought = Places.CommentOf(Navigation.Uri);
        if (_sought is not null)
        {
            _view = View.Comments;
        }
    }

    private string Pressed(View view) => _view == view ? "true" : "false";
}
