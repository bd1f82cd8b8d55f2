using FluentAssertions;
using FluentAssertions.Execution;
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

/// <summary>
/// The law of the house: whatever is decided while people type, every word typed stands in a wording, was handed back to its author by a
/// refusal, or was taken away by somebody named.
/// </summary>
public sealed class NothingIsLostTests
{
    private const int Steps = 80;

    /// <summary>The seeds to run: 200; as many as SEEDS says, for a long run; or the one that SEED names.</summary>
    public static TheoryData<int> Seeds => [.. RandomSeeds.Asked(200)];

    /// <summary>The seed is the whole repro: nothing else decides what happens.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Whatever_is_decided_while_people_type_every_word_is_somewhere(int seed)
    {
        using var said = new AssertionScope($"the meeting of seed {seed} (alone: SEED={seed})");
        var random = new Random(seed);
        var (hands, decisions) = (new RandomHands(random), new RandomDecisions(random));
        await using var meeting = await FakeMeeting.OpenAsync(new() { Burst = 1_000_000, CheckpointEvery = seed % 2 == 0 ? 5 : 500 });
        Person[] people = [meeting.Facilitator, meeting.Member("Ann"), meeting.Member("Ben")];
        var clients = new List<FakeClient>();
        for (var step = 0; step < Steps; step++)
        {
            await TakeStepAsync(random, hands, decisions, meeting, people, clients);
        }

        while (clients.Exists(c => !c.Editor.IsSettled))
        {
            foreach (var client in clients)
            {
                (await client.SyncAsync()).TakeBack();
            }
        }

        foreach (var client in clients)
        {
            await client.SyncAsync();
        }

        string[] reasons = [Refusal.Agreed, SubmissionRefusals.DeletedCode, Refusal.Closed];
        clients
            .SelectMany(c => c.Refused)
            .Where(r => !reasons.Contains(r.Code))
            .Should()
            .BeEmpty("nothing else is a reason to hand words back");
        clients.Should().OnlyContain(c => c.Editor.Shown == meeting.Room(c.Passage).State.Wording, "the screen shows what is stored");
        meeting.Folder.Journals.Verify().Faults.Should().BeEmpty();
        OpeningCheck.FaultOf(meeting.Id, meeting.Journal.ReadAll()).Should().BeNull("what was written here can be taken in elsewhere");

        var standing = meeting
            .Consultation.Table.Passages.Values.SelectMany(p => RandomHands.WithinEachOther(RandomHands.TextOf(p.Wording)))
            .ToHashSet();
        var handedBack = clients.SelectMany(c => c.HandedBack).SelectMany(RandomHands.WithinEachOther).ToHashSet();
        var takenAway = TakenAway(meeting);
        hands
            .Typed.Except(standing)
            .Except(handedBack)
            .Except(hands.Deleted)
            .Except(takenAway)
            .Should()
            .BeEmpty("each word is in a wording, in its author's hands, or was taken away by somebody named");
    }

    private static async Task TakeStepAsync(
        Random random,
        RandomHands hands,
        RandomDecisions decisions,
        FakeMeeting meeting,
        Person[] people,
        List<FakeClient> clients
    )
    {
        var client = clients.Count > 0 ? clients[random.Next(clients.Count)] : null;
        switch (random.Next(100))
        {
            case < 14 or >= 96 when client is { IsOnline: false }:
                client.Reconnect();
                break;
            case < 12:
                await meeting.SettleAsync();
                var open = meeting
                    .Consultation.Table.Passages.Values.Where(p => p.Closed is null && p.Kind is PassageKind.Clause or PassageKind.Response)
                    .Select(p => p.Id)
                    .Order()
                    .ToList();
                clients.Add(meeting.Client(people[random.Next(people.Length)], open[random.Next(open.Count)]));
                break;
            case < 24:
                await meeting.SettleAsync();
                _ = meeting.AskAsync(decisions.Next(meeting.Consultation), people[random.Next(people.Length)]);
                break;
            case < 56 when client is not null:
                hands.Edit(client.Editor);
                break;
            case < 68:
                client?.Send();
                break;
            case < 82 when client is { Leaving: > 0 }:
                _ = client.ArriveAsync();
                break;
            case < 90 when client is { Arriving: > 0 }:
                client.Deliver(random.Next(Math.Min(3, client.Arriving)));
                break;
            case < 94:
                await meeting.SettleAsync();
                clients.ForEach(c => c.TakeBack());
                break;
            case < 96 when client is { IsOnline: true }:
                client.Disconnect();
                break;
            case 99 when random.Next(6) == 0:
                await meeting.RestartAsync();
                clients.ForEach(c => c.TakeBack());
                break;
        }
    }

    /// <summary>The words that a decision took out of a passage (restored, undone, split off); each has a member's name.</summary>
    private static HashSet<string> TakenAway(FakeMeeting meeting)
    {
        var taken = new HashSet<string>();
        foreach (var id in meeting.Consultation.Table.Passages.Keys)
        {
            PassageState? state = null;
            foreach (var entry in meeting.Journal.Read(id.Stream))
            {
                var before = state is null ? [] : RandomHands.WithinEachOther(RandomHands.TextOf(state.Wording)).ToHashSet();
                state = WordingEntry.Read(entry.Kind, entry.Body!).Fold(id, state, entry.Version);
                before.ExceptWith(RandomHands.WithinEachOther(RandomHands.TextOf(state.Wording)));
                if (before.Count > 0 && entry.Origin is null)
                {
                    entry.Member.Should().NotBe(MemberId.System, "what takes words away has a name");
                    taken.UnionWith(before);
                }
            }
        }

        return taken;
    }
}
