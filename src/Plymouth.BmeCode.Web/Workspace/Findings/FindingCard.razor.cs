using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Language;

namespace Plymouth.BmeCode.Web.Workspace.Findings;

/// <summary>One finding: what was found, why it matters, and the buttons that settle it. Key it by the finding's id.</summary>
public partial class FindingCard
{
    private const int ExcerptLength = 160;

    private bool _leaving;
    private bool _focusOwed;
    private string _reason = "";
    private ElementReference _field;

    [CascadingParameter]
    public required Desk Desk { get; set; }

    [CascadingParameter]
    public required Browser Browser { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public required FindingStanding Standing { get; set; }

    /// <summary>
    /// True beside a clause or comment: the kind is said in the line itself, and nothing is said or offered that stands there anyway.
    /// </summary>
    [Parameter]
    public bool Compact { get; set; }

    /// <summary>True where why it matters is not said once for several.</summary>
    [Parameter]
    public bool ShowWhy { get; set; } = true;

    /// <summary>The address of the place this stands in: nothing leads there that is there already.</summary>
    [Parameter]
    public string? Here { get; set; }

    /// <summary>The name of the list it stands in, where a page may show the same finding in several.</summary>
    [Parameter]
    public string? Among { get; set; }

    /// <summary>True where the finding is not found any more and its card stays only because the member has it in hand.</summary>
    [Parameter]
    public bool IsGone { get; set; }

    /// <summary>The name of a finding's card among those a member can have in hand, by the finding and the list it stands in.</summary>
    public static string CardOf(FindingStanding standing, string? among = null)
    {
        ArgumentNullException.ThrowIfNull(standing);
        return $"finding:{standing.Finding.Id}@{among}";
    }

    private string Card => CardOf(Standing, Among);

    private string DraftKey => $"settle:{Finding.Id}@{Here}";

    private Finding Finding => Standing.Finding;

    private Review.Consultation Consultation => Desk.Table.Consultation;

    /// <summary>What tells this finding's buttons from those of others.</summary>
    private string Name => Places.Name(Consultation, Finding.About[0]);

    private string FieldId => $"settle-{Among}-{string.Concat(Finding.Id.Value.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}";

    /// <summary>
    /// The words it is about, where they do not stand beside it anyway: of one comment, or of each of several responses with whose they
    /// are.
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

    // What the member ends by a decision of their own is out of their hands: the card goes with the finding.
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
