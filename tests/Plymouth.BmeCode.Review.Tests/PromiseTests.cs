using System.Collections.Immutable;
using FluentAssertions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;
using static Plymouth.BmeCode.Review.Tests.Meetings;

namespace Plymouth.BmeCode.Review.Tests;

/// <summary>Promises are computed over the table: kept the moment they are, open again the moment they are not.</summary>
public sealed class PromiseTests
{
    private readonly PaperMeeting _meeting = Small();

    [Fact]
    public void A_promise_is_kept_while_its_words_stand_and_open_again_when_they_go()
    {
        var promise = Make(PromiseKind.Amend, [C3], ["Raise awareness …"]);
        State(promise).Should().Be(PromiseState.Open);

        _meeting.Type(C3.Passage, " Do more.");
        State(promise).Should().Be(PromiseState.Drafted);
        _meeting.Change(C3.Passage, new DeltaBuilder().Retain(13).Insert("“RAISE\nawareness” ").ToDelta());
        State(promise).Should().Be(PromiseState.Kept);
        Standing(promise)
            .KeptBy.Should()
            .ContainSingle()
            .Which.Should()
            .Be(
                new KeepingWords(C3, "Build trust. “", "RAISE awareness", "” Do more."),
                "line ends are spaces to whoever reads the excerpt"
            );

        Say(C3, "Build trust.");
        State(promise).Should().Be(PromiseState.Open);
    }

    [Theory]
    [InlineData("trust", "Build trust.", PromiseState.Open)]
    [InlineData("trust", "Build trust and more trust.", PromiseState.Kept)]
    [InlineData("build", "Rebuild trust.", PromiseState.Drafted)]
    [InlineData("rebuilding", "Rebuild trust.", PromiseState.Drafted)]
    [InlineData("the code's aims", "Build trust, the Code’s  aims.", PromiseState.Kept)]
    [InlineData("evidence-based need", "Build trust, evidence – based need.", PromiseState.Kept)]
    public void Words_of_the_draft_and_parts_of_words_do_not_count(string wanted, string wording, PromiseState state)
    {
        var promise = Make(PromiseKind.Amend, [C3], [wanted]);
        Say(C3, wording);
        State(promise).Should().Be(state);
    }

    [Fact]
    public void Every_word_must_stand_in_every_clause()
    {
        var promise = Make(PromiseKind.Amend, [C3, C4], ["across the city", "accessible"]);
        Say(C3, "Build trust across the city, accessible to all.");
        State(promise).Should().Be(PromiseState.Drafted);
        Standing(promise).Lacking.Should().Equal(C4);
        _meeting.Now.HalfDone(Standing(promise)).Should().Be("Done in 2.1, not yet in 2.2 (was 2.1).");
        Say(C4, "Accessible premises across the city.");
        State(promise).Should().Be(PromiseState.Kept);
        Standing(promise).Lacking.Should().BeEmpty();
        _meeting.Now.HalfDone(Standing(promise)).Should().BeNull();
    }

    [Fact]
    public void Formatting_alone_is_no_draft()
    {
        var promise = Make(PromiseKind.Amend, [C3], []);
        _meeting.Change(C3.Passage, new DeltaBuilder().Retain(5, Attributes.Of(("bold", AttributeValue.True))).ToDelta());
        State(promise).Should().Be(PromiseState.Open);
    }

