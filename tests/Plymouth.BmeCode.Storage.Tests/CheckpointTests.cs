using FluentAssertions;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;
using Xunit;

namespace Plymouth.BmeCode.Storage.Tests;

public sealed class CheckpointTests : IDisposable
{
    private static readonly StreamId Clause = new("clause1");
    private readonly OpenFolder _open = new();

    public CheckpointTests()
    {
        _open.Append(OpenFolder.To("clause1", 0, "a", "b", "c"));
        _open.Journal.Keep(new(Clause, 1, 0, "at one"));
        _open.Journal.Keep(new(Clause, 2, 0, "at two"));
        _open.Append(OpenFolder.To("clause1", 3, "d"));
    }

    public void Dispose() => _open.Dispose();

    [Fact]
    public void The_last_checkpoint_of_a_stream_stands_with_the_position_of_its_entry() =>
        _open.Journal.ReadToOpen(0).Checkpoints.Should().Equal(new Checkpoint(Clause, 2, _open.Journal.Read(Clause)[2].Place, "at two"));

    [Theory]
    [InlineData("UPDATE checkpoints SET body = 'at too'")]
    [InlineData("UPDATE checkpoints SET body_hash = 'text'")]
    [InlineData("UPDATE checkpoints SET version = 1")]
    [InlineData("UPDATE checkpoints SET entry_hash = body_hash")]
    [InlineData("DELETE FROM checkpoints")]
    [InlineData("INSERT INTO purges_due VALUES (0); UPDATE entries SET body = '{}', body_hash = hash WHERE version = 0")]
    public void One_that_is_altered_belongs_to_another_entry_or_holds_what_was_erased_does_not_count(string damage)
    {
        _open.Sql(damage);

        _open.Journal.ReadToOpen(0).Checkpoints.Should().BeEmpty();
    }

    [Fact]
    public void A_checkpoint_of_a_version_that_is_not_there_is_not_kept()
    {
        _open.Journal.Keep(new(new("clause2"), 7, 0, "nothing"));
        _open.Append(OpenFolder.To("clause3", 0, "e"));

        _open.Journal.ReadToOpen(0).Checkpoints.Should().ContainSingle();
    }
}
