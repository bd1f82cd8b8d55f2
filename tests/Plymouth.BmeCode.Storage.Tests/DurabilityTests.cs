using FluentAssertions;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Testing;
using Xunit;
using static Plymouth.BmeCode.Storage.Tests.OpenFolder;

namespace Plymouth.BmeCode.Storage.Tests;

public sealed class DurabilityTests : IDisposable
{
    private readonly OpenFolder _open = new();

    public void Dispose() => _open.Dispose();

    [Fact]
    public void Everything_queued_before_closing_is_written_and_told()
    {
        var told = 0;
        for (var version = 0; version < 200; version++)
        {
            _open.Journal.Append(new Batch([To("clause1", version, $"{version}")]), _ => told++);
        }

        _open.Reopen();

        told.Should().Be(200);
        _open.Bodies("clause1").Should().HaveCount(200);
        _open.Append(To("clause1", 200, "on it goes")).Should().BeOfType<AppendOutcome.Appended>();
    }

    [Fact]
    public async Task The_files_at_the_moment_of_being_told_hold_what_was_told()
    {
        using var after = new TempFolder();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(n => _open.AppendAsync(To($"clause{n}", 0, "a", "b"))));
        await _open.AppendAsync(To("clause0", 2, "last"));

        // What a process leaves that is killed at this moment: the files as they are, nothing closed, nothing checkpointed.
        foreach (var file in new[] { "bmecode.db", "bmecode.db-wal" })
        {
            File.Copy(Path.Combine(_open.Path, file), after.At(file));
        }

        using var again = DataFolder.OpenToWrite(after.Path, _open.Time, _open.Ids);
        again.Journals.Of(Bme).Read(new StreamId("clause0")).Should().Equal(_open.Journal.Read(new StreamId("clause0"))).And.HaveCount(3);
        again.Journals.VerifyEntries().Should().BeEquivalentTo(_open.Journals.VerifyEntries());
    }

    [Fact]
    public async Task A_full_disk_fails_the_group_and_later_appends_work_once_there_is_room()
    {
        _open.Journals.Writer.MostPages = 40;
        _open.Append(To("clause1", 0, "fits")).Should().BeOfType<AppendOutcome.Appended>();

        Task<AppendOutcome> small,
            large;
        using (_open.HoldWriter())
        {
            small = _open.AppendAsync(To("clause1", 1, "small"));
            large = _open.AppendAsync(To("clause2", 0, new string('x', 400_000)));
        }

        (await small).Should().BeOfType<AppendOutcome.Failed>();
        (await large).Should().BeOfType<AppendOutcome.Failed>().Which.Reason.Should().StartWith("The disk is full");
        _open.Bodies("clause1").Should().HaveCount(1, "a group that could not be written leaves nothing behind");

        _open.Journals.Writer.MostPages = int.MaxValue;
        _open.Append(To("clause1", 1, "small"), To("clause2", 0, new string('x', 400_000))).Should().BeOfType<AppendOutcome.Appended>();
        _open.Journals.VerifyEntries().Faults.Should().BeEmpty();
    }

    [Fact]
    public void Nothing_is_called_saved_when_the_database_is_gone()
    {
        _open.Append(To("clause1", 0, "a"));
        File.Move(Path.Combine(_open.Path, "bmecode.db"), Path.Combine(_open.Path, "moved.db"));

        _open.Append(To("clause1", 1, "b")).Should().BeOfType<AppendOutcome.Failed>().Which.Reason.Should().Contain("no longer there");
        File.Move(Path.Combine(_open.Path, "moved.db"), Path.Combine(_open.Path, "bmecode.db"));
        _open.Append(To("clause1", 1, "b")).Should().BeOfType<AppendOutcome.Appended>();
    }

    [Fact]
    public void A_batch_that_cannot_be_written_at_all_fails_alone()
    {
        _open
            .Append(new StreamAppend(new StreamId("clause1"), 0, [Said("x") with { Kind = null! }]))
            .Should()
            .BeOfType<AppendOutcome.Failed>();

        _open.Append(To("clause1", 0, "a")).Should().BeOfType<AppendOutcome.Appended>();
    }
}
