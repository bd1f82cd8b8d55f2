using FluentAssertions;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Collaboration.Tests;

/// <summary>A decision that would cut somebody off in the middle of a word waits for their pause; for how long, and what ends it.</summary>
public sealed class WaitingForAPauseTests
{
    private static readonly ClauseId Clause = SmallTable.First;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Whoever_has_typed_within_two_seconds_would_be_cut_off_by_what_closes_or_takes_words_away_and_by_nothing_else()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var ann = await TypingAsync(meeting, Clause.Passage, "Ann");
        var version = meeting.Room(Clause.Passage).State.Version;
        Command[] cutting =
        [
            new AgreeClause(Clause, version),
            new AgreeClause(Clause, version - 1),
            new DeleteClause(Clause, version),
            new SplitClause(Clause, 7, version),
            new RestoreWording(Clause.Passage, 0, Wording.Empty),
        ];
        cutting.Should().AllSatisfy(c => Cut(meeting, c).Should().Equal([ann.Member], $"{c}"));
        Command[] harmless =
        [
            new DiscussClause(Clause),
            new AgreeClause(SmallTable.Second, 0),
            new KeepRevision(Clause.Passage, version, "As it is", []),
            new ReopenClause(Clause, "It is open"),
        ];
        harmless.Should().AllSatisfy(c => Cut(meeting, c).Should().BeEmpty($"{c}"));

