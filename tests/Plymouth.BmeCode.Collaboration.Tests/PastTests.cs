using FluentAssertions;
using FluentAssertions.Execution;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Collaboration.Tests;

/// <summary>
/// The past read from a journal is what stood on the screens then: held against the tables that were told while the meeting went on.
/// </summary>
public sealed class PastTests
{
    private const int Steps = 70;

    public static TheoryData<int> Seeds => [.. RandomSeeds.Asked(12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task The_table_at_a_place_is_the_one_that_was_told_then(int seed)
    {
        using var said = new AssertionScope($"the meeting of seed {seed} (alone: SEED={seed})");
        await using var meeting = await FakeMeeting.OpenAsync();
        var told = await HeldAsync(meeting, new Random(seed));
        var entries = meeting.Journal.ReadAll();

        foreach (var (place, table) in told)
        {
            var at = Past.At(meeting.Id, entries, place);
            at.Passages.Should().Equal(table.Passages);
            Numbers(at).Should().Equal(Numbers(table));
        }

        told.Count.Should().BeGreaterThan(20);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task What_changed_between_two_places_is_what_two_plain_folds_differ_in(int seed)
    {
        using var said = new AssertionScope($"the meeting of seed {seed} (alone: SEED={seed})");
        var random = new Random(seed);
        await using var meeting = await FakeMeeting.OpenAsync();
        await HeldAsync(meeting, random);
        var entries = meeting.Journal.ReadAll();
        for (var pair = 0; pair < 90; pair++)
        {
            var (one, other) = (random.Next(entries.Count) + 1L, random.Next(entries.Count) + 1L);
            var (after, upTo) = (Math.Min(one, other), Math.Max(one, other));
            var (first, last) = (Past.EndOfStep(meeting.Id, entries, after), Past.EndOfStep(meeting.Id, entries, upTo));
            var (before, now) = (PlainFold(meeting.Id, entries, first), PlainFold(meeting.Id, entries, last));

            var since = Past.Since(meeting.Id, entries, after, upTo);

            since.Before.Passages.Should().Equal(before);
            since.Now.Passages.Should().Equal(now);
            var between = entries.Where(e => e.Place > first && e.Place <= last).ToList();
            since.Decisions.Select(d => d.Place).Should().Equal(between.Where(e => e.Stream == meeting.Id.Stream).Select(e => e.Place));
            foreach (var of in between.Where(e => e.Stream != meeting.Id.Stream).GroupBy(e => e.Stream))
            {
                var id = new PassageId(of.Key.Value);
                if (since.Passages.Find(p => p.Passage == id) is { } changed)
                {
                    (changed.Before, changed.Now).Should().Be((before.GetValueOrDefault(id), now[id]));
                    changed.Members.Should().Equal(of.Select(e => e.Member).Distinct());
                    changed.LastPlace.Should().Be(of.Last().Place);
                    changed.Differs.Should().Be(before.GetValueOrDefault(id)?.Wording != now[id].Wording);
                }
                else
                {
                    since
                        .Now.Consultation.Passages.Should()
                        .NotContain(p => p.Id == id, "only what is in the consultation no more is " + "left out");
                }
            }

            since.Passages.Select(p => p.Passage.Stream).Should().BeSubsetOf(between.Select(e => e.Stream));
        }
    }

    [Fact]
    public async Task A_place_within_a_decision_means_the_whole_of_it_and_one_that_is_not_there_is_refused()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var entries = meeting.Journal.ReadAll();

        Past.EndOfStep(meeting.Id, entries, 1).Should().Be(entries.Count, "all of the table as received is one decision");
        Past.At(meeting.Id, entries, 2).Passages.Should().Equal(meeting.Consultation.Table.Passages);
        FluentActions.Invoking(() => Past.At(meeting.Id, entries, 0)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Past.At(meeting.Id, entries, entries.Count + 1)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public async Task What_somebody_missed_is_told_with_whose_words_and_decisions_it_was()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var ann = meeting.Member("Ann");
        var client = meeting.Client(ann, SmallTable.First.Passage);
        await client.SyncAsync();
        var left = meeting.Journal.ReadAll().Count;
        await client.Type("Soon. ").SyncAsync();
        await meeting.AskAsync(
            new AgreeClause(SmallTable.First, meeting.Room(SmallTable.First.Passage).State.Version),
            meeting.Facilitator
        );
        await meeting.SettleAsync();
        var entries = meeting.Journal.ReadAll();

        var since = Past.Since(meeting.Id, entries, left, entries.Count);

        since.Decisions.Should().ContainSingle().Which.Decided.Member.Should().Be(meeting.Facilitator.Id);
        var changed = since.Passages.Should().ContainSingle().Subject;
        (changed.Passage, changed.Differs).Should().Be((SmallTable.First.Passage, true));
        changed.Members.Should().Equal(ann.Id, meeting.Facilitator.Id);
        changed
            .Redline.SelectMany(line => line.Spans)
            .Where(span => span.Mark == RedlineMark.Inserted)
            .Select(span => span.Span.Text)
            .Should()
            .Equal("Soon. ");
    }

    /// <summary>Holds a meeting and returns the tables it told, each with how many entries there were then.</summary>
    private static async Task<List<(long Place, Table Table)>> HeldAsync(FakeMeeting meeting, Random random)
    {
        var (hands, decisions) = (new RandomHands(random), new RandomDecisions(random));
        Person[] people = [meeting.Facilitator, meeting.Member("Ann"), meeting.Member("Ben")];
        var told = new List<(long, Table)>();
        for (var step = 0; step < Steps; step++)
        {
            if (random.Next(2) == 0)
            {
                await meeting.AskAsync(decisions.Next(meeting.Consultation), people[random.Next(people.Length)]);
            }
            else
            {
                var open = meeting.Consultation.Table.Passages.Values.Where(p => p.Closed is null).OrderBy(p => p.Id).ToList();
                var client = meeting.Client(people[random.Next(people.Length)], open[random.Next(open.Count)].Id);
                await client.SyncAsync();
                hands.Edit(client.Editor);
                await client.SyncAsync();
            }

            await meeting.SettleAsync();
            told.Add((meeting.Journal.ReadAll().Count, meeting.Consultation.Table));
        }

        return told;
    }

    /// <summary>The passages after so many entries, each folded by itself.</summary>
    private static Dictionary<PassageId, PassageState> PlainFold(ConsultationId id, IReadOnlyList<Entry> entries, long count)
    {
        var passages = new Dictionary<PassageId, PassageState>();
        foreach (var entry in entries.Take((int)count).Where(e => e.Stream != id.Stream))
        {
            var passage = new PassageId(entry.Stream.Value);
            passages[passage] = WordingEntry
                .Read(entry.Kind, entry.Body!)
                .Fold(passage, passages.GetValueOrDefault(passage), entry.Version);
        }

        return passages;
    }

    private static List<string?> Numbers(Table table) =>
        [.. table.Consultation.Clauses.Keys.OrderBy(c => c.Value, StringComparer.Ordinal).Select(table.Consultation.Numbers.Of)];
}
