using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Web.Workspace;
using Plymouth.BmeCode.Web.Workspace.Findings;

namespace Plymouth.BmeCode.Web.Responses;

/// <summary>Shows the comments about a clause, a section or the Code in groups, each group with its response.</summary>
public sealed partial class CommentsPane : DeskPart
{
    private readonly HashSet<CommentId> _selected = [];
    private readonly HashSet<int> _listed = [];
    private readonly CardKeys _keys = new();
    private bool _onlyUnanswered;
    private Topic? _topic;
    private Topic? _atTop;
    private Choice? _choice;
    private ResponseId? _justAttached;
    private ElementReference _root;
    private DotNetObjectReference<CommentsPane>? _self;
    private IJSObjectReference? _drag;
    private IJSObjectReference? _module;
    private CommentId? _shown;
    private CommentId? _goTo;

    /// <summary>The browser's side of the page.</summary>
    [CascadingParameter]
    public required Browser Browser { get; set; }

    /// <summary>The clause, section or Code that the comments are about.</summary>
    [Parameter]
    [EditorRequired]
    public required Topic Topic { get; set; }

    /// <summary>The comment to bring into view; null when the address asks for none.</summary>
    [Parameter]
    public CommentId? Sought { get; set; }

    /// <summary>
    /// Every decision and finding, and of what is typed anywhere only what the cards draw: the words of these responses, how far their
    /// promises have come, and the words at which they point.
    /// </summary>
    protected override object? Shows =>
        (
            Consultation,
            Desk.Findings,
            string.Join(
                ';',
                Groups.Select(g =>
                    $"{VersionOf(g)}:{(g.Response is { } response ? $"{PromiseLines.Shown(Desk.Table, response.Id)}{PointerLines.Shown(Desk.Table, response.Id)}" : "")}"
                )
            )
        );

    private Consultation Consultation => Desk.Table.Consultation;

    private IReadOnlyList<CommentGroup> Groups => Consultation.CommentGroups(Topic);

    private string Heading => Topic is AboutCode ? $"Comments on {Places.WholeCode}" : "Comments";

    private string NameOfTopic =>
        Topic switch
        {
            AboutClause => "this clause",
            AboutSection => "this section as a whole",
            AboutCode => Places.WholeCode,
            _ => throw NotKnown.Of(Topic),
        };

    private string Summary
    {
        get
        {
            var comments = Consultation.WholeCommentsAbout(Topic).ToList();
            return comments.Count == 0 ? "" : $"{comments.Count(Desk.Table.IsAnswered)} of {comments.Count} answered";
        }
    }

    /// <summary>
    /// The groups that are shown, each with its card's key. The filter keeps its cards, answered or not, until the member refreshes the
    /// list or goes elsewhere.
    /// </summary>
    private List<(CommentGroup Group, int Key)> Shown
    {
        get
        {
            var all = Groups.Zip(_keys.Of(Groups)).ToList();
            if (!_onlyUnanswered)
            {
                return all;
            }

            var shown = all.Where(c => !IsAnswered(c.First) || _listed.Contains(c.Second)).ToList();
            _listed.Clear();
            _listed.UnionWith(shown.Select(c => c.Second));
            return shown;
        }
    }

    /// <summary>The number of cards that the filter shows although they are answered by now.</summary>
    private int Stay => _onlyUnanswered ? Shown.Count(c => IsAnswered(c.Group)) : 0;

    /// <summary>The contradictions under the cards here, each with the comment to show. The top of the pane names them too.</summary>
    private IEnumerable<(Finding Finding, CommentId Comment)> Contradictions =>
        Groups
            .SelectMany(g => FindingPlaces.Under(Desk.Findings, g).Select(f => (f.Finding, g.Comments[0].Id)))
            .Where(f => f.Finding.Kind == FindingKind.Contradiction)
            .DistinctBy(f => f.Finding.Id);

    /// <summary>Called by the browser when a comment was dropped onto another: joins it to that one's group.</summary>
    [JSInvokable]
    public async Task OnCommentDropped(string comment, string target)
    {
        var comments = Consultation.Comments;
        if (
            !comments.TryGetValue(new CommentId(comment), out var dragged)
            || !comments.TryGetValue(new CommentId(target), out var onto)
            || dragged == onto
        )
        {
            return;
        }

        var group = onto.Response is { } response ? Consultation.Responses[response].Comments : [onto.Id];
        await InvokeAsync(() => GroupAsync(group.Add(dragged.Id), onto.Response is { } r && HasWords(r) ? r : null));
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (_topic != Topic)
        {
            _topic = Topic;
            _listed.Clear();
        }

        base.OnParametersSet();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _drag = await Browser.HandleAsync("initDragGroups", _root, _self);
            _module = await Browser.ImportAsync("./Responses/CommentsPane.razor.js");
        }

