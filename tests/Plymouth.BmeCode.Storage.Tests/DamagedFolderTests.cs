using FluentAssertions;
using Microsoft.Extensions.Logging;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Testing;
using Xunit;
using static Plymouth.BmeCode.Storage.Tests.OpenFolder;

namespace Plymouth.BmeCode.Storage.Tests;

/// <summary>
/// Whatever of a data folder that was used is lost or damaged: it is said, with what to do, and nobody goes on with less as if nothing
/// were.
/// </summary>
public sealed class DamagedFolderTests : IDisposable
{
    private const int PageSize = 4096;
    private static readonly string Words = string.Concat(Enumerable.Repeat("Members and partners of the city. ", 40));

    private readonly OpenFolder _open = new();
    private readonly TempFolder _temp = new();
    private int _copies;

    public DamagedFolderTests()
    {
        _open.Folder.People.Add("Farah", OpenFolder.Bme, Role.Facilitator);
        _open.Folder.Links.MakeSingle(OpenFolder.Bme, Role.Member, "Grace");
        _open.Folder.Documents.Keep([.. Enumerable.Range(0, 9000).Select(n => (byte)n)]);
        for (var n = 0; n < 10; n++)
        {
            _open.Append(To($"clause{n}", 0, Words, Words)).Should().BeOfType<AppendOutcome.Appended>();
        }
    }

    public void Dispose()
    {
        _open.Dispose();
        _temp.Dispose();
    }

    [Fact]
    public void A_killed_writers_folder_opens_with_everything_in_it()
    {
        using var again = Open(AfterKill());

        again.Journals.VerifyEntries().Entries.Should().Be(20);
    }

    [Fact]
    public void A_lost_log_is_missed_and_what_is_gone_is_counted()
    {
        var folder = AfterKill();
        File.Delete(Path.Combine(folder, "bmecode.db-wal"));

        Opening(folder).Should().Throw<DataFolderException>().WithMessage("*-wal was moved or deleted*newest backup*");
        Beside(folder).Should().Throw<DataFolderException>();
    }

