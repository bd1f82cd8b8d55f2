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
    public void Every_checkpoint_of_a_stream_stands_with_the_place_of_its_entry() =>
        Kept().Should().Equal(At(1, "at one"), At(2, "at two"));

    [Fact]
    public void One_of_the_same_version_takes_the_place_of_the_one_before()
    {
        _open.Journal.Keep(new(Clause, 1, 0, "at one again"));
        _open.Append(OpenFolder.To("clause1", 4, "e"));

        Kept().Should().Equal(At(1, "at one again"), At(2, "at two"));
    }

    [Fact]
    public void One_that_is_altered_or_belongs_to_another_entry_does_not_count_and_the_others_do()
    {
        _open.Sql("UPDATE checkpoints SET body = 'at too' WHERE version = 2");
        Kept().Should().Equal(At(1, "at one"));

        _open.Sql("UPDATE checkpoints SET entry_hash = body_hash WHERE version = 2");
        using var reader = _open.Journal.OpenReader();
        reader.Checkpoints[Clause].Select(c => c.Version).Should().Equal(1);
    }

    [Theory]
    [InlineData("UPDATE checkpoints SET body = 'at too'")]
    [InlineData("UPDATE checkpoints SET body_hash = 'text'")]
    [InlineData("UPDATE checkpoints SET version = version + 7")]
    [InlineData("UPDATE checkpoints SET entry_hash = body_hash")]
    [InlineData("DELETE FROM checkpoints")]
    [InlineData("INSERT INTO purges_due VALUES (0); UPDATE entries SET body = '{}', body_hash = hash WHERE version = 0")]
    public void One_that_is_altered_belongs_to_another_entry_or_holds_what_was_erased_does_not_count(string damage)
    {
        _open.Sql(damage);

        Kept().Should().BeEmpty();
    }

    [Fact]
    public void A_checkpoint_of_a_version_that_is_not_there_is_not_kept()
    {
        _open.Journal.Keep(new(new("clause2"), 7, 0, "nothing"));
        _open.Append(OpenFolder.To("clause3", 0, "e"));

        Kept().Should().HaveCount(2);
    }

    [Fact]
    public void A_folder_of_a_build_that_kept_the_last_of_each_stream_opens_with_it()
    {
        _open.Folder.Dispose();
        Earlier("INSERT INTO last_checkpoints SELECT stream, version, entry_hash, body, body_hash FROM checkpoints WHERE version = 2");

        _open.Reopen();

        Kept().Should().Equal(At(2, "at two"));
        _open.Journal.Keep(new(Clause, 3, 0, "at three"));
        _open.Append(OpenFolder.To("clause1", 4, "e"));
        Kept().Should().Equal(At(2, "at two"), At(3, "at three"));
        _open.Erase("clause1", 0);
        Kept().Should().BeEmpty("erasing goes on to delete them");
        _open.Journals.VerifyEntries().Faults.Should().BeEmpty();
        Directory.GetFiles(_open.Path, "*.before-*").Should().BeEmpty("what is derived needs no copy");
    }

    private Checkpoint At(int version, string body) => new(Clause, version, _open.Journal.Read(Clause)[version].Place, body);

    private List<Checkpoint> Kept()
    {
        using var reader = _open.Journal.OpenReader();
        return [.. reader.Read([.. reader.Checkpoints[Clause]])];
    }

    /// <summary>Puts the table of checkpoints of the build before in place of the one that stands.</summary>
    private void Earlier(string rows) =>
        _open.Sql(
            $"""
            DROP TRIGGER entries_erase_checkpoints;
            CREATE TABLE last_checkpoints (
                stream INTEGER PRIMARY KEY,
                version INTEGER NOT NULL,
                entry_hash BLOB NOT NULL,
                body TEXT NOT NULL,
                body_hash BLOB NOT NULL);
            {rows};
            DROP TABLE checkpoints;
            ALTER TABLE last_checkpoints RENAME TO checkpoints;
            CREATE TRIGGER entries_erase_checkpoint AFTER UPDATE OF body ON entries
            BEGIN
                DELETE FROM checkpoints WHERE stream = NEW.stream;
            END;
            DELETE FROM __EFMigrationsHistory WHERE MigrationId = '20261201020000_EveryCheckpoint';
            """
        );
}