        if (_module is not null && _shown != Sought)
        {
            _shown = Sought;
            if (Sought is { } comment)
            {
                await Browser.CallAsync(_module, "showComment", _root, comment.Value);
            }
        }

        // When another clause comes into focus, the pane starts again at its first comment.
        if (_module is not null && _atTop != Topic)
        {
            if (_atTop is not null && Sought is null)
            {
                await Browser.CallAsync(_module, "showTop", _root);
            }

            _atTop = Topic;
        }

        // When a decision takes away the card that held the focus, focus goes to the comment, or to its first ask.
        if (_module is not null && _goTo is { } next)
        {
            _goTo = null;
            await Browser.CallAsync(_module, "showComment", _root, Consultation.Parts(Consultation.Comments[next])[0].Id.Value);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _self?.Dispose();
        _ = Browser.EndAsync(_drag);
    }

    private int? VersionOf(CommentGroup group) =>
        group.Response is { } response && Desk.Table.Passages.TryGetValue(response.Id.Passage, out var passage) ? passage.Version : null;

    // A comment elsewhere that shares the response belongs to the group too.
    private static IEnumerable<CommentId> AllOf(CommentGroup group) => group.Response?.Comments ?? group.Comments.Select(c => c.Id);

    private bool IsAnswered(CommentGroup group) => group.Comments.All(Desk.Table.IsAnswered);

    private void Filter(bool onlyUnanswered)
    {
        _onlyUnanswered = onlyUnanswered;
        _listed.Clear();
    }

    private void RefreshList() => _listed.Clear();

    private bool HasWords(ResponseId response) => !Desk.Table.Wording(response.Passage).IsBlank;

    private bool IsSelected(CommentGroup group) => AllOf(group).All(_selected.Contains);

    private void Select(CommentGroup group, bool on)
    {
        foreach (var comment in AllOf(group))
        {
            _ = on ? _selected.Add(comment) : _selected.Remove(comment);
        }
    }

    private void ClearSelection()
    {
        _selected.Clear();
        _choice = null;
    }

    // The response that stands here comes first; the words of the other one follow below it.
    private Task<bool> AnswerTogetherAsync((CommentId Here, CommentId Other) comments)
    {
        var response = Consultation.Comments[comments.Here].Response;
        var group = response is { } id ? Consultation.Responses[id].Comments : [comments.Here];
        return GroupAndShowAsync(comments.Here, group.Add(comments.Other), response is { } leading && HasWords(leading) ? leading : null);
    }

    private async Task GroupSelectedAsync()
    {
        if (await GroupAndShowAsync(FirstSelected, [.. _selected], null))
        {
            _selected.Clear();
        }
    }

    private async Task GroupWithLeadingAsync(ResponseId leading)
    {
        var comments = _choice!.Comments;
        _choice = null;
        if (await GroupAndShowAsync(FirstSelected, comments, leading))
        {
            _selected.Clear();
        }
    }

    private CommentId? FirstSelected => Groups.SelectMany(g => g.Comments).FirstOrDefault(c => _selected.Contains(c.Id))?.Id;

    private async Task<bool> GroupAndShowAsync(CommentId? shown, ImmutableList<CommentId> comments, ResponseId? leading)
    {
        var isGrouped = await GroupAsync(comments, leading);
        _goTo = isGrouped ? shown : null;
        return isGrouped;
    }

    private async Task<bool> GroupAsync(ImmutableList<CommentId> comments, ResponseId? leading)
    {
        var seen = comments.Select(id => new CommentBefore(id, Consultation.Comments[id].Response)).ToImmutableList();
        if (await Desk.AskAsync(new GroupComments(seen, leading)) is not Outcome.Refused { Refusal: var refusal })
        {
            _choice = null;
            return true;
        }

        if (refusal.Code == Refusal.ChooseLeading)
        {
            LetChoose(comments, refusal);
        }

        return false;
    }

    private void LetChoose(ImmutableList<CommentId> comments, Refusal refusal)
    {
        if (GroupComments.MayLead(Desk.Table, comments) is { Count: > 1 } responses)
        {
            _choice = new Choice(comments, responses);
            StateHasChanged();
        }
        else
        {
            // The words that make a choice necessary are still on their way to the disk, so this screen does not have them yet.
            Desk.Say(new Notice(refusal.Message, IsRefusal: true, CanUndo: false));
        }
    }

    private sealed record Choice(ImmutableList<CommentId> Comments, IReadOnlyList<ResponseId> Responses);
}
