using FluentAssertions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;
using static Plymouth.BmeCode.Review.Tests.Meetings;

namespace Plymouth.BmeCode.Review.Tests;

public sealed class AgreementTests
{
    private readonly PaperMeeting _meeting = Small();

    [Fact]
    public void A_clause_is_agreed_at_exactly_the_wording_on_the_screen()
    {
        _meeting.Type(C1.Passage, " Now.");
        _meeting.Do(new AgreeClause(C1, 1));
        var clause = _meeting.Now.Clauses[C1];
        clause.Status.Should().Be(ClauseStatus.Agreed);
        clause.Agreement!.Version.Should().Be(1);
        clause.Agreement.By.Should().Be(new MemberId("m1"));
        _meeting.Table.Passage(C1.Passage).Closed.Should().Be("agreed");
        _meeting.Table.Progress.Should().Be(new Progress(7, 4, 4, 1, 2));
    }

    [Fact]
    public void Agreeing_is_refused_when_the_wording_changed_meanwhile()
    {
        _meeting.Type(C4.Passage, "!");
        var refusal = _meeting.Refused(new AgreeClause(C4, 0));
        refusal.Code.Should().Be(Refusal.Stale);
        refusal.Message.Should().StartWith("The wording of 2.2 (was 2.1) changed while you were reading");
    }

    [Fact]
    public void A_clause_without_words_is_not_agreed()
    {
        var added = ((ClauseAdded)_meeting.Do(new AddClause(Joint, 0))).Clause;
        _meeting.Refused(new AgreeClause(added, 0)).Code.Should().Be(Refusal.Invalid);
    }

    [Fact]
    public void Agreeing_twice_is_so_already_unless_another_wording_was_agreed()
    {
        _meeting.Type(C1.Passage, "!");
        _meeting.Do(new AgreeClause(C1, 1));
        _meeting.Ask(new AgreeClause(C1, 1)).Should().BeOfType<Decision.AlreadySo>();
        _meeting.Refused(new AgreeClause(C1, 0)).Code.Should().Be(Refusal.Agreed);
    }

    [Fact]
    public void Reopening_needs_a_reason_and_unlocks_the_wording()
    {
        _meeting.Do(new AgreeClause(C1, 0));
        _meeting.Refused(new ReopenClause(C1, " ")).Code.Should().Be(Refusal.Invalid);
        _meeting.Do(new ReopenClause(C1, "The vote was not counted."));
        _meeting.Now.Clauses[C1].Should().Match<Clause>(c => c.Status == ClauseStatus.Open && c.Agreement == null);
        _meeting.Type(C1.Passage, " Again.");
        _meeting.Ask(new ReopenClause(C1, "x")).Should().BeOfType<Decision.AlreadySo>();
    }

    [Fact]
    public void Revisions_are_numbered_from_the_consultation_draft_on()
    {
        _meeting.Type(C1.Passage, "!");
        _meeting.Do(new KeepRevision(C1.Passage, 1, " As k2 asked ", [R1, R1]));
        _meeting.Do(new RestoreWording(C1.Passage, 0, _meeting.Table.Passage(C1.Passage).Draft));
        _meeting.Do(new AgreeClause(C1, 2));
        _meeting
            .Now.RevisionsOf(C1.Passage)
            .Select(r => (r.Number, r.Kind, r.Version))
            .Should()
            .Equal(
                (1, RevisionKind.ConsultationDraft, 0),
                (2, RevisionKind.Kept, 1),
                (3, RevisionKind.Restored, 2),
                (4, RevisionKind.Agreed, 2)
            );
        _meeting.Now.RevisionsOf(C1.Passage)[1].Should().Match<Revision>(r => r.Reason == "As k2 asked" && r.Responses.Count == 1);
    }

    [Fact]
    public void A_clause_added_since_has_no_consultation_draft()
    {
        var added = ((ClauseAdded)_meeting.Do(new AddClause(Joint, 0))).Clause;
        _meeting.Type(added.Passage, "New.");
        _meeting.Do(new AgreeClause(added, 1));
        _meeting.Now.RevisionsOf(added.Passage).Should().ContainSingle().Which.Number.Should().Be(1);
    }

    [Fact]
    public void A_revision_is_kept_of_the_wording_that_was_read_with_a_reason()
    {
        _meeting.Type(C1.Passage, "!");
        _meeting.Refused(new KeepRevision(C1.Passage, 0, "Why", [])).Code.Should().Be(Refusal.Stale);
        _meeting.Refused(new KeepRevision(C1.Passage, 1, "", [])).Code.Should().Be(Refusal.Invalid);
        _meeting.Refused(new KeepRevision(C1.Passage, 1, "Why", [new ResponseId("r99")])).Code.Should().Be(Refusal.NotFound);
        _meeting.Refused(new KeepRevision(new PassageId("c99"), 1, "Why", [])).Code.Should().Be(Refusal.NotFound);
    }

    [Fact]
    public void Restoring_says_again_what_was_said_as_one_change()
    {
        _meeting.Type(C1.Passage, " More.");
        var said = _meeting.Table.Wording(C1.Passage);
        _meeting.Change(C1.Passage, new DeltaBuilder().Insert("Not: ").ToDelta());
        _meeting.Do(new RestoreWording(C1.Passage, 1, said));
        _meeting.Table.Wording(C1.Passage).Should().Be(said);
        _meeting.Version(C1).Should().Be(3);
        _meeting.Ask(new RestoreWording(C1.Passage, 1, said)).Should().BeOfType<Decision.AlreadySo>();
    }

    [Fact]
    public void A_closed_passage_is_not_restored()
    {
        _meeting.Do(new AgreeClause(C1, 0));
        _meeting.Refused(new RestoreWording(C1.Passage, 0, Wording.OfText("x"))).Code.Should().Be(Refusal.Agreed);
        _meeting.Do(new DeleteClause(C2, 0));
        _meeting.Refused(new RestoreWording(C2.Passage, 0, Wording.OfText("x"))).Code.Should().Be(Refusal.Closed);
    }
}
