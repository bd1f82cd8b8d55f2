using FluentAssertions;
using FluentAssertions.Execution;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests;

/// <summary>
/// Journals come to the table that stood when their last entry was made, whatever was decided and in whichever order they are read.
/// A failure names its seed.
/// </summary>
public sealed class ReplayTests
{
    private const int Seeds = 12;
    private const int Steps = 40;
    private const int StepsBetweenMoments = 8;

    [Fact]
    public void Entries_in_order_of_position_come_to_the_table_of_their_moment()
    {
        var renumbered = 0;
        Run(
            (entries, table, _) =>
            {
                AreSame(Replay.Of(table.Consultation.Id, entries).ToTable(), table);
                renumbered += table.BeforeRenumbering?.BeforeRenumbering is null ? 0 : 1;
            }
        );
        renumbered.Should().BePositive("numbers should have changed more than once");
    }

    [Fact]
    public void The_review_journal_and_then_each_passage_come_to_the_same_table() =>
        Run(
            (entries, table, _) =>
            {
                var replay = Decisions(entries, table);
                foreach (
                    var entry in entries.Where(e => e.Stream != table.Consultation.Id.Stream).OrderBy(e => e.Stream).ThenBy(e => e.Version)
                )
                {
                    replay.TakeWording(entry);
                }

                AreSame(replay.ToTable(), table);
            }
        );

    [Fact]
    public void From_whatever_checkpoints_the_table_at_a_place_is_the_same_and_no_entry_is_read_twice()
    {
        var (read, whole) = (0, 0);
        Run(
            (entries, table, random) =>
            {
                var id = table.Consultation.Id;
                var checkpoints = Checkpoints(id, entries, random);
                var wasRead = new List<Entry>();
                using var journal = new CountedReader(new CheckpointedReader(id, entries, checkpoints), wasRead);
                foreach (var place in new[] { journal.Place, random.Next(1, entries.Count + 1), random.Next(1, entries.Count + 1) })
                {
                    using var plain = new EntriesReader(id, entries);
                    var end = plain.EndOfStep(place);
                    wasRead.Clear();

                    AreSame(Past.At(journal, place), Replay.Of(id, entries.Take((int)end)).ToTable());

                    wasRead.Should().OnlyHaveUniqueItems();
                    read += wasRead.Count;
                    whole += entries.Take((int)end).Count(e => e.Stream != id.Stream);
                }
            }
        );
        read.Should().BeLessThan(whole * 3 / 4, "what stands before a checkpoint is read only where numbers changed");
    }

    [Fact]
    public void What_changed_between_two_places_is_the_same_from_checkpoints() =>
        Run(
            (entries, table, random) =>
            {
                var id = table.Consultation.Id;
                using var journal = new CheckpointedReader(id, entries, Checkpoints(id, entries, random));
                using var plain = new EntriesReader(id, entries);
                var after = random.Next(1, entries.Count + 1);
                var upTo = random.Next(after, entries.Count + 1);

                var (read, stood) = (Past.Since(journal, after, upTo), Past.Since(plain, after, upTo));

                AreSame(read.Before, stood.Before);
                AreSame(read.Now, stood.Now);
                read.Passages.Select(Seen).Should().Equal(stood.Passages.Select(Seen));
                read.Decisions.Select(d => d.Place).Should().Equal(stood.Decisions.Select(d => d.Place));
            }
        );

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    public void A_checkpoint_that_cannot_be_read_counts_as_not_there(string body)
    {
        var meeting = Meetings.Small();
        meeting.Type(Meetings.C1.Passage, "One. ");
        meeting.Type(Meetings.C1.Passage, "Two. ");
        var last = meeting.Entries[^1];
        var good = CheckpointOf([.. meeting.Entries.Where(e => e.Stream == last.Stream).Take(2)]);
        var wasRead = new List<Entry>();
        using var journal = new CountedReader(
            new CheckpointedReader(meeting.Now.Id, meeting.Entries, [good, new(last.Stream, 2, last.Place, body)]),
            wasRead
        );

        AreSame(Past.At(journal, last.Place), meeting.Table);
        wasRead.Where(e => e.Stream == last.Stream).Should().Equal(last);
    }

