using FluentAssertions;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Collaboration.Telling;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Collaboration.Tests;

/// <summary>
/// A batch that cannot be written: everybody who waited for it is told so, the consultation stands as on disk again, and nobody's words are
/// lost.
/// </summary>
public sealed class LostBatchTests
{
    [Fact]
    public async Task What_was_pending_is_refused_as_not_saved_and_the_consultation_stands_as_on_disk()
    {
        var journal = new HeldJournal();
        await using var meeting = await FakeMeeting.OpenAsync(wrap: journal.Around);
        var ann = meeting.Client(meeting.Member("Ann"), SmallTable.First.Passage);
        var bob = meeting.Client(meeting.Member("Bob"), SmallTable.First.Passage);
        var eve = meeting.Client(meeting.Member("Eve"), SmallTable.Second.Passage);
        journal.Hold();
        var lost = ann.Type("A", 0).Send().ArriveAsync();
        var after = bob.Type("B", 0).Send().ArriveAsync();
        var agreed = meeting.AskAsync(new AgreeClause(SmallTable.First, 2), meeting.Facilitator);
        var elsewhere = eve.Type("E", 0).Send().ArriveAsync();

        journal.LetGo(losing: 1);

        (await lost)
            .Should()
            .BeOfType<Submitted.Refused>()
            .Which.Refusal.Should()
            .Match<Refusal>(r => r.Code == Refusal.NotSaved && r.Message.Contains("The disk is full."));
        (await after).Should().BeOfType<Submitted.Refused>().Which.Refusal.Code.Should().Be(Refusal.NotSaved);
        (await agreed).Should().BeOfType<Outcome.Refused>().Which.Refusal.Code.Should().Be(Refusal.NotSaved);
        (await elsewhere).Should().Be(new Submitted.Stored(1));
        (await meeting.ToldAsync<News.ReadAgain>()).Passages.Should().BeEquivalentTo([SmallTable.First.Passage]);
        meeting.Room(SmallTable.First.Passage).State.Should().Match<PassageState>(s => s.Version == 0 && s.Closed == null);
        meeting.Consultation.Decisions.Should().ContainSingle();

        await ann.SendAgain().SyncAsync();
        await bob.SendAgain().SyncAsync();
        await ann.SyncAsync();
        meeting.Consultation.Table.Text(SmallTable.First.Passage).Should().Be("ABConsult early.");
        ann.Text.Should().Be(bob.Text).And.Be("ABConsult early.");
        meeting.Folder.Journals.Verify().Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task After_a_loss_a_client_whose_changes_are_older_than_memory_opens_again_before_it_writes()
    {
        var journal = new HeldJournal();
        await using var meeting = await FakeMeeting.OpenAsync(new() { LongestTail = 3, CheckpointEvery = 5 }, journal.Around);
        var (member, room) = (meeting.Member("Ann"), meeting.Room(SmallTable.First.Passage));
        var ann = room.Open(member.Id, null, null).Opened!.Client;
        (await room.SubmitAsync(member.Id, new(0, ann, 1, Inserts("a")))).Should().Be(new Submitted.Stored(1));
        var bob = meeting.Client(meeting.Member("Bob"), SmallTable.First.Passage);
        for (var change = 0; change < 20; change++)
        {
            await bob.Type("b", 0).SyncAsync();
        }

        SpinWait
            .SpinUntil(
                () => CheckpointTests.Kept(meeting.Journal, SmallTable.First.Passage).Any(c => c.Version >= 15),
                TimeSpan.FromSeconds(30)
            )
            .Should()
            .BeTrue("a checkpoint is kept");
        journal.LoseNext(1);
        await bob.Type("c", 0).Send().ArriveAsync();
        await meeting.ToldAsync<News.ReadAgain>();

        (await room.SubmitAsync(member.Id, new(room.State.Version, ann, 1, Inserts("again"))))
            .Should()
            .BeOfType<Submitted.Refused>()
            .Which.Refusal.Should()
            .Be(SubmissionRefusals.UnknownClient);
        room.Open(member.Id, ann, null).Opened!.Client.Should().Be(ann);
        (await room.SubmitAsync(member.Id, new(room.State.Version, ann, 1, Inserts("again")))).Should().BeOfType<Submitted.Refused>();
        (await room.SubmitAsync(member.Id, new(room.State.Version, ann, 2, Inserts("more")))).Should().BeOfType<Submitted.Stored>();
    }

    [Fact]
    public async Task A_journal_that_cannot_be_read_either_keeps_the_room_still_until_it_can()
    {
        var failed = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);
        var journal = new HeldJournal();
        await using var meeting = await FakeMeeting.OpenAsync(new() { Failed = e => failed.TrySetResult(e) }, journal.Around);
        var ann = meeting.Client(meeting.Member("Ann"), SmallTable.First.Passage);
        journal.FailReading(true);
        journal.LoseNext(1);
        await ann.Type("A", 0).Send().ArriveAsync();
        (await failed.Task).Message.Should().Be("The disk is gone.");

        (await meeting.AskAsync(new ChangeTitle("Another"), meeting.Facilitator))
            .Should()
            .BeOfType<Outcome.Refused>()
            .Which.Refusal.Code.Should()
            .Be(Refusal.NotSaved);
        meeting.News.OfType<News.ReadAgain>().Should().BeEmpty();

        journal.FailReading(false);
        await meeting.AskAsync(new ChangeTitle("Another"), meeting.Facilitator);
        await meeting.ToldAsync<News.ReadAgain>();
        (await ann.SendAgain().SyncAsync()).Text.Should().Be("AConsult early.");
        (await meeting.AskAsync(new ChangeTitle("Another"), meeting.Facilitator)).Should().BeOfType<Outcome.Done>();
    }

