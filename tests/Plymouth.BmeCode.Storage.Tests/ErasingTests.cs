using System.Text;
using FluentAssertions;
using Microsoft.Data.Sqlite;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review.Erasing;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Publications;
using Xunit;
using static Plymouth.BmeCode.Storage.Tests.OpenFolder;

namespace Plymouth.BmeCode.Storage.Tests;

/// <summary>Words that were erased are in no file of the data folder, whatever interrupts it.</summary>
public sealed class ErasingTests : IDisposable
{
    private const string Words = "Jane Doe of Mutley Plain";

    private readonly OpenFolder _open = new();

    public ErasingTests()
    {
        _open.Append(To("review", 0, "received"), To("clause1", 0, Words, "another"));
        _open.Journal.Keep(new(new("clause1"), 0, 0, $"a checkpoint with {Words}"));
        _open.Journal.Keep(new(new("clause1"), 1, 0, $"another with {Words}"));
        _open.Append(To("clause1", 2, "more"));
    }

    public void Dispose() => _open.Dispose();

    [Fact]
    public void Erased_words_are_in_no_file_of_the_folder_and_everything_goes_on()
    {
        var copy = _open.Path + "/bmecode.db.before-20261130-190000";
        File.WriteAllText(copy, Words);
        FilesWith(Words).Should().HaveCountGreaterThan(1);

        var purged = _open.Erase("clause1", 0);

        purged.Should().BeEquivalentTo(new Purged([copy], null));
        FilesWith(Words).Should().BeEmpty();
        _open.Bodies("clause1").Should().Equal($$"""{"text":"{{new string('█', Words.Length)}}"}""", """{"text":"another"}""", """{"text":"more"}""");
        _open.Append(To("clause1", 3, "on")).Should().BeOfType<AppendOutcome.Appended>();
        _open.Reopen();
        FilesWith(Words).Should().BeEmpty();
        _open.Journals.VerifyEntries().Faults.Should().BeEmpty();
        Count("checkpoints").Should().Be(0);
    }

    [Fact]
    public void What_somebody_reads_meanwhile_is_cleared_at_the_next_start()
    {
        using (var reader = new SqliteConnection($"Data Source={_open.Path}/bmecode.db;Pooling=False"))
        {
            reader.Open();
            using var transaction = reader.BeginTransaction(deferred: true);
            using var reading = reader.CreateCommand();
            (reading.CommandText, reading.Transaction) = ("SELECT body FROM entries", transaction);
            using var row = reading.ExecuteReader();
            row.Read();

            _open.Erase("clause1", 0).NotYet.Should().Contain("the next start or erasing goes on");
        }

        _open.Bodies("clause1")[0].Should().NotContain("Jane");

        _open.Reopen();

        FilesWith(Words).Should().BeEmpty();
        Count("purges_due").Should().Be(0);
    }

    [Fact]
    public void A_purge_that_was_interrupted_is_taken_up_by_the_next_erasing()
    {
        var left = _open.Path + "/bmecode.db.before-20261130-190000.77.unfinished";
        File.WriteAllText(left, Words);
        _open.Sql("INSERT INTO purges_due VALUES (0)");

        _open.Erase("clause1", 1);

        File.Exists(left).Should().BeFalse();
        Count("purges_due").Should().Be(0);
    }

    [Fact]
    public void A_journal_that_has_grown_meanwhile_is_not_erased_in()
    {
        var erasing = _open.Erasing("clause1", 0);
        _open.Append(To("review", 1, "agreed"));

        _open
            .Invoking(o => o.Folder.Erase(Bme, erasing))
            .Should()
            .Throw<JournalException>()
            .WithMessage("Nothing was erased. The journal has grown meanwhile; erase again.");
        _open.Bodies("clause1")[0].Should().Contain(Words);
        Count("purges_due").Should().Be(0);
    }

    [Fact]
    public void An_entry_that_is_not_there_is_named_and_nothing_is_erased()
    {
        var erasing = _open.Erasing("clause1", 0);

        _open
            .Invoking(o => o.Folder.Erase(Bme, erasing with { Bodies = [.. erasing.Bodies, new(new("clause9"), 0, "{}", new string('0', 64))] }))
            .Should()
            .Throw<JournalException>()
            .WithMessage("Nothing was erased. Stream clause9 has no version 0*");
        _open.Bodies("clause1")[0].Should().Contain(Words);
    }

