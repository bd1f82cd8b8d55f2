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

/// <summary>The comments about a clause, a section or the Code, in groups, each group with its response.</summary>
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

    [CascadingParameter]
    public required Browser Browser { get; set; }

    /// <summary>What the comments are about.</summary>
    [Parameter]
    [EditorRequired]
    public required Topic Topic { get; set; }

    /// <summary>A comment that is to be seen; null where none is asked for.</summary>
    [Parameter]
    public CommentId? Sought { get; set; }

    /// <summary>
    /// Every decision and finding, and of what is typed anywhere only what the cards draw: the words of these responses and how far their
    /// promises have come.
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

    private string Heading => Topic is AboutCode ? "Comments on the Code as a whole" : "Comments";

    private string NameOfTopic =>
        Topic switch
        {
            AboutClause => "this clause",
            AboutSection => "this section as a whole",
            AboutCode => "the Code as a whole",
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
    /// The groups that are shown, each with its card's key. The filter holds its list: what was in it stays, answered or not, until the
    /// member refreshes it or goes elsewhere.
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

    /// <summary>How many cards the filter shows although they are answered by now.</summary>
    private int Stay => _onlyUnanswered ? Shown.Count(c => IsAnswered(c.Group)) : 0;

    /// <summary>
    /// Contradictions that stand under a card here, each with the comment to show: said at the top, wherever the card is.
    /// </summary>
    private IEnumerable<(Finding Finding, CommentId Comment)> Contradictions =>
        Groups
            .SelectMany(g => FindingPlaces.Under(Desk.Findings, g).Select(f => (f.Finding, g.Comments[0].Id)))
            .Where(f => f.Finding.Kind == FindingKind.Contradiction)
            .DistinctBy(f => f.Finding.Id);

    /// <summary>A comment was dragged onto another: it joins that one's group.</summary>
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

    protected override void OnParametersSet()
    {
        if (_topic != Topic)
        {
            _topic = Topic;
            _listed.Clear();
        }

        base.OnParametersSet();
    }

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

        // Another clause came into focus: its comments are read from the first.
        if (_module is not null && _atTop != Topic)
        {
            if (_atTop is not null && Sought is null)
            {
                await Browser.CallAsync(_module, "showTop", _root);
            }

            _atTop = Topic;
        }

        // A decision took the card that held the focus: it goes on at the comment, its first ask, or its group.
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

    // A comment elsewhere that shares the response is part of the group too.
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

    // The answer that stands here comes first; the words of the other's follow below it.
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
            // The words that make a choice necessary are on their way to the disk, and not on this screen yet.
            Desk.Say(new Notice(refusal.Message, IsRefusal: true, CanUndo: false));
        }
    }

    private sealed record Choice(ImmutableList<CommentId> Comments, IReadOnlyList<ResponseId> Responses);
}
