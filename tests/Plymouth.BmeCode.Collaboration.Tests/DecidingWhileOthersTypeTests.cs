using FluentAssertions;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Collaboration.Tests;

/// <summary>
/// A clause is agreed, or deleted, at exactly the wording on the screen of whoever asked, whatever the others type meanwhile; or it is
/// refused and says why.
/// </summary>
public sealed class DecidingWhileOthersTypeTests
{
    private const int Rounds = 40;

    private static readonly ClauseId Clause = SmallTable.First;

    public static TheoryData<int, bool> Sessions => [.. Enumerable.Range(1, 6).SelectMany(seed => new[] { (seed, true), (seed, false) })];

    /// <summary>Every step in a random order, changes on their way to the disk among them; the seed is the whole repro.</summary>
    [Theory]
    [MemberData(nameof(Sessions))]
    public async Task What_is_decided_is_the_wording_on_the_screen_in_every_order_of_things(int seed, bool agree)
    {
        var random = new Random(seed);
        var hands = new RandomHands(random);
        await using var meeting = await FakeMeeting.OpenAsync();
        FakeClient[] writers = [.. "ABC".Select(name => meeting.Client(meeting.Member($"{name}"), Clause.Passage))];
        var screen = meeting.Client(meeting.Facilitator, Clause.Passage);
        var (done, refused) = (0, 0);

        for (var round = 0; round < Rounds; round++)
        {
            for (var step = random.Next(12); step > 0; step--)
            {
                await TakeStepAsync(random, hands, meeting, writers[random.Next(writers.Length)]);
            }

            while (screen.Arriving > 0 && random.Next(8) > 0)
            {
                screen.Deliver();
            }

            var (version, wording) = (screen.Editor.Version, screen.Editor.Confirmed);
            var asked = meeting.AskAsync(agree ? new AgreeClause(Clause, version) : new DeleteClause(Clause, version), meeting.Facilitator);
            await TakeStepAsync(random, hands, meeting, writers[random.Next(writers.Length)]);
            var outcome = await asked;
            await meeting.SettleAsync();
            var state = meeting.Room(Clause.Passage).State;
            if (outcome is Outcome.Done)
            {
                done++;
                state
                    .Should()
                    .Match<PassageState>(
                        s => s.Version == version + 1 && s.Closed == (agree ? "agreed" : "deleted"),
                        $"round {round} of seed {seed}"
                    );
                state.Wording.Should().Be(wording);
                await TypeInVainAsync(meeting, writers, state, agree ? Refusal.Agreed : SubmissionRefusals.DeletedCode);
                (await meeting.AskAsync(agree ? new ReopenClause(Clause, "more to say") : new BringBackClause(Clause), meeting.Facilitator))
                    .Should()
                    .BeOfType<Outcome.Done>();
            }
            else
            {
                refused++;
                outcome.Should().BeOfType<Outcome.Refused>().Which.Refusal.Code.Should().Be(Refusal.Stale);
                state.Closed.Should().BeNull();
                state.Version.Should().BeGreaterThan(version);
            }
        }

        (done, refused).Should().Match<(int Done, int Refused)>(c => c.Done > 3 && c.Refused > 3, "else the session tried nothing");
        foreach (var client in writers.Append(screen).Concat(writers))
        {
            await client.SyncAsync();
        }

        writers.Should().OnlyContain(w => w.Editor.Shown == meeting.Room(Clause.Passage).State.Wording);
    }

    /// <summary>The same with true threads: three write at the very moment the facilitator decides on what is on screen.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_decided_is_the_wording_on_the_screen_with_writers_on_other_threads(bool agree)
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var room = meeting.Room(Clause.Passage);
        var writers = "ABC"
            .Select(name => meeting.Member($"{name}").Id)
            .Select(member => (Member: member, room.Open(member, null, null).Opened!.Client))
            .ToList();
        var (done, refused) = (0, 0);
        for (var round = 1; round <= 300; round++)
        {
            var screen = room.State;
            using var gate = new Barrier(writers.Count + 1);
            var deciding = AtOnceAsync(gate, 0, () =>
                meeting.AskAsync(
                    agree ? new AgreeClause(Clause, screen.Version) : new DeleteClause(Clause, screen.Version),
                    meeting.Facilitator
                )
            );
            var writing = writers.ConvertAll(w =>
                AtOnceAsync(gate, round % 20 * 500, () =>
                    room.SubmitAsync(w.Member, new(screen.Version, w.Client, round, new DeltaBuilder().Insert($"{round % 10}").ToDelta()))
                )
            );
            var (outcome, answers) = (await deciding, await Task.WhenAll(writing));
            if (outcome is Outcome.Done)
            {
                done++;
                room.State.Should()
                    .Match<PassageState>(s => s.Version == screen.Version + 1 && s.Wording == screen.Wording, $"round {round}");
                answers
                    .Should()
                    .AllBeOfType<Submitted.Refused>()
                    .And.OnlyContain(a => ((Submitted.Refused)a).Refusal.Code == (agree ? Refusal.Agreed : SubmissionRefusals.DeletedCode));
                (await meeting.AskAsync(agree ? new ReopenClause(Clause, "more to say") : new BringBackClause(Clause), meeting.Facilitator))
                    .Should()
                    .BeOfType<Outcome.Done>();
            }
            else
            {
                refused++;
                outcome.Should().BeOfType<Outcome.Refused>().Which.Refusal.Code.Should().Be(Refusal.Stale);
                answers.Should().AllBeOfType<Submitted.Stored>();
            }
        }

