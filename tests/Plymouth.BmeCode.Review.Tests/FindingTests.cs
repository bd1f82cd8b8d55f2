using System.Collections.Immutable;
using FluentAssertions;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Testing;
using Xunit;
using static Plymouth.BmeCode.Review.Tests.Meetings;

namespace Plymouth.BmeCode.Review.Tests;

/// <summary>What is the same for findings of every kind: their ids, how they are settled, who sees them.</summary>
public sealed class FindingTests
{
    private readonly PaperMeeting _meeting = Small();

    [Fact]
    public void A_finding_is_put_aside_with_a_reason_and_taken_up_again()
    {
        var finding = Unanswered(K1);
        _meeting.Refused(finding.Dismissal("  ")).Code.Should().Be(Refusal.Invalid);

        _meeting.Do(finding.Dismissal(" Said in the meeting. "));
        Open(K1).Should().BeEmpty();
        _meeting.Table.Findings.Settled.Should().ContainSingle().Which.Settled!.Reason.Should().Be("Said in the meeting.");
        _meeting.Ask(finding.Dismissal("Again")).Should().BeOfType<Decision.AlreadySo>();

        _meeting.Do(new ReopenFinding(finding.Id));
        Open(K1).Should().ContainSingle();
        _meeting.Ask(new ReopenFinding(finding.Id)).Should().BeOfType<Decision.AlreadySo>();
    }

    [Fact]
    public void Undo_takes_a_reason_back_and_gives_it_again_in_its_authors_name()
    {
        var finding = Unanswered(K1);
        _meeting.Do(finding.Dismissal("Because"), "m1");
        _meeting.Do(new UndoLast(), "m1");
        Open(K1).Should().ContainSingle();

        _meeting.Do(finding.Dismissal("Because"), "m1");
        _meeting.Do(new ReopenFinding(finding.Id), "m2");
        _meeting.Do(new UndoLast(), "m2");
        _meeting.Table.Findings.Settled.Should().ContainSingle().Which.Settled!.By.Should().Be(new MemberId("m1"));
    }

    [Fact]
    public void A_reason_holds_only_while_the_finding_rests_on_the_same()
    {
        var promise = ((PromiseMade)_meeting.Do(new MakePromise(R1, PromiseKind.Amend, [C3], ["awareness"]))).Promise;
        var about = new PromiseSubject(promise);
        _meeting.Do(_meeting.Table.Findings.About(about).Single().Finding.Dismissal("Next year"));
        _meeting.Type(C3.Passage, " More.");
        _meeting.Table.Findings.About(about).Should().BeEmpty("what is promised is the same");

        _meeting.Do(new ChangePromise(promise, _meeting.Now.Promise(promise).Terms, PromiseKind.Amend, [C3], ["raise awareness"]));
        _meeting.Table.Findings.About(about).Should().ContainSingle("another thing is promised now");
    }

    [Fact]
    public void A_finding_about_something_internal_is_internal()
    {
        _meeting.Do(new MarkCommentInternal(K1, true));
        _meeting.Table.Findings.About(new CommentSubject(K1)).Should().OnlyContain(f => f.Internal);
        var promise = ((PromiseMade)_meeting.Do(new MakePromise(R1, PromiseKind.Amend, [C3], []))).Promise;
        _meeting.Table.Findings.About(new PromiseSubject(promise)).Should().OnlyContain(f => !f.Internal);
        _meeting.Do(new MarkResponseInternal(R1, true));
        _meeting.Table.Findings.About(new PromiseSubject(promise)).Should().OnlyContain(f => f.Internal);
    }

    [Fact]
    public void What_stands_at_a_clause_is_found_about_it_its_comments_and_its_promises()
    {
        _meeting.Do(new MakePromise(R1, PromiseKind.Amend, [C3], []));
        _meeting
            .Table.Findings.At(new AboutClause(C3))
            .Select(f => f.Finding.Kind)
            .Should()
            .Equal(FindingKind.NumberUsedTwice, FindingKind.UnansweredComment, FindingKind.OpenPromise);
        _meeting
            .Table.Findings.At(new AboutClause(C1))
            .Select(f => f.Finding.Kind)
            .Should()
            .Equal(FindingKind.UnansweredComment, FindingKind.OpenPromise);
        _meeting
            .Table.Findings.At(new AboutSection(General))
            .Select(f => f.Finding.Id.Value)
            .Should()
            .Equal("unansweredComment:k7", "openPromise:r3-p1,r3");
    }

    [Fact]
    public void Findings_of_one_table_are_worked_out_once_and_equal_those_of_the_same_table_again()
    {
        _meeting.Table.Findings.Should().BeSameAs(_meeting.Table.Findings);
        var again = _meeting.Table with { };
        again.Findings.Should().NotBeSameAs(_meeting.Table.Findings);
        again.Findings.Should().Be(_meeting.Table.Findings);
        again.Findings.Open.Select(f => f.Finding.Id).Should().OnlyHaveUniqueItems();
    }

    private Finding Unanswered(CommentId comment) => Open(comment).Single().Finding;

    private ImmutableList<FindingStanding> Open(CommentId comment) => _meeting.Table.Findings.About(new CommentSubject(comment));
}
