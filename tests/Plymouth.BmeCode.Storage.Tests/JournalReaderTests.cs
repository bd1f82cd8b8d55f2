using FluentAssertions;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;
using Xunit;
using static Plymouth.BmeCode.Storage.Tests.OpenFolder;

namespace Plymouth.BmeCode.Storage.Tests;

/// <summary>What is read in parts from the database is what stands in a list of all entries.</summary>
public sealed class JournalReaderTests : IDisposable
{
    private const int Batches = 60;
    private readonly OpenFolder _open = new();
    private readonly Random _random = new(7);

    public JournalReaderTests()
    {
        // Two consultations grow at once, so that the rows of one stand between those of the other.
        var other = _open.Journals.Of(new("other"));
        var versions = new Dictionary<string, int>();
        for (var batch = 0; batch < Batches; batch++)
        {
            AppendTo(other, To("other", batch, "elsewhere")).Should().BeOfType<AppendOutcome.Appended>();
            string[] streams = batch % 5 == 0 ? ["review", "clause1", "clause2"] : [$"clause{_random.Next(1, 6)}"];
            var origin = batch % 5 == 0 ? null : $"k1:{batch}";
            _open
                .Append([.. streams.Select(s => new StreamAppend(new(s), Next(s), [Said($"{batch}", s == "review" ? null : origin)]))])
                .Should()
                .BeOfType<AppendOutcome.Appended>();
        }

        int Next(string stream) => versions[stream] = versions.GetValueOrDefault(stream, -1) + 1;
    }

    public void Dispose() => _open.Dispose();

    [Fact]
    public void Every_part_is_that_of_a_list_of_all_entries()
    {
        using var stored = _open.Journal.OpenReader();
        using var plain = new EntriesReader(Bme, _open.Journal.ReadAll());

        stored.Place.Should().Be(plain.Place);
        for (var place = 1L; place <= plain.Place; place++)
        {
            stored.EndOfStep(place).Should().Be(plain.EndOfStep(place));
            stored.ReadDecisions(place).Should().Equal(plain.ReadDecisions(place));
            stored.LatestTime(place).Should().Be(plain.LatestTime(place));
            var upTo = _random.NextInt64(place, plain.Place + 1);
            stored.ReadBetween(place, upTo).Should().Equal(plain.ReadBetween(place, upTo));
            EntrySpan[] spans =
            [
                .. Enumerable.Range(1, 6).Select(n => new StreamId($"clause{n}")).SelectMany(stream =>
                {
                    var (from, second) = (_random.Next(4), _random.Next(4, 9));
                    return new EntrySpan[] { new(stream, from, second - 1, place), new(stream, second, int.MaxValue, upTo) };
                }),
            ];
            var (read, stood) = (stored.Read(spans), plain.Read(spans));
            read.Select(s => s.Key).Should().BeEquivalentTo(stood.Select(s => s.Key));
            foreach (var stream in stood)
            {
                read[stream.Key].Should().Equal(stream);
            }

            var heads = plain.ReadBetween(0, place).GroupBy(e => e.Stream).Select(s => (s.Key, s.Last().Version)).ToList();
            stored.Head(heads).Should().Be(plain.Head(heads));
        }
    }

    [Fact]
    public void What_is_written_while_somebody_reads_is_not_in_it()
    {
        using var reader = _open.Journal.OpenReader();
        var before = reader.Place;
        reader.Checkpoints.Should().BeEmpty();

        _open.Append(To("late", 0, "more")).Should().BeOfType<AppendOutcome.Appended>();

        reader.ReadBetween(0, before + 9).Should().HaveCount((int)before);
        _open.Journal.Place.Should().Be(before + 1);
    }

    [Fact]
    public void Of_another_consultation_nothing_is_read_and_one_that_is_not_here_has_nothing()
    {
        using var reader = _open.Journal.OpenReader();
        using var nowhere = _open.Journals.Of(new("nowhere")).OpenReader();

        reader.Read([new EntrySpan(new("other"), 0, int.MaxValue, reader.Place)]).Should().BeEmpty();
        nowhere.Place.Should().Be(0);
        nowhere.ReadDecisions(7).Should().BeEmpty();
        nowhere.Invoking(n => n.EndOfStep(1)).Should().Throw<ArgumentOutOfRangeException>();
    }
}
