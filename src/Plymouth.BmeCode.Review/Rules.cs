using System.Collections.Immutable;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review;

/// <summary>The rules of the review, pure: state, command → decision. Each subject's rules stand in a file of their own.</summary>
public static class Rules
{
    /// <summary>The passages whose wordings the decision rests on or changes; the consultation room reserves them, in order of id, before it asks for the decision.</summary>
    /// <remarks>Which decision an undo takes back is known only in the turn, so it reserves every passage.</remarks>
    public static ImmutableSortedSet<PassageId> Passages(Consultation consultation, Command command)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        ArgumentNullException.ThrowIfNull(command);
        IEnumerable<PassageId> named = command switch
        {
            GroupComments c => c.Seen.Select(s => consultation.Comments.GetValueOrDefault(s.Comment)?.Response).OfType<ResponseId>().Select(r => r.Passage),
            SplitOffComment c => [c.SeenResponse.Passage],
            DeleteClause c => [c.Clause.Passage],
            BringBackClause c => [c.Clause.Passage],
            SplitClause c => [c.Clause.Passage],
            JoinWithNext c => SplitRules.Next(consultation, c.Clause) is { } next ? [c.Clause.Passage, next.Id.Passage] : [c.Clause.Passage],
            DeleteSection c => SectionRules.Passages(consultation, c.Section),
            BringBackSection c => SectionRules.Passages(consultation, c.Section),
            AgreeClause c => [c.Clause.Passage],
            ReopenClause c => [c.Clause.Passage],
            KeepRevision c => [c.Passage],
            RestoreWording c => [c.Passage],
            AcceptDoubt c when consultation.Doubts.Find(d => d.Id == c.Doubt)?.Guess is GuessSplitLines guess => [guess.Clause.Passage],
            ConfirmPromiseKept c => [c.Clause.Passage],
            MakeCrossReference c => [c.Passage],
            LeaveEmptyResponse c => [c.Response.Passage],
            UndoLast => consultation.Passages.Select(p => p.Id),
            _ => [],
        };
        return [.. named.Where(consultation.Has)];
    }

    /// <summary>Decides. <paramref name="passages"/> holds the reserved passages, changes still on their way to the disk included. <paramref name="journal"/>: the decisions so far (for undo).</summary>
    public static Decision Decide(Consultation consultation, Command command, Asked asked, Func<PassageId, PassageState?> passages, IReadOnlyList<Decided> journal)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(asked);
        if (asked.Role < Role.Member)
        {
            return Say.Refuse(Refusal.NotAllowed, "Partners watch; they change nothing.");
        }

        if (asked.Role < command.Asks)
        {
            return Say.Refuse(Refusal.NotAllowed, "Only a facilitator may do this. Ask one of them.");
        }

        var now = new Case(consultation, asked, passages, journal);
        return command switch
        {
            ChangeTitle c => MeetingRules.ChangeTitle(now, c),
            PublishCode c => PublicationRules.Publish(now, c),
            DiscussClause c => MeetingRules.Discuss(now, c),
            ChooseSight c => MeetingRules.ChooseSight(now, c),
            GroupComments c => GroupingRules.Group(now, c),
            SplitOffComment c => GroupingRules.SplitOff(now, c),
            SplitIntoAsks c => AskRules.Split(now, c),
            JoinAsks c => AskRules.Join(now, c),
            AttachResponse c => GroupingRules.Attach(now, c),
            LeaveEmptyResponse c => UndoRules.Leave(now, c),
            SetDisposition c => MarkRules.SetDisposition(now, c),
            SetReferral c => ReferralRules.Set(now, c),
            MarkCommentInternal c => MarkRules.MarkInternal(now, c),
            MarkResponseInternal c => MarkRules.MarkInternal(now, c),
            AddClause c => ClauseRules.Add(now, c),
            MoveClause c => ClauseRules.Move(now, c),
            DeleteClause c => ClauseRules.Delete(now, c),
            BringBackClause c => ClauseRules.BringBack(now, c),
            SplitClause c => SplitRules.Split(now, c),
            JoinWithNext c => SplitRules.Join(now, c),
            AddSection c => SectionRules.Add(now, c),
            MoveSection c => SectionRules.Move(now, c),
            DeleteSection c => SectionRules.Delete(now, c),
            BringBackSection c => SectionRules.BringBack(now, c),
            AgreeClause c => AgreementRules.Agree(now, c),
            ReopenClause c => AgreementRules.Reopen(now, c),
            KeepRevision c => RevisionRules.Keep(now, c),
            RestoreWording c => RevisionRules.Restore(now, c),
            AcceptDoubt c => DoubtRules.Accept(now, c),
            WaveOffDoubt c => DoubtRules.WaveOff(now, c),
            MakePromise c => PromiseRules.Make(now, c),
            ConfirmPromise c => PromiseRules.Confirm(now, c),
            ChangePromise c => PromiseRules.Change(now, c),
            WithdrawPromise c => PromiseRules.Withdraw(now, c),
            ConfirmPromiseKept c => PromiseRules.ConfirmKept(now, c),
            DismissFinding c => FindingRules.Dismiss(now, c),
            ReopenFinding c => FindingRules.Reopen(now, c),
            SetPointer c => PointerRules.Set(now, c),
            MakeCrossReference c => CitationRules.MakeCrossReference(now, c),
            UndoLast => UndoRules.Undo(now),
            _ => throw new InvalidOperationException($"{command.GetType().Name} is not known to the rules."),
        };
    }

    /// <summary>Takes a reading in as a new consultation: its first event, and every passage at version 0. Dispositions and promises are proposed from what the responses say.</summary>
    public static Decision.Accepted TakeIn(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var received = new ConsultationReceived(
            reading.Id,
            reading.Title,
            reading.SourceFile,
            [.. reading.Sections.Select(s => new SectionReceived(s.Id, s.Kind, s.Scheme, s.ConsultationNumber, [.. s.Clauses.Select(c => new ClauseReceived(c.Id, c.ConsultationNumber))]))],
            [.. reading.Comments.OrderBy(c => c.Place).Select(c => new CommentReceived(c.Id, c.Source.Line, c.Consultee, c.Body, c.About))],
            [.. reading.Responses.Select(r => new ResponseReceived(r.Id, r.Comments, r.Disposition ?? ProposedDispositions.Of(r.Text.ToText())))],
            reading.Doubts)
        {
            Pointers = ProposedPointers.Of(reading),
            Promises = ProposedPromises.Of(reading) is { IsEmpty: false } promises ? promises : null,
        };
        return new(received,
        [
            .. reading.Sections.SelectMany(s => new PassageStep[]
            {
                new PassageStep.Create(s.Id.Heading, PassageKind.Heading, s.Heading, null),
                new PassageStep.Create(s.Id.LeadIn, PassageKind.LeadIn, s.LeadIn, null),
            }.Concat(s.Clauses.Select(c => new PassageStep.Create(c.Id.Passage, PassageKind.Clause, c.Draft, null)))),
            .. reading.Responses.Select(r => new PassageStep.Create(r.Id.Passage, PassageKind.Response, r.Text, null)),
        ]);
    }
}
