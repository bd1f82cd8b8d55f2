using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Offers;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Web.Workspace;

namespace Plymouth.BmeCode.Web.Responses;

/// <summary>What a response points at ("as above"), each with a few of the words that stand there; a click goes there.</summary>
public partial class PointerLines
{
    private Pointer? _changing;
    private bool _making;
    private string _words = "";
    private string? _problem;
    private ElementReference _field;
    private bool _focusOwed;

    /// <summary>What its words seem to point at and nobody has written down: shown among the others as proposed.</summary>
    [Parameter]
    public IReadOnlyList<PointerOffer> Offers { get; set; } = [];

    /// <summary>A form opened here has gone; the focus with it.</summary>
    [Parameter]
    public EventCallback OnClosed { get; set; }

    /// <summary>What these lines show of a response beside its own words, for those who render only what is new.</summary>
    public static string Shown(Table table, ResponseId response) =>
        string.Join(';', StandingPointers.Of(table, response).Select(p => $"{p.Fault}{PointedWords.Quote(table, p.To)}"));

    /// <summary>
    /// True where somebody has to say something about a pointer: it is only proposed, or leads nowhere. What can be done stands beside such
    /// a one, else in the response's menu.
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

    /// <summary>Where it points, then what is offered. Offers are looked for when words rest, so one may have been taken since.</summary>
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

    /// <summary>How the responses it points at dispose of their comments.</summary>
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

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusOwed)
        {
            _focusOwed = false;
            await _field.FocusAsync();
        }
    }

    private string Quote(Pointed to) => PointedWords.Quote(Desk.Table, to);

    /// <summary>Where it is, unless it is here.</summary>
    private string? Elsewhere(Pointed to) =>
        to is AtResponse or AtComment && Now.TopicOf(to) is { } topic && topic != Now.Comments[Response.Comments[0]].About[0]
            ? PointedWords.Where(Now, topic)
            : null;

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

    // By what it points at: another may confirm it meanwhile, and it is the same pointer still.
    private bool IsOpen(StandingPointer pointer) => _changing?.To == pointer.Pointer.To;

    /// <summary>True where the pointer whose form is open has gone: the form stays, with what was written in it.</summary>
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
                $"Nothing is called “{_words.Trim()}”. Write a line of the table (line 42), a comment (comment 52), a clause’s number "
                + "or a section.";
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
