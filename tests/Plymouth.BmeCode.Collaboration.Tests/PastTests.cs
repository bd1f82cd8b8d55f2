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

    /// <summary>The random places at which the past is held against a plain fold, all seeds together.</summary>
    private const int Places = 1000;

    public static TheoryData<int> Seeds => [.. RandomSeeds.Asked(12)];

    public static TheoryData<int> FewSeeds => [.. RandomSeeds.Asked(5)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task The_table_at_a_place_is_the_one_that_was_told_then(int seed)
    {
        using var said = new AssertionScope($"the meeting of seed {seed} (alone: SEED={seed})");
        await using var meeting = await FakeMeeting.OpenAsync();
        var told = await HeldAsync(meeting, new Random(seed));
        using var journal = meeting.Journal.OpenReader();

        foreach (var (place, table) in told)
        {
            var at = Past.At(journal, place);
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
        using var journal = meeting.Journal.OpenReader();
        for (var pair = 0; pair < 90; pair++)
        {
            var (one, other) = (random.Next(entries.Count) + 1L, random.Next(entries.Count) + 1L);
            var (after, upTo) = (Math.Min(one, other), Math.Max(one, other));
            var (first, last) = (journal.EndOfStep(after), journal.EndOfStep(upTo));
            var (before, now) = (PlainFold(meeting.Id, entries, first), PlainFold(meeting.Id, entries, last));

            var since = Past.Since(journal, after, upTo);

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

    [Theory]
    [MemberData(nameof(FewSeeds))]
    public async Task At_random_places_what_is_read_from_the_disk_is_what_a_plain_fold_of_all_entries_comes_to(int seed)
    {
        using var said = new AssertionScope($"the meeting of seed {seed} (alone: SEED={seed})");
        var random = new Random(seed);
        await using var meeting = await FakeMeeting.OpenAsync(new() { Burst = 1_000_000, CheckpointEvery = random.Next(1, 5) });
        for (var round = 0; round < 3; round++)
        {
            await HeldAsync(meeting, random);
            await meeting.RestartAsync();
        }

        using var journal = meeting.Journal.OpenReader();
        using var plain = new EntriesReader(meeting.Id, meeting.Journal.ReadAll());
        journal.Place.Should().Be(plain.Place);
        journal.Checkpoints.Should().NotBeEmpty();
        for (var times = 0; times < Places / FewSeeds.Count; times++)
        {
            var (place, upTo) = (random.NextInt64(1, plain.Place + 1), random.NextInt64(1, plain.Place + 1));
            journal.EndOfStep(place).Should().Be(plain.EndOfStep(place));
            var at = Past.At(journal, place);
            AreSame(at, Past.At(plain, place));
            HeadOf(journal, at).Should().Be(HashChain.JournalHead(HeadsAt(plain, journal.EndOfStep(place))));
            var (first, last) = (Math.Min(place, upTo), Math.Max(place, upTo));
            var (since, stood) = (Past.Since(journal, first, last), Past.Since(plain, first, last));
            AreSame(since.Before, stood.Before);
            AreSame(since.Now, stood.Now);
            since.Passages.Should().BeEquivalentTo(stood.Passages, o => o.WithStrictOrdering().ComparingByValue<PassageState>());
            since.Decisions.Select(d => d.Place).Should().Equal(stood.Decisions.Select(d => d.Place));
        }
    }

    [Fact]
    public async Task A_place_within_a_decision_means_the_whole_of_it_and_one_that_is_not_there_is_refused()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        using var stored = meeting.Journal.OpenReader();
        using var plain = new EntriesReader(meeting.Id, meeting.Journal.ReadAll());
        foreach (var journal in new IJournalReader[] { stored, plain })
        {
            journal.EndOfStep(1).Should().Be(journal.Place, "all of the table as received is one decision");
            Past.At(journal, 2).Passages.Should().Equal(meeting.Consultation.Table.Passages);
            journal.Invoking(j => Past.At(j, 0)).Should().Throw<ArgumentOutOfRangeException>();
            journal.Invoking(j => Past.At(j, j.Place + 1)).Should().Throw<ArgumentOutOfRangeException>();
        }
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
        using var journal = meeting.Journal.OpenReader();

        var since = Past.Since(journal, left, journal.Place);

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

    /// <summary>Holds a table against another, and those before each renumbering against each other.</summary>
    private static void AreSame(Table? read, Table? stood)
    {
        for (; stood is not null && read is not null; (read, stood) = (read.BeforeRenumbering, stood.BeforeRenumbering))
        {
            read.Passages.Should().Equal(stood.Passages);
            read.Consultation.Version.Should().Be(stood.Consultation.Version);
            Numbers(read).Should().Equal(Numbers(stood));
            read.Findings.Equals(stood.Findings).Should().BeTrue();
        }

        (read, stood).Should().Be((null, null), "numbers changed as often");
    }

    private static string HeadOf(IJournalReader journal, Table table) =>
        journal.Head(
            table.Passages.Values.Select(p => (p.Id.Stream, p.Version)).Prepend((journal.Consultation.Stream, table.Consultation.Version))
        );

    private static IEnumerable<(StreamId, string)> HeadsAt(EntriesReader plain, long place) =>
        plain.ReadBetween(0, place).GroupBy(e => e.Stream).Select(s => (s.Key, s.Last().Hash));

    private static List<string?> Numbers(Table table) =>
        [.. table.Consultation.Clauses.Keys.OrderBy(c => c.Value, StringComparer.Ordinal).Select(table.Consultation.Numbers.Of)];
}