    [Fact]
    public void Without_words_a_member_confirms_the_revision_and_what_it_put_in_must_stay()
    {
        var promise = Make(PromiseKind.Amend, [C3], []);
        _meeting.Refused(new ConfirmPromiseKept(promise, C3, 0)).Message.Should().Contain("still that of the consultation draft");
        Say(C3, "Build trust every year.");
        State(promise).Should().Be(PromiseState.Drafted);
        _meeting.Refused(new ConfirmPromiseKept(promise, C3, 0)).Code.Should().Be(Refusal.Stale);
        _meeting.Refused(new ConfirmPromiseKept(promise, C4, 0)).Code.Should().Be(Refusal.Invalid);

        _meeting.Do(new ConfirmPromiseKept(promise, C3, _meeting.Version(C3)));
        State(promise).Should().Be(PromiseState.Kept);
        Standing(promise).KeptBy.Should().ContainSingle().Which.Words.Should().Be("every year");

        Say(C3, "Build much trust every year.");
        State(promise).Should().Be(PromiseState.Kept, "the words that kept it stand");
        Say(C3, "Build much trust.");
        State(promise).Should().Be(PromiseState.Drafted);
        Say(C3, "Build trust every year.");
        State(promise).Should().Be(PromiseState.Kept);
        _meeting.Do(new UndoLast());
        State(promise).Should().Be(PromiseState.Drafted);
    }

    [Fact]
    public void A_clause_that_only_lost_words_keeps_a_promise_until_they_are_back()
    {
        var promise = Make(PromiseKind.Amend, [C4], []);
        Say(C4, "Share premises.");
        _meeting.Do(new ConfirmPromiseKept(promise, C4, _meeting.Version(C4)));
        State(promise).Should().Be(PromiseState.Kept);
        Say(C4, "Share premises 🏠 and time.");
        State(promise).Should().Be(PromiseState.Open);
    }

    [Fact]
    public void A_deletion_is_kept_while_the_clause_is_gone()
    {
        var promise = Make(PromiseKind.Delete, [C3], []);
        _meeting.Now.Words(_meeting.Now.Promise(promise)).Should().Be("delete 2.1");
        _meeting.Do(new DeleteClause(C3, 0));
        State(promise).Should().Be(PromiseState.Kept);
        _meeting.Now.Words(_meeting.Now.Promise(promise)).Should().Be("delete 2.1", "that it is deleted is what keeps it");
        _meeting.Do(new UndoLast());
        State(promise).Should().Be(PromiseState.Open);
    }

    [Fact]
    public void An_amendment_is_not_kept_by_deleting_the_clause()
    {
        var promise = Make(PromiseKind.Amend, [C3], ["raise"]);
        Say(C3, "Raise trust.");
        _meeting.Do(new DeleteClause(C3, _meeting.Version(C3)));
        State(promise).Should().Be(PromiseState.Drafted);
    }

    [Fact]
    public void A_term_is_defined_by_any_clause_that_says_what_it_means_or_by_confirmation()
    {
        var promise = Make(PromiseKind.Define, [], ["BME"]);
        Say(C4, "‘BME’ means what it means.");
        State(promise).Should().Be(PromiseState.Kept);
        Say(C4, "BME is meant.");
        State(promise).Should().Be(PromiseState.Open);
        _meeting.Do(new ConfirmPromiseKept(promise, C4, _meeting.Version(C4)));
        State(promise).Should().Be(PromiseState.Kept);
    }

    [Fact]
    public void Text_without_a_home_may_come_to_stand_in_any_clause_and_a_clause_is_suggested()
    {
        var promise = Make(PromiseKind.Add, [], ["have received training"]);
        _meeting.Now.Suggested(_meeting.Now.Promise(promise)).Should().Be(C2);
        var added = ((ClauseAdded)_meeting.Do(new AddClause(Joint, 9))).Clause;
        _meeting.Type(added.Passage, "Those who assess have received training.");
        State(promise).Should().Be(PromiseState.Kept);
    }

    [Fact]
    public void Words_are_followed_when_the_clause_is_split_and_joined()
    {
        var promise = Make(PromiseKind.Amend, [C4], ["every day"]);
        Say(C4, "Share premises. Share time every day.");
        _meeting.Do(new SplitClause(C4, 16, _meeting.Version(C4)));
        State(promise).Should().Be(PromiseState.Kept);
        _meeting.Do(new JoinWithNext(C3));
        State(promise).Should().Be(PromiseState.Kept);
    }

