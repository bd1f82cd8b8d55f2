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
    public void A_passage_that_starts_from_a_checkpoint_is_read_from_there_only_and_the_table_is_the_same()
    {
        var (started, refused) = (0, 0);
        Run(
            (entries, table, random) =>
            {
                var replay = Decisions(entries, table);
                foreach (var journal in entries.Where(e => e.Stream != table.Consultation.Id.Stream).GroupBy(e => e.Stream))
                {
                    var start = replay.StartFrom(CheckpointOf([.. journal.Take(random.Next(journal.Count()) + 1)]));
                    _ = start is null ? refused++ : started++;
                    foreach (var entry in journal.Where(e => start is null || e.Version >= start.Version))
                    {
                        replay.TakeWording(entry);
                    }
                }

                AreSame(replay.ToTable(), table);
            }
        );
        started.Should().BePositive();
        refused.Should().BePositive("a checkpoint later than a renumbering does not say what stood then");
    }

    [Fact]
    public void A_checkpoint_that_cannot_be_read_starts_nothing()
    {
        var meeting = Meetings.Small();
        var replay = Decisions(meeting.Entries, meeting.Table);

        replay.StartFrom(new(Meetings.C1.Passage.Stream, 0, 0, "{")).Should().BeNull();
        replay.Passage(Meetings.C1.Passage).Should().BeNull();
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
}