    [Fact]
    public void Who_follows_a_replay_hears_of_the_last_versions_without_a_gap_and_of_what_is_folded()
    {
        var heard = 0;
        Run(
            (entries, table, random) =>
            {
                var id = table.Consultation.Id;
                var follower = new Follower(random.Next(4));
                var checkpoints = Checkpoints(id, entries, random);
                using var journal = new CheckpointedReader(id, entries, checkpoints);

                var replay = Replay.Of(journal, journal.Place, follower);

                AreSame(replay.ToTable(), table);
                foreach (var (stream, versions) in follower.Tails)
                {
                    var last = table.Passage(new(stream.Value)).Version;
                    var first = Math.Max(0, checkpoints.Where(c => c.Stream == stream && c.Body != "{").Select(c => c.Version).DefaultIfEmpty(0).Max() - follower.Tail);
                    versions.Should().Equal(Enumerable.Range(first, last - first + 1));
                    heard++;
                }
            }
        );
        heard.Should().BePositive();
    }

    [Fact]
    public void An_entry_that_does_not_follow_is_named()
    {
        var entries = Meetings.Small().Entries;
        var again = () => Replay.Of(new(entries[0].Stream.Value), [.. entries, entries[^1]]);
        var nothing = () => Replay.Of(new("none"), []).ToTable();

        again
            .Should()
            .Throw<FormatException>()
            .WithMessage(
                $"The entry of kind Created/1, version 0 of journal {entries[^1].Stream}, does not follow from those before it: *"
            );
        nothing.Should().Throw<FormatException>().WithMessage("The journal holds no consultation none.");
    }

    private static Replay Decisions(IEnumerable<Entry> entries, Table table) =>
        Replay.Of(table.Consultation.Id, entries.Where(e => e.Stream == table.Consultation.Id.Stream));

    private static List<Checkpoint> Checkpoints(ConsultationId id, IReadOnlyList<Entry> entries, Random random) =>
        [
            .. entries
                .Where(e => e.Stream != id.Stream)
                .GroupBy(e => e.Stream)
                .SelectMany(journal =>
                    Enumerable
                        .Range(1, journal.Count())
                        .Where(_ => random.Next(3) == 0)
                        .Select(count => CheckpointOf([.. journal.Take(count)]))
                        .Select(c => random.Next(8) == 0 ? c with { Body = "{" } : c)
                ),
        ];

    private static (PassageId, PassageState?, PassageState, string, long, DateTimeOffset) Seen(ChangedPassage p) =>
        (p.Passage, p.Before, p.Now, string.Join(' ', p.Members), p.LastPlace, p.LastAt);

    private static Checkpoint CheckpointOf(IReadOnlyList<Entry> journal)
    {
        var replay = new PassageReplay(new(journal[0].Stream.Value));
        foreach (var entry in journal)
        {
            replay.Take(entry);
        }

        return new(journal[0].Stream, journal[^1].Version, journal[^1].Place, PassageStateJson.Write(replay.State!));
    }

    private static void AreSame(Table? read, Table? stood)
    {
        for (; stood is not null; (read, stood) = (read.BeforeRenumbering, stood.BeforeRenumbering))
        {
            Assert.NotNull(read);
            Picture.Of(read, stood.Consultation).Should().Be(Picture.Of(stood, stood.Consultation));
            read.Consultation.Version.Should().Be(stood.Consultation.Version);
            read.Passages.Should().HaveCount(stood.Passages.Count);
            read.Passages.Values.Should().OnlyContain(p => p == stood.Passages[p.Id]);
        }

        read.Should().BeNull();
    }

    /// <summary>Meets at random and, at some moments, holds the table against the entries made until then.</summary>
    private static void Run(Action<IReadOnlyList<Entry>, Table, Random> law)
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var random = new Random(seed);
            var members = new RandomMeeting(random);
            var meeting = Meetings.Small();
            try
            {
                for (var step = 1; step <= Steps; step++)
                {
                    meeting.Ask(members.Next(meeting), member: members.Member());
                    members.Type(meeting);
                    if (step % StepsBetweenMoments == 0)
                    {
                        law([.. meeting.Entries], meeting.Table, random);
                    }
                }
            }
            catch (Exception e)
            {
                throw new AssertionFailedException($"Seed {seed}, after {meeting.Entries.Count} entries: {e.Message}\n{e.StackTrace}");
            }
        }
    }

    /// <summary>Notes which versions it hears of as the tail of each passage.</summary>
    private sealed class Follower(int tail) : IReplayFollower
    {
        public int Tail => tail;

        public Dictionary<StreamId, List<int>> Tails { get; } = [];

        public void GoesOnFrom(PassageState state, int weight) => weight.Should().BePositive();

        public void Took(Entry entry, WordingEntry written, PassageState? folded, bool isOfTail)
        {
            (folded?.Version ?? entry.Version).Should().Be(entry.Version);
            if (isOfTail)
            {
                Tails.TryAdd(entry.Stream, []);
                Tails[entry.Stream].Add(entry.Version);
            }
        }
    }
}