        meeting.Time.Advance(Second);
        Cut(meeting, cutting[0]).Should().NotBeEmpty();
        meeting.Time.Advance(Second);
        Cut(meeting, cutting[0]).Should().BeEmpty("two seconds without a key are a pause");
    }

    [Fact]
    public async Task Grouping_cuts_off_who_types_in_the_response_that_is_closed_not_who_types_in_the_one_that_stays()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var ann = await TypingAsync(meeting, SmallTable.SecondResponse.Passage, "Ann");
        await TypingAsync(meeting, SmallTable.FirstResponse.Passage, "Bob");
        var group = new GroupComments(
            [new(SmallTable.Comment(1), SmallTable.FirstResponse), new(SmallTable.Comment(2), SmallTable.SecondResponse)],
            SmallTable.FirstResponse
        );

        Cut(meeting, group).Should().Equal(ann.Member);
    }

    [Fact]
    public async Task A_composition_that_cannot_be_sent_yet_is_typing_and_nobody_elses_client_can_say_so()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var ann = meeting.Client(meeting.Member("Ann"), Clause.Passage);
        var room = meeting.Room(Clause.Passage);
        room.NoteTyping(meeting.Facilitator.Id, ann.Editor.Client);
        room.WhoIsTyping.Should().BeEmpty();

        room.NoteTyping(ann.Member, ann.Editor.Client);

        room.WhoIsTyping.Should().Equal(new Typist(Clause.Passage, ann.Member, ann.Editor.Client));
    }

    [Fact]
    public async Task The_waiting_ends_at_the_first_pause_and_names_whoever_joins_in_meanwhile()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var ann = await TypingAsync(meeting, Clause.Passage, "Ann");
        using var wait = Wait(meeting);
        wait.Members.Should().Equal(ann.Member);
        wait.SecondsLeft.Should().Be(10);
        meeting.Time.Advance(Second);
        var bob = await TypingAsync(meeting, Clause.Passage, "Bob");
        meeting.Time.Advance(DecisionWait.LooksEvery);
        wait.Members.Should().BeEquivalentTo([ann.Member, bob.Member]);
        wait.Ended.IsCompleted.Should().BeFalse();

        meeting.Time.Advance(2 * Second);

        (await wait.Ended).Should().Be(WaitEnd.Paused);
    }

    [Fact]
    public async Task After_ten_seconds_without_a_pause_whoever_asked_chooses_and_is_not_overtaken_by_a_pause()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var ann = await TypingAsync(meeting, Clause.Passage, "Ann");
        using var wait = Wait(meeting);
        await TypeOnAsync(meeting, ann, seconds: 10);
        wait.IsOver.Should().BeTrue();
        meeting.Time.Advance(5 * Second);
        wait.Ended.IsCompleted.Should().BeFalse();

        await ann.Type("x").SyncAsync();
        wait.WaitAgain();
        wait.IsOver.Should().BeFalse();
        wait.SecondsLeft.Should().Be(10);
        meeting.Time.Advance(2 * Second + DecisionWait.LooksEvery);
        (await wait.Ended).Should().Be(WaitEnd.Paused);
    }

    [Theory]
    [InlineData(WaitEnd.Now)]
    [InlineData(WaitEnd.Cancelled)]
    public async Task Whoever_asked_can_end_the_waiting_at_any_time(WaitEnd end)
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        await TypingAsync(meeting, Clause.Passage, "Ann");
        using var wait = Wait(meeting);

        wait.End(end);

        (await wait.Ended).Should().Be(end);
        meeting.Time.Advance(5 * Second);
        (await wait.Ended).Should().Be(end);
    }

    [Fact]
    public async Task While_a_passage_is_held_changes_wait_and_what_is_then_agreed_is_what_stood_still()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var room = meeting.Room(Clause.Passage);
        var ann = meeting.Member("Ann").Id;
        var client = room.Open(ann, null, null).Opened!.Client;
        Task<Submitted> late;
        using (meeting.Consultation.Hold(new AgreeClause(Clause, 0)))
        {
            late = room.SubmitAsync(ann, new(0, client, 1, new DeltaBuilder().Insert("Late. ").ToDelta()));
            late.IsCompleted.Should().BeFalse();
            (await meeting.AskAsync(new AgreeClause(Clause, 0), meeting.Facilitator)).Should().BeOfType<Outcome.Done>();
        }

        var refusal = (await late).Should().BeOfType<Submitted.Refused>().Which.Refusal;
        refusal.Code.Should().Be(Refusal.Agreed);
        refusal.Message.Should().StartWith("Fay agreed this clause while you were typing.");
        room.State.Wording.Should().Be(Wording.OfText("Consult early."));
        room.ClosedFor.Should().Be(refusal);
    }

    [Fact]
    public async Task A_hold_that_nobody_ends_ends_by_itself_and_what_waited_is_stored_in_its_order()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var room = meeting.Room(Clause.Passage);
        var ann = meeting.Member("Ann").Id;
        var client = room.Open(ann, null, null).Opened!.Client;
        _ = meeting.Consultation.Hold(new AgreeClause(Clause, 0));
        var first = room.SubmitAsync(ann, new(0, client, 1, new DeltaBuilder().Insert("One. ").ToDelta()));
        var again = room.SubmitAsync(ann, new(0, client, 1, new DeltaBuilder().Insert("One. ").ToDelta()));
        var second = room.SubmitAsync(ann, new(0, client, 2, new DeltaBuilder().Insert("Two. ").ToDelta()));

        meeting.Time.Advance(3 * Second);

        (await first).Should().Be(new Submitted.Stored(1));
        (await again).Should().Be(new Submitted.Stored(1));
        (await second).Should().Be(new Submitted.Stored(2));
    }

    private static IEnumerable<MemberId> Cut(FakeMeeting meeting, Command command) =>
        meeting.Consultation.WhoIsCutOff(command, meeting.Facilitator.Id).Select(t => t.Member);

    private static DecisionWait Wait(FakeMeeting meeting) =>
        new(
            () =>
                meeting.Consultation.WhoIsCutOff(
                    new AgreeClause(Clause, meeting.Room(Clause.Passage).State.Version),
                    meeting.Facilitator.Id
                ),
            meeting.Time,
            () => { }
        );

    private static async Task<FakeClient> TypingAsync(FakeMeeting meeting, PassageId passage, string name)
    {
        var client = meeting.Client(meeting.Member(name), passage);
        await client.Type(" And more.").SyncAsync();
        return client;
    }

    private static async Task TypeOnAsync(FakeMeeting meeting, FakeClient client, int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            meeting.Time.Advance(Second);
            await client.Type("x").SyncAsync();
        }

        meeting.Time.Advance(DecisionWait.LooksEvery);
    }
}
