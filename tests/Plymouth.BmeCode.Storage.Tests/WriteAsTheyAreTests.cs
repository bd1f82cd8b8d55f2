using FluentAssertions;
using Plymouth.BmeCode.Collaboration;
using Plymouth.BmeCode.Review;
using Xunit;
using static Plymouth.BmeCode.Storage.Tests.OpenFolder;

namespace Plymouth.BmeCode.Storage.Tests;

public sealed class WriteAsTheyAreTests : IDisposable
{
    private readonly OpenFolder _from = new();
    private readonly OpenFolder _into = new();

    public WriteAsTheyAreTests()
    {
        _from.Append(To("review", 0, "received"), To("clause1", 0, "a"), To("clause2", 0, "b"));
        _from.Append(new StreamAppend(new StreamId("clause1"), 1, [Said("c", "c1:1")]));
        _from.Append(To("review", 1, "agreed"), To("clause1", 2, "d"));
    }

    private IReadOnlyList<Entry> Exported =>
        [.. new[] { "review", "clause1", "clause2" }.SelectMany(s => _from.Journal.Read(new StreamId(s))).OrderBy(e => e.Position)];

    public void Dispose()
    {
        _from.Dispose();
        _into.Dispose();
    }

    [Fact]
    public void Entries_come_over_unchanged_and_the_journal_goes_on_from_there()
    {
        _into.Journal.WriteAsTheyAre(Exported);

        _into.Journal.Read(new StreamId("clause1")).Should().Equal(_from.Journal.Read(new StreamId("clause1")));
        _into.Journal.Verify().Should().BeEquivalentTo(_from.Journal.Verify());
        _into.Append(To("clause1", 3, "e")).Should().BeOfType<AppendOutcome.Appended>();
        _into.Journal.Verify().Faults.Should().BeEmpty();
    }

    [Fact]
    public void Positions_are_given_anew_in_the_same_order()
    {
        _into.Append(To("before", 0, "x", "y"));
        _into.Journal.WriteAsTheyAre(Exported);

        _into.Journal.Read(new StreamId("review")).Select(e => e.Position).Should().Equal(3, 7);
        _into.Journal.Verify().Faults.Should().BeEmpty();
    }

    [Fact]
    public void An_erased_body_comes_over_with_its_hash_and_not_without()
    {
        _from.Sql("UPDATE entries SET body = NULL WHERE stream = 'clause1' AND version = 1");

        Writing([.. Exported.Select(e => e with { ErasedBodyHash = null })]).Should().Throw<JournalException>().WithMessage("*clause1, version 1: the body was erased*");
        _into.Journal.WriteAsTheyAre(Exported);
        _into.Journal.Verify().Should().BeEquivalentTo(_from.Journal.Verify());
    }

    [Fact]
    public void A_stream_that_stands_here_is_refused_and_nothing_is_written()
    {
        _into.Append(To("clause2", 0, "mine"));

        Writing(Exported).Should().Throw<JournalException>().WithMessage("*Stream clause2 stands in this data folder already*");
        _into.Bodies("review").Should().BeEmpty();
        _into.Append(To("review", 0, "mine")).Should().BeOfType<AppendOutcome.Appended>();
    }

    [Fact]
    public void An_altered_entry_is_refused_by_name()
    {
        Writing([.. Exported.Select(e => e.Origin is null ? e : e with { Body = "{}" })])
            .Should().Throw<JournalException>().WithMessage("*Stream clause1, version 1: the hash does not follow*");
        _into.Bodies("review").Should().BeEmpty();
    }

    [Fact]
    public void A_missing_entry_is_refused_by_name() =>
        Writing([.. Exported.Where(e => e.Origin is null)])
            .Should().Throw<JournalException>().WithMessage("*Stream clause1, version 2: version 1 should stand here*");

    private Action Writing(IReadOnlyList<Entry> entries) => () => _into.Journal.WriteAsTheyAre(entries);
}
