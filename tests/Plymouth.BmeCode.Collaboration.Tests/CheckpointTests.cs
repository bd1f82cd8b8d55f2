using FluentAssertions;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Collaboration.Tests;

public sealed class CheckpointTests
{
    private const int Letters = 48;
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

        Kept(meeting.Journal, Passage).Select(c => c.Version).Should().Equal(10, 20, 30, 40);
        room.State.Should().BeEquivalentTo(before);
        room.At(1).Should().Be(first);
        room.ChangesSince(0).Should().BeEquivalentTo(changes, o => o.ComparingByValue<Delta>());
        room.ChangesSince(44).Select(c => c.Version).Should().Equal(45, 46, 47, 48);
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
        var right = PassageStateJson.Read(Passage, 20, Kept(journal, Passage)[1].Body)!;
        journals.Verify().Faults.Should().BeEmpty();

        journal.Keep(new(Passage.Stream, 20, 0, PassageStateJson.Write(right with { Wording = Wording.OfText("Consult nobody.") })));
        SpinWait.SpinUntil(() => journals.Verify().Faults.Count > 0, TimeSpan.FromSeconds(30)).Should().BeTrue("its words are wrong");

        journals
            .Verify()
            .Faults.Should()
            .ContainSingle()
            .Which.Should()
            .StartWith($"Stream {Passage.Stream}, checkpoint at version 20: ")
            .And.Contain("--drop-checkpoints");
        journals.DropCheckpoints().Should().Be(4);
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
    public async Task All_checkpoints_together_weigh_about_half_of_what_was_written_at_the_most()
    {
        await using var meeting = await FakeMeeting.OpenAsync(Small);
        var random = new Random(3);
        var ann = meeting.Member("Ann");
        var room = meeting.Room(Passage);
        var client = room.Open(ann.Id, null, null).Opened!.Client;
        for (var i = 0; i < 600; i++)
        {
            var words = random.Next(20) == 0 ? new string('a', random.Next(400)) + "é\n" : "a";
            await room.SubmitAsync(ann.Id, new(i, client, i + 1, new DeltaBuilder().Insert(words).ToDelta()));
        }

        SpinWait
            .SpinUntil(() => Kept(meeting.Journal, Passage) is [.., _, { Version: > 100 }], TimeSpan.FromSeconds(30))
            .Should()
            .BeTrue("some are kept");
        await meeting.RestartAsync();

        var written = meeting.Journal.Read(Passage.Stream).Sum(e => e.Body!.Length);
        var kept = Kept(meeting.Journal, Passage);
        kept.Sum(c => c.Body.Length).Should().BeInRange(written / 10, written * 6 / 10);
        kept.Zip(kept.Skip(1)).Should().OnlyContain(c => c.Second.Version - c.First.Version >= Small.CheckpointEvery);
    }

    [Fact]
    public async Task To_open_a_consultation_reads_no_more_entries_where_clauses_got_other_numbers_meanwhile()
    {
        var read = new List<int>();
        foreach (var renumbered in new[] { false, true })
        {
            var journal = new HeldJournal();
            await using var meeting = await FakeMeeting.OpenAsync(Small, journal.Around);
            var (ann, client) = await TypedAsync(meeting);
            if (renumbered)
            {
                await meeting.AskAsync(new MoveClause(SmallTable.Second, SmallTable.Section, 0), meeting.Facilitator);
            }

            await TypeAsync(meeting, ann, client, Letters, 5 * Letters + 8);
            var kept = renumbered ? 25 : 24;
            SpinWait.SpinUntil(() => Kept(meeting.Journal, Passage).Count == kept, TimeSpan.FromSeconds(30)).Should().BeTrue();
            var stood = meeting.Room(Passage).State;
            journal.WasRead.Clear();

            await meeting.RestartAsync();

            meeting.Room(Passage).State.Should().BeEquivalentTo(stood);
            meeting.Consultation.Table.BeforeRenumbering?.Passage(Passage).Version.Should().Be(Letters);
            read.Add(journal.WasRead.Count);
        }

        read[0].Should().BePositive();
        read[1].Should().BeLessThanOrEqualTo(read[0]);
    }

    [Fact]
    public async Task Checkpoints_that_are_missing_on_the_way_are_kept_by_the_start_that_misses_them()
    {
        await using var meeting = await FakeMeeting.OpenAsync(Small);
        await TypedAsync(meeting);
        var kept = Kept(meeting.Journal, Passage);
        kept.Should().HaveCount(4);

        meeting.Folder.Journals.DropCheckpoints();
        await meeting.RestartAsync();
        _ = meeting.Consultation;
        SpinWait.SpinUntil(() => Kept(meeting.Journal, Passage).Count == 4, TimeSpan.FromSeconds(30)).Should().BeTrue();

        Kept(meeting.Journal, Passage).Should().Equal(kept);
    }

    private static Delta Letter(int version) =>
        new DeltaBuilder().Insert($"{(char)('a' + (version % 26))}").Delete(version == 0 ? 0 : 1).ToDelta();

    /// <summary>The checkpoints of a passage that stand beside its journal, in order of version.</summary>
    internal static IReadOnlyList<Checkpoint> Kept(Journal journal, PassageId passage)
    {
        using var reader = journal.OpenReader();
        return [.. reader.Read([.. reader.Checkpoints[passage.Stream]])];
    }

    /// <summary>Ann types letter by letter; ends once the last checkpoint is kept.</summary>
    private static async Task<(Person Ann, string Client)> TypedAsync(FakeMeeting meeting)
    {
        var ann = meeting.Member("Ann");
        var client = meeting.Room(Passage).Open(ann.Id, null, null).Opened!.Client;
        await TypeAsync(meeting, ann, client, 0, Letters);
        SpinWait
            .SpinUntil(() => Kept(meeting.Journal, Passage).Count == Letters / 10, TimeSpan.FromSeconds(30))
            .Should()
            .BeTrue("a checkpoint is kept every ten versions");
        return (ann, client);
    }

    /// <summary>
    /// At each version Ann types a letter in place of the one before, so that the passage stays short and its journal does not.
    /// </summary>
    private static async Task TypeAsync(FakeMeeting meeting, Person ann, string client, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            (await meeting.Room(Passage).SubmitAsync(ann.Id, new(i, client, i + 1, Letter(i))))
                .Should()
                .Be(new Submitted.Stored(i + 1));
        }
    }
}