    [Fact]
    public void A_merged_response_takes_its_promises_with_it_and_back_again()
    {
        var promise = Make(PromiseKind.Amend, [C3], ["raise"]);
        _meeting.Do(_meeting.Group(R1, K2, K4));
        _meeting.Now.PromisesOf(R1).Select(p => p.Id).Should().Contain(promise);
        _meeting.Now.Source(_meeting.Now.Promise(promise)).Should().Be("the response to 1.1, comments 2 and 3; 1.2, comment 1");
        _meeting.Do(new UndoLast());
        _meeting.Now.PromisesOf(R2).Select(p => p.Id).Should().Contain(promise);
        _meeting.Now.PromisesOf(R1).Select(p => p.Id).Should().NotContain(promise);
    }

    [Fact]
    public void A_proposal_is_confirmed_changed_and_withdrawn_only_with_a_reason()
    {
        var promise = _meeting.Now.Promises[0];
        promise.Proposed.Should().BeTrue();
        _meeting.Do(new ConfirmPromise(promise.Id));
        _meeting.Now.Promise(promise.Id).Proposed.Should().BeFalse();
        _meeting.Ask(new ConfirmPromise(promise.Id)).Should().BeOfType<Decision.AlreadySo>();
        _meeting.Refused(new ChangePromise(promise.Id, promise.Terms, PromiseKind.Amend, [C3], [])).Code.Should().Be(Refusal.Stale);
        _meeting.Do(new ChangePromise(promise.Id, _meeting.Now.Promise(promise.Id).Terms, PromiseKind.Amend, [C3], [" trust ", ""]));
        _meeting.Now.Promise(promise.Id).Words.Should().Equal("trust");
        _meeting.Refused(new WithdrawPromise(promise.Id, " ")).Code.Should().Be(Refusal.Invalid);
        _meeting.Do(new WithdrawPromise(promise.Id, "Not wanted"));
        State(promise.Id).Should().Be(PromiseState.Withdrawn);
        _meeting.Refused(new ConfirmPromiseKept(promise.Id, C3, 0)).Code.Should().Be(Refusal.Stale);
        _meeting.Do(new UndoLast());
        State(promise.Id).Should().Be(PromiseState.Open);
    }

    [Fact]
    public void A_promise_by_hand_names_what_it_is_about()
    {
        _meeting.Refused(new MakePromise(R1, PromiseKind.Amend, [], [])).Message.Should().Contain("Say which clause");
        _meeting.Refused(new MakePromise(R1, PromiseKind.Amend, [new("nowhere")], [])).Code.Should().Be(Refusal.NotFound);
        _meeting.Refused(new MakePromise(R1, PromiseKind.Amend, [C3], [" – "])).Code.Should().Be(Refusal.Invalid);
        _meeting.Refused(new MakePromise(R1, PromiseKind.Amend, [C3], [new string('x', 501)])).Code.Should().Be(Refusal.Invalid);
        Make(PromiseKind.Amend, [C3], ["one"]);
        _meeting.Ask(new MakePromise(R2, PromiseKind.Amend, [C3], ["one"])).Should().BeOfType<Decision.AlreadySo>();
        _meeting.Table.Progress.OpenPromises.Should().Be(3);
    }

    private PromiseId Make(PromiseKind kind, ImmutableList<ClauseId> clauses, ImmutableList<string> words) =>
        ((PromiseMade)_meeting.Do(new MakePromise(R2, kind, clauses, words))).Promise;

    private PromiseStanding Standing(PromiseId promise) => _meeting.Table.Promises.Single(p => p.Promise.Id == promise);

    private PromiseState State(PromiseId promise) => Standing(promise).State;

    private void Say(ClauseId clause, string words) =>
        _meeting.Change(clause.Passage, Difference.Between(_meeting.Table.Wording(clause.Passage), Wording.OfText(words)));
}
