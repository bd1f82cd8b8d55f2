using FluentAssertions;
using FluentAssertions.Execution;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Collaboration.Tests;

/// <summary>
/// The law of the passage room: whoever has taken in versions 0..n holds the same wording, and every word that nobody deleted stands once,
/// whatever the lines do.
/// </summary>
public sealed class RandomSessionTests
{
    private const int Steps = 250;

    /// <summary>The seeds to run: 50; as many as SEEDS says, for a long run; or the one that SEED names.</summary>
    public static TheoryData<int> Seeds => [.. RandomSeeds.Asked(50)];

    /// <summary>The seed is the whole repro: nothing else decides what happens.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Five_clients_on_bad_lines_end_with_one_wording_and_every_word_once(int seed)
    {
        using var said = new AssertionScope($"the session of seed {seed} (alone: SEED={seed})");
        var random = new Random(seed);
        var hands = new RandomHands(random);
        // Every other session starts again from checkpoints, the rest from the first letter.
        await using var meeting = await FakeMeeting.OpenAsync(new() { Burst = 1_000_000, CheckpointEvery = seed % 2 == 0 ? 5 : 500 });
        FakeClient[] clients = [.. "ABCDE".Select(name => meeting.Client(meeting.Member($"{name}"), SmallTable.Third.Passage))];

        for (var step = 0; step < Steps; step++)
        {
            await TakeStepAsync(random, hands, meeting, clients);
        }

        for (var round = 0; round < 2; round++)
        {
            foreach (var client in clients)
            {
                await client.SyncAsync();
            }
        }

        var room = meeting.Room(SmallTable.Third.Passage);
        clients.Should().OnlyContain(c => c.Editor.IsSettled && c.Refused.Count == 0);
        clients.Should().OnlyContain(c => c.Editor.Shown == room.State.Wording && c.Editor.Confirmed == room.State.Wording);
        FoldOfJournal(meeting).Should().Be(room.State);
        room.At(room.State.Version).Should().Be(room.State.Wording);
        meeting.Consultation.Table.Wording(room.Id).Should().Be(room.State.Wording);
        meeting.Folder.Journals.Verify().Faults.Should().BeEmpty();

        RandomHands.In(room.State.Wording).Should().BeEquivalentTo(hands.Standing);
    }

    private static async Task TakeStepAsync(Random random, RandomHands hands, FakeMeeting meeting, FakeClient[] clients)
    {
        var client = clients[random.Next(clients.Length)];
        switch (random.Next(100))
        {
            case < 40:
                hands.Edit(client.Editor);
                break;
            case < 60:
                client.Send();
                break;
            case < 65:
                client.SendAgain();
                break;
            case < 80 when client.Leaving > 0:
                _ = client.ArriveAsync();
                break;
            case < 92 when client.Arriving > 0:
                client.Deliver(random.Next(Math.Min(3, client.Arriving)));
                break;
            case < 96:
                await meeting.SettleAsync();
                break;
            case < 98 when client.IsOnline:
                client.Disconnect();
                break;
            case < 99 when !client.IsOnline:
                client.Reconnect();
                break;
            case 99 when random.Next(4) == 0:
                await meeting.RestartAsync();
                break;
        }
    }

    private static PassageState FoldOfJournal(FakeMeeting meeting)
    {
        PassageState? state = null;
        foreach (var entry in meeting.Journal.Read(SmallTable.Third.Passage.Stream))
        {
            state = WordingEntry.Read(entry.Kind, entry.Body!).Fold(SmallTable.Third.Passage, state, entry.Version);
        }

        return state!;
    }
}