    [Theory]
    [InlineData("body = NULL, body_hash = hash")]
    [InlineData("body = '{}'")]
    [InlineData("body_hash = hash")]
    [InlineData("body = '{}', body_hash = hash, at = at + 1")]
    [InlineData("body = '{}', body_hash = hash, kind = kind + 1")]
    [InlineData("body = '{}', body_hash = hash, hash = x'00'")]
    public void The_database_itself_refuses_every_other_change_of_an_entry(string change) =>
        _open
            .Invoking(o => o.Sql($"INSERT INTO purges_due VALUES (0); UPDATE entries SET {change} WHERE stream = {NumberOf("clause1")}"))
            .Should()
            .Throw<SqliteException>()
            .WithMessage("*never changed*");

    [Fact]
    public void The_hash_of_what_was_written_stays_when_more_is_erased()
    {
        _open.Erase("clause1", 0);

        const string change = "UPDATE entries SET body = '{}' WHERE body_hash IS NOT NULL";
        _open.Invoking(o => o.Sql(change)).Should().Throw<SqliteException>("nothing is being erased");
        _open.Sql("INSERT INTO purges_due VALUES (0)");
        _open.Invoking(o => o.Sql(change.Replace("'{}'", "'{}', body_hash = hash"))).Should().Throw<SqliteException>();
        _open.Sql(change);
    }

    [Fact]
    public void Files_that_held_the_words_go_with_those_that_no_publication_names_and_the_others_stay()
    {
        var (gone, stays) = (_open.Folder.Documents.Keep(Encoding.UTF8.GetBytes(Words)), _open.Folder.Documents.Keep("stays"u8.ToArray()));
        var unnamed = _open.Folder.Documents.Keep(Encoding.UTF8.GetBytes($"refused, with {Words}"));
        _open.Append(new StreamAppend(new("review"), 1, [new(Amina, Evening, "CodePublished/1", null, $$"""{"hash":"{{stays}}"}""")]));
        var made = Encoding.UTF8.GetBytes("made again");

        _open.Folder.Erase(Bme, _open.Erasing("clause1", 0) with { DocumentsMade = [made] });

        var documents = _open.Folder.Documents;
        (documents.Find(gone), documents.Find(unnamed)).Should().Be((null, null));
        documents.Find(stays).Should().NotBeNull();
        FilesWith(Words).Should().BeEmpty();
    }

    [Fact]
    public void Files_that_another_publication_names_or_that_were_published_again_since_stay()
    {
        var (held, other) = (_open.Folder.Documents.Keep(Encoding.UTF8.GetBytes(Words)), _open.Folder.Documents.Keep("other"u8.ToArray()));
        _open.Append(Published(1, held, other));
        _open.Append(Published(2, other));
        ErasedDocument[] gone = [new(1, "file0", held, null, 0), new(1, "file1", other, null, 0)];

        _open.Folder.Erase(Bme, _open.Erasing("clause1", 0, gone));

        var documents = _open.Folder.Documents;
        documents.Find(held).Should().BeNull();
        documents.Find(other).Should().NotBeNull("the second publication names it still");

        documents.Keep(Encoding.UTF8.GetBytes(Words));
        _open.Append(Published(3, held));
        _open.Folder.Erase(Bme, _open.Erasing("clause1", 1));

        documents.Find(held).Should().NotBeNull("it was published since");
        var delete = $"DELETE FROM documents WHERE hash = '{held}'";
        _open.Invoking(o => o.Sql(delete)).Should().Throw<SqliteException>().WithMessage("*never deleted*");
    }

    /// <summary>A publication of files, named by their places.</summary>
    private StreamAppend Published(int number, params string[] hashes)
    {
        var (kind, body) = EventCodec.Write(
            new CodePublished(number, "", [], "head", 1, [], null, [.. hashes.Select((h, i) => new PublishedDocument($"file{i}", h, 1))])
        );
        return new(Bme.Stream, _open.Bodies(Bme.Value).Count, [new(Amina, Evening, kind, null, body)]);
    }

    private long Count(string table)
    {
        using var connection = new SqliteConnection($"Data Source={_open.Path}/bmecode.db;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM {table}";
        return (long)command.ExecuteScalar()!;
    }

    private List<string> FilesWith(string words) =>
        [.. Directory.GetFiles(_open.Path).Where(f => Bytes(f).AsSpan().IndexOf(Encoding.UTF8.GetBytes(words)) >= 0)];

    /// <summary>Reads a file through another name of it, because closing the database's own would drop SQLite's locks.</summary>
    private static byte[] Bytes(string file)
    {
        var copy = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        System.Diagnostics.Process.Start("cp", [file, copy])!.WaitForExit();
        var bytes = File.ReadAllBytes(copy);
        File.Delete(copy);
        return bytes;
    }
}
