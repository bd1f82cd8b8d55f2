using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;

namespace Plymouth.BmeCode.Collaboration.Consultations;

public sealed partial class ConsultationRoom
{
    /// <summary>
    /// Finds the members who are typing in a passage that a decision would close or take words out of. The member who asks is among them,
    /// once for each page of theirs.
    /// </summary>
    /// <remarks>
    /// The rules say what the decision would do now. When they refuse it as stale, all passages it rests on count, because it would do the
    /// same with the next wording.
    /// </remarks>
    public IReadOnlyList<Typist> WhoIsCutOff(Command command, MemberId member)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (_services.Refuses(member, Id, command.Asks, out var role) is not null)
        {
            return [];
        }

        var read = WithWordingOfJournal(command);
        lock (_turn)
        {
            if (_head is not { } head)
            {
                return [];
            }

            var passages = Rules.Passages(head, read);
            var typists = passages
                .Select(id => _passages.GetValueOrDefault(id))
                .OfType<PassageRoom>()
                .SelectMany(room => room.WhoIsTyping)
                .ToList();
            if (typists.Count == 0)
            {
                return [];
            }

            var cut = CutInTurn(head, read, new(member, role, _services.Now, _services.Ids));
            return [.. typists.Where(t => cut.Contains(t.Passage))];
        }
    }

    /// <summary>Holds the passages that a decision rests on until the result is disposed of: see <see cref="PassageRoom.Hold"/>.</summary>
    public IDisposable Hold(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        lock (_turn)
        {
            return new Ends(
                _head is { } head
                    ?
                    [
                        .. Rules
                            .Passages(head, command)
                            .Select(id => _passages.GetValueOrDefault(id))
                            .OfType<PassageRoom>()
                            .Select(room => room.Hold()),
                    ]
                    : []
            );
        }
    }

    private HashSet<PassageId> CutInTurn(Consultation head, Command command, Asked asked)
    {
        var reserved = Reserve(Rules.Passages(head, command));
        try
        {
            return Rules.Decide(head, command, asked, id => reserved.GetValueOrDefault(id)?.HeadInTurn, _headDecisions) switch
            {
                Decision.Accepted accepted => [.. accepted.Steps.Where(CutsOff).Select(step => step.Passage)],
                Decision.Refused { Refusal.Code: Refusal.Stale } => [.. reserved.Keys],
                _ => [],
            };
        }
        finally
        {
            Release(reserved);
        }
    }

    private static bool CutsOff(PassageStep step) =>
        step is PassageStep.Close || (step is PassageStep.Change change && change.Delta.Ops.Any(op => op.Kind == Wordings.OpKind.Delete));
}
