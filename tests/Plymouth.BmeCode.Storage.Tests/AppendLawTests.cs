using CsCheck;
using FluentAssertions;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;
using Xunit;
using static Plymouth.BmeCode.Storage.Tests.OpenFolder;

namespace Plymouth.BmeCode.Storage.Tests;

/// <summary>
/// The law of the append, against a model in memory: batches are taken in the order queued, each wholly or not at all, however they fall
/// into groups.
/// </summary>
public sealed class AppendLawTests
{
    private const int Streams = 3;

    /// <summary>Entries for one stream: how far beside the stream's next version they ask to begin, and their origins (0: none).</summary>
    private static readonly Gen<(int Stream, int Beside, int[] Origins)> Part = Gen.Select(
        Gen.Int[0, Streams - 1],
        Gen.Frequency((8, Gen.Const(0)), (1, Gen.Const(1)), (1, Gen.Const(-1))),
        Gen.Int[0, 12].Array[0, 3]
    );

    [Fact]
    public void Whatever_is_queued_in_whatever_groups_the_journal_holds_what_the_model_holds() =>
        Part.Array[1, 3]
            .Array[1, 8]
            .Array[1, 4]
            .Sample(
                groups =>
                {
                    using var open = new OpenFolder();
                    var model = Enumerable.Range(0, Streams).Select(_ => new List<NewEntry>()).ToArray();
                    foreach (var group in groups)
                    {
                        var expected = new List<bool>();
                        var settled = new List<Task<AppendOutcome>>();
                        using (open.HoldWriter())
                        {
                            foreach (var parts in group)
                            {
                                var (batch, after) = Asked(parts, model);
                                expected.Add(after is not null);
                                model = after ?? model;
                                settled.Add(open.AppendAsync([.. batch]));
                            }
                        }

                        settled.Select(t => t.GetAwaiter().GetResult() is AppendOutcome.Appended).Should().Equal(expected);
                    }

                    for (var stream = 0; stream < Streams; stream++)
                    {
                        open.Journal.Read(new StreamId($"s{stream}"))
                            .Select(e => (e.Origin, e.Body))
                            .Should()
                            .Equal(model[stream].Select(e => (e.Origin, (string?)e.Body)));
                    }

                    open.Journals.VerifyEntries().Faults.Should().BeEmpty();
                },
                iter: 25,
                threads: 1
            );

    /// <summary>The batch, and the model after it; null where it must be refused.</summary>
    private static (List<StreamAppend> Batch, List<NewEntry>[]? After) Asked(
        (int Stream, int Beside, int[] Origins)[] parts,
        List<NewEntry>[] model
    )
    {
        var batch = new List<StreamAppend>();
        var after = model.Select(entries => entries.ToList()).ToArray();
        var refused = false;
        foreach (var (stream, beside, origins) in parts)
        {
            var entries = origins.Select(origin => Said($"{origin}", origin == 0 ? null : $"c1:{origin}")).ToList();
            batch.Add(new StreamAppend(new StreamId($"s{stream}"), after[stream].Count + beside, [.. entries]));
            refused |= beside != 0;
            foreach (var entry in entries)
            {
                refused |= SequenceOf(entry) is { } sequence && after[stream].Exists(e => SequenceOf(e) >= sequence);
                after[stream].Add(entry);
            }
        }

        return (batch, refused ? null : after);
    }

    private static int? SequenceOf(NewEntry entry) => Origin.Parse(entry.Origin)?.Sequence;
}