    [Fact]
    public async Task What_a_lost_decision_began_is_gone_and_can_be_begun_again()
    {
        var journal = new HeldJournal();
        await using var meeting = await FakeMeeting.OpenAsync(wrap: journal.Around);
        var command = new AttachResponse(SmallTable.Comment(3));
        journal.LoseNext(1);

        (await meeting.AskAsync(command, meeting.Facilitator)).Should().BeOfType<Outcome.Refused>();
        (await meeting.ToldAsync<News.ReadAgain>()).Passages.Should().BeEmpty();
        (await meeting.AskAsync(command, meeting.Facilitator)).Should().BeOfType<Outcome.Done>();

        var response = meeting.Consultation.Table.Consultation.Comments[SmallTable.Comment(3)].Response!.Value;
        (await meeting.Client(meeting.Facilitator, response.Passage).Type("Noted.").SyncAsync()).Text.Should().Be("Noted.");
    }

    [Fact]
    public async Task A_consultation_that_could_not_be_written_is_not_there()
    {
        var journal = new HeldJournal();
        await using var meeting = await FakeMeeting.OpenAsync(wrap: journal.Around);
        var another = SmallTable.Reading(new CountingIds());
        journal.LoseNext(1);

        var (room, refusal) = await meeting.Rooms.TakeInAsync(another with { Id = new("another") }, MemberId.System);

        room.Should().BeNull();
        refusal!.Code.Should().Be(Refusal.NotSaved);
        meeting.Rooms.Stored.Should().ContainSingle();
        (await meeting.Rooms.TakeInAsync(another, MemberId.System))
            .Refusal!.Code.Should()
            .Be(Refusal.NotSaved, "its streams stand there already");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_session_on_a_disk_that_fails_now_and_then_ends_with_one_wording(int seed)
    {
        var random = new Random(seed);
        var hands = new RandomHands(random);
        var journal = new HeldJournal();
        await using var meeting = await FakeMeeting.OpenAsync(wrap: journal.Around);
        FakeClient[] clients = [.. "ABCD".Select(name => meeting.Client(meeting.Member($"{name}"), SmallTable.Third.Passage))];
        for (var round = 0; round < 40; round++)
        {
            journal.LoseNext(random.Next(4) == 0 ? random.Next(1, 3) : 0);
            foreach (var client in clients)
            {
                hands.Edit(client.Editor);
                client.Send();
                while (client.Leaving > 0)
                {
                    _ = client.ArriveAsync();
                }
            }

            await meeting.SettleAsync();
            foreach (var client in clients)
            {
                while (client.Arriving > 0)
                {
                    client.Deliver();
                }

                client.SendAgain();
            }
        }

        journal.LoseNext(0);
        while (!clients.All(c => c.Editor.IsSettled))
        {
            foreach (var client in clients)
            {
                await client.SendAgain().SyncAsync();
            }
        }

        foreach (var client in clients)
        {
            await client.SyncAsync();
        }

        var state = meeting.Room(SmallTable.Third.Passage).State;
        clients.Should().OnlyContain(c => c.Editor.Shown == state.Wording, $"seed {seed}");
        clients.SelectMany(c => c.Refused).Should().OnlyContain(r => r.Code == Refusal.NotSaved, $"seed {seed}").And.NotBeEmpty();
        RandomHands.In(state.Wording).Should().BeEquivalentTo(hands.Standing, $"seed {seed}");
        meeting.Folder.Journals.Verify().Faults.Should().BeEmpty();
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 10)];

    private static Delta Inserts(string words) => new DeltaBuilder().Insert(words).ToDelta();
}
