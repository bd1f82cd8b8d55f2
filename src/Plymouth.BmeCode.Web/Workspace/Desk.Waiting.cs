using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Web.Workspace;

/// <content>Lets every decision wait for a pause of those whom it would cut off in the middle of a word.</content>
public sealed partial class Desk
{
    private const int MostTries = 20;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);
    private static readonly Outcome NotWanted = new Outcome.Refused(new(Cancelled, "Nothing was decided."));

    /// <summary>The code of the refusal with which a decision ends that its member no longer wants.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The decision that waits for a pause, with the state of its waiting; null while none waits.</summary>
    public (Command Command, DecisionWait Wait)? Waiting { get; private set; }

    /// <summary>
    /// Gives the client ids of this page's own editors, for whose typing no decision of this page waits. When it gives null, decisions wait
    /// for none of this member's pages.
    /// </summary>
    public Func<Task<IReadOnlyCollection<string>?>> OwnClients { get; set; } = () => Task.FromResult<IReadOnlyCollection<string>?>(null);

    /// <summary>
    /// Asks for a decision in the member's name and shows the outcome as a notice. When it would cut off somebody who is typing, it waits
    /// for their pause first.
    /// </summary>
    public Task<Outcome> AskAsync(Command command) => AskAsync(() => Task.FromResult<Command?>(command));

    /// <summary>
    /// Asks as <see cref="AskAsync(Command)"/> does, for a decision on what stands on this page. <paramref name="read"/> reads the page and
    /// gives the command (null: not now); after a wait it reads again, so that the decision is about what stands there then.
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
                // Somebody began to type at this very moment, so the decision waits for their pause next.
                continue;
            }

            SayOutcome(command, before, outcome);
            return outcome;
        }

        return NotWanted;
    }

    /// <summary>Cancels the decision that waits, if <paramref name="of"/> is true of it.</summary>
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
    /// Decides although others type on: holds their changes until this page shows everything there is, and asks again until then. The
    /// decision then refuses the held changes, which are kept for their authors.
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
                // The pane that asked shows the choice itself.
                Outcome.Refused { Refusal.Code: Refusal.ChooseLeading } => null,
                Outcome.Refused refused => new Notice(refused.Refusal.Message, IsRefusal: true, CanUndo: false),
                Outcome.Done => new Notice(CommandWords.Done(command, before), IsRefusal: false, CanUndo: command is not UndoLast),
                _ => new Notice("That is already so.", IsRefusal: false, CanUndo: false),
            }
        );
}
