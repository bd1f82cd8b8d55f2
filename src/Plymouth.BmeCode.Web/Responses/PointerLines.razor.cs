using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Offers;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Web.Workspace;

namespace Plymouth.BmeCode.Web.Responses;

/// <summary>Lists what a response points at ("as above"), each as a link with a few of the words that stand there.</summary>
public partial class PointerLines
{
    private const string MostSimilar = "The words alone do not say which is meant; this is the most similar.";
    private Pointer? _changing;
    private bool _making;
    private string _words = "";
    private string? _problem;
    private ElementReference _field;
    private bool _focusOwed;

    /// <summary>Pointers that its words suggest and nobody has decided on; they stand among the others as proposed.</summary>
    [Parameter]
    public IReadOnlyList<PointerOffer> Offers { get; set; } = [];

    /// <summary>Called when a form that was opened here has closed, so that somebody takes the focus.</summary>
    [Parameter]
    public EventCallback OnClosed { get; set; }

    /// <summary>Returns a text that changes whenever these lines would show something else of a response, its own words apart.</summary>
    public static string Shown(Table table, ResponseId response) =>
        string.Join(';', StandingPointers.Of(table, response).Select(p => $"{p.Fault}{PointedWords.Quote(table, p.To)}"));

    /// <summary>
    /// True when somebody has to decide about a pointer, because it is only proposed or leads nowhere. Its buttons then stand beside it;
    /// those of other pointers are in the response's menu.
    /// </summary>
    public static bool AsksForADecision(StandingPointer pointer)
    {
        ArgumentNullException.ThrowIfNull(pointer);
        return pointer.Pointer.Proposed || pointer.Fault != PointerFault.None;
    }

    /// <summary>Opens the form for a new pointer.</summary>
    public void Make() => Open(true, null);

    /// <summary>Opens the form that points elsewhere instead.</summary>
    public void Change(Pointer pointer) => Open(false, pointer);

    private Consultation Now => Desk.Table.Consultation;

    /// <summary>
    /// The pointers the response has, then those offered. Offers are looked for when words rest, so one of them may have been taken since.
    /// </summary>
    private IReadOnlyList<StandingPointer> Standing =>
        [
            .. StandingPointers
                .Of(Desk.Table, Response.Id)
                .Concat(
                    Offers.Select(o => new StandingPointer(
                        new Pointer(o.From, o.To, Proposed: true, o.Guessed),
                        Response.Id,
                        o.To,
                        PointerFault.None
                    ))
                )
                .DistinctBy(p => p.To),
        ];

    private bool OnlyPoints => StandingPointers.OnlyPoints(Desk.Table, Response.Id);

    private string FieldId => $"pointer-{Response.Id}";

    /// <summary>The dispositions of the responses it points at, in words, with commas between them.</summary>
    private string Dispositions =>
        string.Join(
            ", ",
            Standing
                .Select(p => p.To)
                .OfType<AtResponse>()
                .Select(at => Now.Responses[at.Response].Disposition)
                .OfType<Disposition>()
                .Distinct()
                .Select(d => d.Words())
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

    private string Quote(Pointed to) => PointedWords.Quote(Desk.Table, to);

    /// <summary>Returns the place of what is pointed at, in words; null when it is here, or is a clause or section itself.</summary>
    private string? Elsewhere(Pointed to) =>
        to is AtResponse or AtComment && Now.TopicOf(to) is { } topic && topic != Now.Comments[Response.Comments[0]].About[0]
            ? PointedWords.Where(Now, topic)
            : null;

    private string NameAndPlace(Pointed to) =>
        $"{Sentence.Of(Now.Name(to))}{(Elsewhere(to) is { } place ? $", {place}" : "")}";

    private string AddressOf(Pointed to)
    {
        Subject subject = to switch
        {
            AtResponse at => new ResponseSubject(at.Response),
            AtComment at => new CommentSubject(at.Comment),
            AtClause at => new ClauseSubject(at.Clause),
            AtSection at => new SectionSubject(at.Section),
            _ => throw NotKnown.Of(to),
        };
        return $"c/{Desk.Room.Id}/{Places.Of(Now, subject)}";
    }

    private PointerOffer? OfferOf(StandingPointer pointer) => Offers.FirstOrDefault(o => o.To == pointer.To);

    private Task<Outcome> ConfirmAsync(StandingPointer pointer) =>
        Desk.AskAsync(OfferOf(pointer)?.Taking ?? new SetPointer(Response.Id, pointer.Pointer, pointer.To));

    private Task<Outcome> RemoveAsync(StandingPointer pointer) =>
        Desk.AskAsync(OfferOf(pointer) is { } offer ? offer.Declining : new SetPointer(Response.Id, pointer.Pointer, null));

    // Compares by what it points at, so that the form stays open when somebody else confirms the pointer meanwhile.
    private bool IsOpen(StandingPointer pointer) => _changing?.To == pointer.Pointer.To;

    /// <summary>True when the pointer whose form is open has gone; the form stays, with what was written in it.</summary>
    private bool IsOrphan => _changing is not null && !Standing.Any(IsOpen);

    private string DraftKey(Pointer? changing) => changing is null ? $"point:{Response.Id}" : $"point:{Response.Id}:{changing.To}";

    private Task ToggleAsync(StandingPointer pointer)
    {
        if (IsOpen(pointer))
        {
            return CloseAsync();
        }

        Change(pointer.Pointer);
        return Task.CompletedTask;
    }

    private void Open(bool making, Pointer? changing, bool takesFocus = true)
    {
        if (!takesFocus && (_making, _changing) == (making, changing))
        {
            return;
        }

        (_making, _changing, _words, _problem, _focusOwed) = (making, changing, "", null, takesFocus);
        StateHasChanged();
    }

    private Task CloseAsync()
    {
        (_making, _changing) = (false, null);
        return OnClosed.InvokeAsync();
    }

    private async Task SaveAsync(Pointer? seen)
    {
        if (PointedPlace.Read(Desk.Table, _words) is not { } to)
        {
            _problem =
                $"Nothing is called “{_words.Trim()}”. Write a comment’s number (2.3, comment 4), a clause’s number or a "
                + "section.";
            return;
        }

        if (await Desk.AskAsync(new SetPointer(Response.Id, seen, to)) is Outcome.Refused refused)
        {
            _problem = refused.Refusal.Message;
        }
        else
        {
            await CloseAsync();
        }
    }
}
