using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review;

public sealed partial record Consultation
{
    private Consultation AfterAgreement(Event happened, Decided decided) => happened switch
    {
        ClauseAgreed e => Agree(e.Clause, new Agreement(e.Version, decided.Member, decided.At))
            .Name(e.Clause.Passage, RevisionKind.Agreed, e.Version, decided, null, []),
        ClauseReopened e => With(Clauses[e.Clause] with { Status = ClauseStatus.Open, Agreement = null }),
        AgreementRestored e => Agree(e.Clause, new Agreement(e.Version, e.By, e.At)),
        RevisionKept e => Name(e.Passage, RevisionKind.Kept, e.Version, decided, e.Reason, e.Responses),
        RevisionWithdrawn e => this with { Revisions = Revisions.RemoveAll(r => r.Passage == e.Passage && r.Number == e.Number) },
        WordingRestored e => Name(e.Passage, RevisionKind.Restored, e.Version, decided, null, []),
        _ => this,
    };

    private Consultation AfterDoubt(Event happened) => happened switch
    {
        DoubtAccepted e => AfterAccepting(e),
        DoubtWavedOff e => With(Doubt(e.Doubt) with { State = DoubtState.WavedOff }),
        DoubtReopened e => With(Doubt(e.Doubt) with { State = DoubtState.Open }).Give(e.Comments, null).Close(e.Closed is { } closed ? [closed] : []).WithDraftLines(Doubt(e.Doubt).Guess),
        _ => this,
    };

    /// <summary>The doubt; throws for one that is not of this consultation.</summary>
    public Doubt Doubt(DoubtId id) => Doubts.Find(d => d.Id == id) ?? throw new KeyNotFoundException($"Doubt {id} is not of consultation {Id}.");

    private Consultation AfterAccepting(DoubtAccepted accepted)
    {
        var doubt = Doubt(accepted.Doubt);
        var now = With(doubt with { State = DoubtState.Accepted });
        return doubt.Guess switch
        {
            GuessAnswerAbove guess => now.Give(accepted.Comments, guess.Response),
            GuessAnswerInComment when accepted.Created is { } created => now.Begin(new Response(created, [], null)).Give(accepted.Comments, created),
            _ => now.WithDraftLines(doubt.Guess),
        };
    }

    /// <summary>The draft's lines as the last accepted doubt about them has it.</summary>
    private Consultation WithDraftLines(Guess? guess) => guess is GuessSplitLines { Clause: var clause }
        ? With(Clauses[clause] with { DraftLines = Doubts.FindAll(d => d.State == DoubtState.Accepted).Select(d => d.Guess).OfType<GuessSplitLines>().LastOrDefault(g => g.Clause == clause)?.Draft })
        : this;

    private Consultation With(Doubt doubt) => this with { Doubts = Doubts.SetItem(Doubts.FindIndex(d => d.Id == doubt.Id), doubt) };

    private Consultation Agree(ClauseId clause, Agreement agreement) => With(Clauses[clause] with { Status = ClauseStatus.Agreed, Agreement = agreement });

    private Consultation Name(PassageId passage, RevisionKind kind, int version, Decided decided, string? reason, ImmutableList<ResponseId> responses) =>
        this with { Revisions = Revisions.Add(new Revision(passage, (RevisionsOf(passage).LastOrDefault()?.Number ?? 0) + 1, kind, version, decided.Member, decided.At, reason, responses)) };
}
