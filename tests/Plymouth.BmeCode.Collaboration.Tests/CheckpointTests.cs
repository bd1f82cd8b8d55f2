using FluentAssertions;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Collaboration.Tests;

public sealed class CheckpointTests
{
    private const int Letters = 45;
    private static readonly PassageId Passage = SmallTable.Third.Passage;
    private static readonly RoomOptions Small = new()
    {
        Burst = 1_000_000,
        CheckpointEvery = 10,
        LongestTail = 12,
    };

    [Fact]
    public async Task A_start_from_a_checkpoint_gives_the_same_passage_with_its_whole_history()
    {
        await using var meeting = await FakeMeeting.OpenAsync(Small);
        var (ann, _) = await TypedAsync(meeting);
        var (before, first) = (meeting.Room(Passage).State, meeting.Room(Passage).At(1));
        var changes = meeting.Room(Passage).ChangesSince(0);

        await meeting.RestartAsync();
        var room = meeting.Room(Passage);

        meeting.Journal.ReadToOpen(0).Checkpoints.Should().ContainSingle().Which.Version.Should().Be(40);
        room.State.Should().BeEquivalentTo(before);
        room.At(1).Should().Be(first);
        room.ChangesSince(0).Should().BeEquivalentTo(changes, o => o.ComparingByValue<Delta>());
        room.ChangesSince(41).Select(c => c.Version).Should().Equal(42, 43, 44, 45);
        room.Open(ann.Id, null, null).Opened!.Wording.Should().Be(before.Wording);
    }

    [Fact]
    public async Task A_lost_or_altered_checkpoint_costs_time_only()
    {
        await using var meeting = await FakeMeeting.OpenAsync(Small);
        await TypedAsync(meeting);
        var before = meeting.Room(Passage).State;
        meeting.Journal.Keep(new(Passage.Stream, 41, 0, "{\"kind\":\"clause\"}"));

        await meeting.RestartAsync();

        meeting.Room(Passage).State.Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task A_checkpoint_with_right_hashes_and_wrong_words_is_named_and_can_be_dropped()
    {
        await using var meeting = await FakeMeeting.OpenAsync(Small);
        await TypedAsync(meeting);
        var (journal, journals) = (meeting.Journal, meeting.Folder.Journals);
        var before = meeting.Room(Passage).State;
        var right = PassageStateJson.Read(Passage, 40, journal.ReadToOpen(0).Checkpoints[0].Body)!;
        journals.Verify().Faults.Should().BeEmpty();

        journal.Keep(new(Passage.Stream, 40, 0, PassageStateJson.Write(right with { Wording = Wording.OfText("Consult nobody.") })));
        SpinWait.SpinUntil(() => journals.Verify().Faults.Count > 0, TimeSpan.FromSeconds(30)).Should().BeTrue("its words are wrong");

        journals
            .Verify()
            .Faults.Should()
            .ContainSingle()
            .Which.Should()
            .StartWith($"Stream {Passage.Stream}, checkpoint at version 40: ")
            .And.Contain("--drop-checkpoints");
        journals.DropCheckpoints().Should().Be(1);
        journals.Verify().Faults.Should().BeEmpty();
        await meeting.RestartAsync();
        meeting.Room(Passage).State.Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task A_client_that_is_far_behind_gets_the_whole_wording_and_cannot_change_so_old_a_version()
    {
        await using var meeting = await FakeMeeting.OpenAsync(Small);
        var (ann, client) = await TypedAsync(meeting);
        var room = meeting.Room(Passage);

        room.Open(ann.Id, client, Letters - 12).Opened!.Changes.Should().HaveCount(12);
        var far = room.Open(ann.Id, client, Letters - 13).Opened!;
        var refused = await room.SubmitAsync(ann.Id, new(Letters - 13, client, Letters + 1, new DeltaBuilder().Insert("x").ToDelta()));

        (far.Changes, far.Wording).Should().Be((null, room.State.Wording));
        refused.Should().BeOfType<Submitted.Refused>().Which.Refusal.Code.Should().Be(Refusal.Stale);
        (await room.SubmitAsync(ann.Id, new(Letters, client, Letters + 1, new DeltaBuilder().Insert("x").ToDelta())))
            .Should()
            .Be(new Submitted.Stored(Letters + 1));
    }

    [Fact]
    public async Task After_a_restart_an_old_change_sent_again_is_not_stored_again_and_an_old_client_id_is_still_its_owners()
    {
        await using var meeting = await FakeMeeting.OpenAsync(Small);
        var (ann, client) = await TypedAsync(meeting);
        var ben = meeting.Member("Ben");
        await meeting.RestartAsync();
        var room = meeting.Room(Passage);

        room.Open(ben.Id, client, null).Refusal!.Code.Should().Be(Refusal.NotAllowed);
        room.Open(ann.Id, client, null).Opened.Should().NotBeNull();
        var again = await room.SubmitAsync(ann.Id, new(Letters, client, 3, new DeltaBuilder().Insert("a").ToDelta()));
        var next = await room.SubmitAsync(ann.Id, new(Letters, client, Letters + 1, new DeltaBuilder().Insert("b").ToDelta()));

        again.Should().BeOfType<Submitted.Refused>();
        next.Should().Be(new Submitted.Stored(Letters + 1));
    }

    [Fact]
    public async Task Of_a_long_passage_a_checkpoint_is_kept_only_after_as_many_versions_as_writing_it_down_is_worth()
    {
        await using var meeting = await FakeMeeting.OpenAsync(Small);
        var ann = meeting.Member("Ann");
        var room = meeting.Room(Passage);
        var client = room.Open(ann.Id, null, null).Opened!.Client;
        for (var i = 0; i < 210; i++)
        {
            await room.SubmitAsync(
                ann.Id,
                new(i, client, i + 1, new DeltaBuilder().Insert(i == 0 ? new string('a', 4_000) : "a").ToDelta())
            );
        }

        SpinWait
            .SpinUntil(() => meeting.Journal.ReadToOpen(0).Checkpoints.Count > 0, TimeSpan.FromSeconds(30))
            .Should()
            .BeTrue("one is kept in the end");

        meeting
            .Journal.ReadToOpen(0).Checkpoints
            .Should()
            .ContainSingle()
            .Which.Version.Should()
            .BeInRange(200, 210, "4,000 units are worth 200 versions");
    }

    /// <summary>Ann types letter by letter; ends once the last checkpoint is kept.</summary>
    private static async Task<(Person Ann, string Client)> TypedAsync(FakeMeeting meeting)
    {
        var ann = meeting.Member("Ann");
        var room = meeting.Room(Passage);
        var client = room.Open(ann.Id, null, null).Opened!.Client;
        for (var i = 0; i < Letters; i++)
        {
            (await room.SubmitAsync(ann.Id, new(i, client, i + 1, new DeltaBuilder().Insert("a").ToDelta())))
                .Should()
                .Be(new Submitted.Stored(i + 1));
        }

        SpinWait
            .SpinUntil(() => meeting.Journal.ReadToOpen(0).Checkpoints.Any(c => c.Version == 40), TimeSpan.FromSeconds(30))
            .Should()
            .BeTrue("a checkpoint is kept every ten versions");
        return (ann, client);
    }
}
