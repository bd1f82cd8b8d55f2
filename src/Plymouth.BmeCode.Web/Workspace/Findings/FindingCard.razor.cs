using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Language;

namespace Plymouth.BmeCode.Web.Workspace.Findings;

/// <summary>Shows one finding: what was found, why it matters, and the buttons that settle it. Key it by the finding's id.</summary>
public partial class FindingCard
{
    private const int ExcerptLength = 160;

    private bool _leaving;
    private bool _focusOwed;
    private string _reason = "";
    private ElementReference _field;

    /// <summary>The desk of the member who has the page open.</summary>
    [CascadingParameter]
    public required Desk Desk { get; set; }

    /// <summary>The browser's side of the page.</summary>
    [CascadingParameter]
    public required Browser Browser { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <summary>The finding.</summary>
    [Parameter]
    [EditorRequired]
    public required FindingStanding Standing { get; set; }

    /// <summary>
    /// True beside a clause or comment: the card then names the kind in its line and leaves out the words that stand there anyway.
    /// </summary>
    [Parameter]
    public bool Compact { get; set; }

    /// <summary>False when a list says once for several findings why they matter.</summary>
    [Parameter]
    public bool ShowWhy { get; set; } = true;

    /// <summary>
    /// The address of the place where the card stands, so that it offers no link there; null when it stands in a list of its own.
    /// </summary>
    [Parameter]
    public string? Here { get; set; }

    /// <summary>The name of the list it stands in, when a page may show the same finding in several; else null.</summary>
    [Parameter]
    public string? Among { get; set; }

    /// <summary>True when the finding is not found any more and its card stays only because the member has it in hand.</summary>
    [Parameter]
    public bool IsGone { get; set; }

    /// <summary>
    /// Returns the name of a finding's card among those a member can have in hand, from the finding and the list it stands in.
    /// </summary>
    public static string CardOf(FindingStanding standing, string? among = null)
    {
        ArgumentNullException.ThrowIfNull(standing);
        return $"finding:{standing.Finding.Id}@{among}";
    }

    private string Card => CardOf(Standing, Among);

    private string DraftKey => $"settle:{Finding.Id}@{Here}";

    private Finding Finding => Standing.Finding;

    private Review.Consultation Consultation => Desk.Table.Consultation;

    /// <summary>The words that tell this finding's buttons from those of others.</summary>
    private string Name => Places.Name(Consultation, Finding.About[0]);

    private string FieldId => $"settle-{Among}-{string.Concat(Finding.Id.Value.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}";

    /// <summary>
    /// The words it is about, unless they stand beside it anyway: those of a comment, or those of each of several responses with their
    /// place.
    /// </summary>
    private IEnumerable<(string? Whose, string Words)> Excerpts =>
        Compact
            ? []
            : Finding.About switch
            {
                [CommentSubject subject, ..] => [(null, Words.First(Consultation.Comments[subject.Comment].Body.ToText(), ExcerptLength))],
                [ResponseSubject, ResponseSubject, ..] => Finding
                    .About.OfType<ResponseSubject>()
                    .Select(r =>
                        (
                            (string?)$"{Sentence.Of(Places.Name(Consultation, r))}: ",
                            Words.First(Desk.Table.Text(r.Response.Passage), ExcerptLength)
                        )
                    ),
                _ => [],
            };

    private IEnumerable<Remedy> Remedies =>
        Finding.Remedies.Where(r =>
            r.Command is not null || (r.Goes is { } goes && Places.Of(Consultation, goes) is { } place && place != Here)
        );

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusOwed)
        {
            _focusOwed = false;
            await _field.FocusAsync();
        }
    }

    private string Address(Subject subject) => $"c/{Desk.Room.Id}/{Places.Of(Consultation, subject)}";

    private void ToggleLeaving() => (_leaving, _focusOwed, _reason) = (!_leaving, !_leaving, "");

    private async Task TakeAsync(Remedy remedy)
    {
        if (remedy.Command is { } command && !await EndAsync(command))
        {
            return;
        }

        if (remedy.Goes is { } goes)
        {
            Navigation.NavigateTo(Address(goes));
        }
    }

    private async Task LeaveAsync()
    {
        if (await EndAsync(Finding.Dismissal(_reason)))
        {
            (_leaving, _reason) = (false, "");
        }
    }

    // When the member settles a finding by their own decision, they no longer have its card in hand, and it goes with the finding.
    private async Task<bool> EndAsync(Command command)
    {
        Browser.InHand.PutDown(Card);
        var isDone = await Desk.AskAsync(command) is not Outcome.Refused;
        if (!isDone)
        {
            Browser.InHand.TakeUp(Card);
        }

        return isDone;
    }
}
