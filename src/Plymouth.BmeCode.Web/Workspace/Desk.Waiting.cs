using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Web.Workspace;

/// <content>A decision waits for a pause of those whom it would cut off in the middle of a word, whichever button it comes from.</content>
public sealed partial class Desk
{
    private const int MostTries = 20;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);
    private static readonly Outcome NotWanted = new Outcome.Refused(new(Cancelled, "Nothing was decided."));

    /// <summary>Code of the refusal with which a decision ends that its member no longer wants.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The decision that waits for a pause, and how the waiting stands; null while none does.</summary>
    public (Command Command, DecisionWait Wait)? Waiting { get; private set; }

    /// <summary>
    /// The client ids of this page's own editors: what is typed in them cuts nobody off. Null where that is not known; then none of this
    /// member's pages is waited for.
    /// </summary>
    public Func<Task<IReadOnlyCollection<string>?>> OwnClients { get; set; } = () => Task.FromResult<IReadOnlyCollection<string>?>(null);

    /// <summary>
    /// Asks for a decision in the member's name and puts what came of it where everybody at this desk sees it. Where it would cut somebody
    /// off who is typing, it waits for their pause first.
    /// </summary>
    public Task<Outcome> AskAsync(Command command) => AskAsync(() => Task.FromResult<Command?>(command));

    /// <summary>
    /// As <see cref="AskAsync(Command)"/>, for a decision on what stands on this page. <paramref name="read"/> reads the page and gives the
    /// command (null: not now); it is read again after a wait, so that what is decided is what then stands there.
    /// </summary>
    public async Task<Outcome> AskAsync(Func<Task<Command?>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        while (await read() is { } command)
        {
            var own = Room.WhoIsCutOff(command, Member.Id).Any(t => t.Member == Member.Id) ? await OwnClients() : null;
            if (WhoIsCutOff(command, own).Count > 0)
            {
                var end = await WaitAsync(command, own);
                if (end == WaitEnd.Cancelled || await read() is not { } again)
                {
                    return NotWanted;
                }

                if (end == WaitEnd.Now)
                {
                    return await AskNowAsync(again, read);
                }

                command = again;
            }

            var before = Table.Consultation;
            var outcome = await Room.AskAsync(command, Member.Id);
            if (outcome is Outcome.Refused { Refusal.Code: Refusal.Stale } && WhoIsCutOff(command, own).Count > 0)
            {
                // Somebody began to type in this very moment: their pause is the next.
                continue;
            }

            SayOutcome(command, before, outcome);
            return outcome;
        }

        return NotWanted;
    }

    /// <summary>Ends the waiting of the decision it is about, if that still waits.</summary>
    public void StopWaiting(Func<Command, bool> of)
    {
        ArgumentNullException.ThrowIfNull(of);
        if (Waiting is { } waiting && of(waiting.Command))
        {
            waiting.Wait.End(WaitEnd.Cancelled);
        }
    }

    private async Task<WaitEnd> WaitAsync(Command command, IReadOnlyCollection<string>? own)
    {
        StopWaiting(_ => true);
        using var wait = new DecisionWait(() => WhoIsCutOff(command, own), _time, TellNow);
        Waiting = (command, wait);
        Say(null);
        var end = await wait.Ended;
        if (Waiting?.Wait == wait)
        {
            Waiting = null;
            TellNow();
        }

        return end;
    }

    private List<Typist> WhoIsCutOff(Command command, IReadOnlyCollection<string>? own) =>
        [.. Room.WhoIsCutOff(command, Member.Id).Where(t => t.Member != Member.Id || own?.Contains(t.Client) == false)];

    /// <summary>
    /// Others type on: their changes are held for as long as it takes until what this page shows is what there is. They are refused by the
    /// decision, and kept for their authors.
    /// </summary>
    private async Task<Outcome> AskNowAsync(Command command, Func<Task<Command?>> read)
    {
        using var hold = Room.Hold(command);
        for (var tries = 1; ; tries++)
        {
            var before = Table.Consultation;
            var outcome = await Room.AskAsync(command, Member.Id);
            if (outcome is not Outcome.Refused { Refusal.Code: Refusal.Stale } || tries == MostTries)
            {
                SayOutcome(command, before, outcome);
                return outcome;
            }

            await Task.Delay(BetweenTries, _time, CancellationToken.None);
            if (await read() is not { } again)
            {
                return NotWanted;
            }

            command = again;
        }
    }

    private void SayOutcome(Command command, Consultation before, Outcome outcome) =>
        Say(
            outcome switch
            {
                // The choice itself stands where it was asked for.
                Outcome.Refused { Refusal.Code: Refusal.ChooseLeading } => null,
                Outcome.Refused refused => new Notice(refused.Refusal.Message, IsRefusal: true, CanUndo: false),
                Outcome.Done => new Notice(CommandWords.Done(command, before), IsRefusal: false, CanUndo: command is not UndoLast),
                _ => new Notice("That is already so.", IsRefusal: false, CanUndo: false),
            }
        );
}