    [Fact]
    public void Entries_lost_from_the_end_are_counted_and_an_older_copy_put_there_on_purpose_can_be_used()
    {
        var older = AfterKill();
        _open.Append(To("clause0", 2, "later", "and later"));
        File.Copy(Path.Combine(_open.Path, Anchor.FileName), Path.Combine(older, Anchor.FileName), overwrite: true);

        Opening(older)
            .Should()
            .Throw<DataFolderException>()
            .WithMessage("*2 of the 22 entries it held are missing from its end*move the file anchor away*");
        File.Delete(Path.Combine(older, Anchor.FileName));
        using var again = Open(older);
        again.Journals.VerifyEntries().Entries.Should().Be(20);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_database_that_is_gone_or_empty_is_missed_and_nothing_is_made_in_its_place(bool empty)
    {
        var folder = Closed();
        var file = Path.Combine(folder, "bmecode.db");
        File.Delete(file);
        if (empty)
        {
            File.WriteAllBytes(file, []);
        }

        Opening(folder)
            .Should()
            .Throw<DataFolderException>()
            .WithMessage($"*{(empty ? "empty" : "missing")}*used before*It held 20 entries*backup*");
        Beside(folder).Should().Throw<DataFolderException>().WithMessage("*used before*");
        (File.Exists(file) && new FileInfo(file).Length > 0).Should().BeFalse();
    }

    [Fact]
    public void A_folder_of_an_earlier_build_without_an_anchor_is_known_as_used_by_its_keys()
    {
        var folder = Closed();
        File.Delete(Path.Combine(folder, Anchor.FileName));
        File.Delete(Path.Combine(folder, "bmecode.db"));
        Directory.CreateDirectory(Path.Combine(folder, "keys"));
        File.WriteAllText(Path.Combine(folder, "keys", "key-1.xml"), "<key id=\"1\" />");

        Opening(folder).Should().Throw<DataFolderException>().WithMessage("*missing*used before*");
    }

    [Fact]
    public void Whichever_page_is_damaged_it_is_known_at_the_start_and_by_verify()
    {
        var random = new Random(5);
        var pages = new FileInfo(Path.Combine(Closed(), "bmecode.db")).Length / PageSize;
        pages.Should().BeGreaterThan(20);
        for (var page = 0; page < pages; page++)
        {
            var folder = Closed();
            using (var file = new FileStream(Path.Combine(folder, "bmecode.db"), FileMode.Open, FileAccess.ReadWrite))
            {
                var noise = new byte[PageSize];
                random.NextBytes(noise);
                file.Position = page * PageSize;
                file.Write(noise);
            }

            Opening(folder).Should().Throw<DataFolderException>("page {0} is damaged", page);
            FoundBeside(folder).Should().NotBeEmpty("page {0} is damaged", page);
        }
    }

    [Fact]
    public void However_much_of_the_database_is_cut_off_it_is_known_at_the_start_and_by_verify()
    {
        var length = new FileInfo(Path.Combine(Closed(), "bmecode.db")).Length;
        for (var left = 100L; left < length; left += PageSize + 700)
        {
            var folder = Closed();
            using (var file = new FileStream(Path.Combine(folder, "bmecode.db"), FileMode.Open, FileAccess.ReadWrite))
            {
                file.SetLength(left);
            }

            Opening(folder).Should().Throw<DataFolderException>("{0} bytes are left", left);
            FoundBeside(folder).Should().NotBeEmpty("{0} bytes are left", left);
        }
    }

    [Fact]
    public void One_flipped_bit_in_a_kept_file_or_a_body_is_known()
    {
        foreach (
            var damage in new[]
            {
                "UPDATE documents SET bytes = zeroblob(9000)",
                "UPDATE entries SET body = replace(body, 'city', 'cite') WHERE stream = 4 AND version = 1",
            }
        )
        {
            var folder = Closed();
            Sql(folder, $"DROP TRIGGER entries_refuse_update; DROP TRIGGER documents_refuse_update; {damage};");

            Opening(folder).Should().Throw<DataFolderException>().WithMessage("*is damaged*");
            FoundBeside(folder).Should().ContainSingle();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("bmecode anchor 1\nposition 7\nhash x\nat 2026-11-05T19:30:00Z\ncheck x\n")]
    public void A_damaged_anchor_is_named(string left)
    {
        var folder = Closed();
        File.WriteAllText(Path.Combine(folder, Anchor.FileName), left);

        Opening(folder).Should().Throw<DataFolderException>().WithMessage("*anchor is damaged*verify*");
    }

    [Fact]
    public void A_lost_anchor_is_said_and_made_again()
    {
        var folder = Closed();
        File.Delete(Path.Combine(folder, Anchor.FileName));
        var log = new Heard();

        DataFolder.OpenToWrite(folder, _open.Time, _open.Ids, log).Dispose();

        log.Said.Should().ContainSingle().Which.Should().StartWith("Warning: There was no anchor");
        Anchor.Read(folder).Should().BeEquivalentTo(new { Entries = 20L });
    }

    [Fact]
    public void One_place_of_the_anchor_torn_by_a_power_cut_leaves_the_other()
    {
        var folder = Closed();
        var path = Path.Combine(folder, Anchor.FileName);
        var bytes = File.ReadAllBytes(path);
        var before = Anchor.Read(folder)!.Entries;
        bytes.AsSpan(0, 40).Clear();
        File.WriteAllBytes(path, bytes);

        Anchor.Read(folder)!.Entries.Should().BeInRange(before - 2, before);
        Opening(folder).Should().NotThrow();
    }

    [Fact]
    public async Task When_nothing_is_written_for_a_while_the_database_file_is_all_by_itself()
    {
        var copied = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _open.Journals.Writer.LogCopied += () => copied.TrySetResult();
        _open.Append(To("clause0", 2, "last"));
        await copied.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Directory.CreateDirectory(_temp.At("alone"));
        File.Copy(Path.Combine(_open.Path, "bmecode.db"), Path.Combine(_temp.At("alone"), "bmecode.db"));
        using var alone = DataFolder.OpenBeside(_temp.At("alone"), _open.Time, _open.Ids);
        alone.Journals.VerifyEntries().Entries.Should().Be(21);
    }

    private static List<string> FoundBeside(string folder)
    {
        try
        {
            using var beside = DataFolder.OpenBeside(folder, TimeProvider.System, new CountingIds());
            return [.. beside.Journals.VerifyEntries().Faults];
        }
        catch (DataFolderException e)
        {
            return [e.Message];
        }
    }

    /// <summary>A copy of the folder as a process leaves it that is killed now.</summary>
    private string AfterKill()
    {
        var copy = _temp.At($"copy{_copies++}");
        foreach (
            var file in Directory
                .GetFiles(_open.Path, "*", SearchOption.AllDirectories)
                .Where(f => !f.EndsWith("-shm", StringComparison.Ordinal) && !f.Contains("writer.", StringComparison.Ordinal))
        )
        {
            var to = Path.Combine(copy, Path.GetRelativePath(_open.Path, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        return copy;
    }

    /// <summary>A copy of the folder as it is after the program ended.</summary>
    private string Closed()
    {
        var copy = AfterKill();
        Open(copy).Dispose();
        (new FileInfo(Path.Combine(copy, "bmecode.db-wal")) is { Exists: true, Length: > 0 })
            .Should()
            .BeFalse("a program that ends leaves one file that is all");
        return copy;
    }

    private static DataFolder Open(string folder) => DataFolder.OpenToWrite(folder, TimeProvider.System, new CountingIds());

    private static Action Opening(string folder) => () => Open(folder).Dispose();

    private static Action Beside(string folder) => () => DataFolder.OpenBeside(folder, TimeProvider.System, new CountingIds()).Dispose();

    private sealed class Heard : ILogger
    {
        public List<string> Said { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Said.Add($"{logLevel}: {formatter(state, exception)}");
    }
}
