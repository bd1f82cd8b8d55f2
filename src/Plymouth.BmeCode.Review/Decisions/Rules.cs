using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Decisions;

/// <summary>The rules of the review, pure: a consultation and a command give a decision. Each command has its own rule.</summary>
public static class Rules
{
    /// <summary>
    /// Returns the passages whose wordings the decision rests on or changes. The consultation room reserves them, in order of id, before it
    /// asks for the decision.
    /// </summary>
    public static ImmutableSortedSet<PassageId> Passages(Consultation consultation, Command command)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        ArgumentNullException.ThrowIfNull(command);
        return [.. command.Passages(consultation).Where(consultation.Has)];
    }

    /// <summary>Decides what comes of a command.</summary>
    /// <param name="passages">Returns a reserved passage, with changes that are still on their way to the disk; null for any other.</param>
    /// <param name="journal">The decisions so far, which undo needs.</param>
    public static Decision Decide(
        Consultation consultation,
        Command command,
        Asked asked,
        Func<PassageId, PassageState?> passages,
        IReadOnlyList<Decided> journal
    )
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(asked);
        if (asked.Role < command.Asks)
        {
            return Ruling.Refuse(
                asked.Role switch
                {
                    Role.Partner => new Refusal(Refusal.NotAllowed, "Partners watch; they change nothing."),
                    Role.Reader => Refusal.ReadsAlong,
                    _ => new Refusal(Refusal.NotAllowed, "Only a facilitator may do this. Ask one of them."),
                }
            );
        }

        return command.Decide(new DecisionContext(consultation, asked, passages, journal));
    }

    /// <summary>
    /// Takes a reading in as a new consultation: its first event, and every passage at version 0. Dispositions, promises and pointers are
    /// proposed from what the responses say.
    /// </summary>
    public static Decision.Accepted TakeIn(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var received = new ConsultationReceived(
            reading.Id,
            reading.Title,
            reading.SourceFile,
            [
                .. reading.Sections.Select(s => new SectionReceived(
                    s.Id,
                    s.Kind,
                    s.Scheme,
                    s.ConsultationNumber,
                    [.. s.Clauses.Select(c => new ClauseReceived(c.Id, c.ConsultationNumber) { Level = c.Level })]
                )),
            ],
            [.. reading.Comments.OrderBy(c => c.Place).Select(c => new CommentReceived(c.Id, c.Source.Line, c.Consultee, c.Body, c.About))],
            [
                .. reading.Responses.Select(r => new ResponseReceived(
                    r.Id,
                    r.Comments,
                    r.Disposition ?? ProposedDispositions.Of(r.Text.ToText())
                )),
            ],
            reading.Doubts
        )
        {
            Pointers = ProposedPointers.Of(reading),
            Promises = ProposedPromises.Of(reading) is { IsEmpty: false } promises ? promises : null,
        };
        return new(
            received,
            [
                .. reading.Sections.SelectMany(s =>
                    new PassageStep[]
                    {
                        new PassageStep.Create(s.Id.Heading, PassageKind.Heading, s.Heading, null),
                        new PassageStep.Create(s.Id.LeadIn, PassageKind.LeadIn, s.LeadIn, null),
                    }.Concat(s.Clauses.Select(c => new PassageStep.Create(c.Id.Passage, PassageKind.Clause, c.Draft, null)))
                ),
                .. reading.Responses.Select(r => new PassageStep.Create(r.Id.Passage, PassageKind.Response, r.Text, null)),
            ]
        );
    }
}