        (done, refused).Should().Match<(int Done, int Refused)>(c => c.Done > 0 && c.Refused > 0, "else there was no race");
        meeting.Folder.Journals.Verify().Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Of_two_who_group_the_same_comments_at_once_one_is_done_and_the_other_is_told_what_changed()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        Person[] members = [meeting.Member("Ann"), meeting.Member("Bob")];
        var command = new GroupComments([new(SmallTable.Comment(3), null), new(SmallTable.Comment(4), null)], null);
        using var gate = new Barrier(2);

        var outcomes = await Task.WhenAll(members.Select(member => AtOnceAsync(gate, 0, () => meeting.AskAsync(command, member))));

        outcomes.OfType<Outcome.Done>().Should().ContainSingle();
        var refusal = outcomes.OfType<Outcome.Refused>().Should().ContainSingle().Which.Refusal;
        refusal.Code.Should().Be(Refusal.Stale);
        refusal.Message.Should().Contain("1.2, comment 1");
        var response = meeting.Consultation.Table.Consultation.Comments[SmallTable.Comment(3)].Response;
        meeting
            .Consultation.Table.Consultation.Responses[response!.Value]
            .Comments.Should()
            .Equal(SmallTable.Comment(3), SmallTable.Comment(4));
        meeting.Room(response.Value.Passage).State.Version.Should().Be(0);
    }

    [Fact]
    public async Task Words_typed_into_a_response_that_is_merged_away_are_refused_with_the_reason()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var ann = meeting.Client(meeting.Member("Ann"), SmallTable.SecondResponse.Passage);
        ann.Type(" And more.").Send();
        var merge = new GroupComments(
            [new(SmallTable.Comment(1), SmallTable.FirstResponse), new(SmallTable.Comment(2), SmallTable.SecondResponse)],
            SmallTable.FirstResponse
        );

        (await meeting.AskAsync(merge, meeting.Facilitator)).Should().BeOfType<Outcome.Done>();
        await ann.ArriveAsync();

        ann.Refused.Should().ContainSingle().Which.Code.Should().Be(Refusal.Closed);
        meeting.Consultation.Table.Text(SmallTable.FirstResponse.Passage).Should().Be("Agreed.\nWording amended.");
        ann.Text.Should().Be("Wording amended. And more.");
    }

    private static async Task TakeStepAsync(Random random, RandomHands hands, FakeMeeting meeting, FakeClient client)
    {
        switch (random.Next(8))
        {
            case < 3:
                hands.Edit(client.Editor);
                break;
            case < 5:
                client.Send();
                break;
            case 5 when client.Leaving > 0:
                _ = client.ArriveAsync();
                break;
            case 6 when client.Arriving > 0:
                client.Deliver();
                break;
            case 7 when random.Next(3) == 0:
                await meeting.SettleAsync();
                break;
        }
    }

    /// <summary>Whatever is typed now is refused with the reason, and nothing changes; its author gives it up.</summary>
    private static async Task TypeInVainAsync(FakeMeeting meeting, FakeClient[] writers, PassageState closed, string code)
    {
        foreach (var writer in writers)
        {
            writer.Send();
            var had = writer.Refused.Count;
            while (writer.Leaving > 0)
            {
                await writer.ArriveAsync();
            }

            writer.Refused.Skip(had).Select(r => r.Code).Should().BeSubsetOf([code]);
            writer.Disconnect().Editor.Discard();
            writer.Reconnect();
        }

        meeting.Room(Clause.Passage).State.Should().Be(closed);
    }

    /// <summary>
    /// Does something on a thread of its own, at the moment all others at the gate do theirs, or <paramref name="turns"/> of the processor
    /// later.
    /// </summary>
    private static Task<T> AtOnceAsync<T>(Barrier gate, int turns, Func<Task<T>> act) =>
        Task
            .Factory.StartNew(
                () =>
                {
                    gate.SignalAndWait();
                    Thread.SpinWait(turns);
                    return act();
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default
            )
            .Unwrap();
}
