using System.Globalization;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Testing;
using Xunit;
using static Plymouth.BmeCode.Storage.Tests.OpenFolder;

namespace Plymouth.BmeCode.Storage.Tests;

public sealed class DataFolderTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_new_folder_is_made_with_all_that_belongs_in_it()
    {
        DataFolder.Exists(_temp.At("data")).Should().BeFalse();
        using var folder = Open("data");

        DataFolder.Exists(_temp.At("data")).Should().BeTrue();
        folder.SignInKeys.All.Should().BeEmpty();
        folder.Journals.Stored.Should().BeEmpty();
    }

    [Fact]
    public void Each_folder_has_a_cookie_of_its_own_and_keeps_it_and_its_keys()
    {
        string name;
        using (var folder = Open("data"))
        {
            name = folder.SignInKeys.CookieName;
            folder.SignInKeys.Keep("key-1", "<key id=\"1\" />");
        }

        using var again = Open("data");
        again.SignInKeys.CookieName.Should().Be(name).And.StartWith("bmecode-");
        again.SignInKeys.All.Should().Equal("<key id=\"1\" />");
    }

    [Fact]
    public void Keys_that_an_earlier_build_kept_in_files_are_taken_in_and_the_cookie_keeps_its_name()
    {
        Directory.CreateDirectory(_temp.At("data/keys"));
        File.WriteAllText(_temp.At("data/keys/key-1.xml"), "<key id=\"1\" />");
        Sql(_temp.At("data"), "PRAGMA user_version = 0; CREATE TABLE before_it_was (x)");

        using var folder = Open("data");

        (folder.SignInKeys.CookieName, folder.SignInKeys.All.Single()).Should().Be(("bmecode", "<key id=\"1\" />"));
    }

    [Fact]
    public void What_an_earlier_build_imported_opens_with_the_names_it_had()
    {
        using (var from = new OpenFolder())
        {
            from.Append(To("review", 0, "received"));
            var entry = from.Journal.Read(new("review"))[0];
            PrivateFiles.MakeFolder(_temp.At("data"));
            using var database = OfAnEarlierBuild(_temp.At("data"));
            Sql(
                _temp.At("data"),
                $"""
                INSERT INTO entries (stream, version, member, at, kind, body, body_hash, hash)
                VALUES ('review', 0, '{entry.Member}', {entry.At.ToUnixTimeMilliseconds()}, '{entry.Kind}', '{entry.Body}', '{HashChain.BodyHash(
                    entry.Body!
                )}', '{entry.Hash}');
                INSERT INTO people VALUES ('amina', 'Amina', 'Member', 1);
                """
            );
        }

        using var folder = Open("data");

        var read = folder.Journals.Of(Bme).Read(new("review")).Single();
        (read.IsImported, read.Member, folder.People.ShownIn(new("review"), read.Member)).Should().Be((false, Amina, "Amina"));
        folder.Journals.VerifyEntries().Faults.Should().BeEmpty();
    }

    [Fact]
    public void A_new_folder_and_what_is_in_it_are_its_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        using var folder = Open("data");

        new DirectoryInfo(_temp.At("data"))
            .UnixFileMode.Should()
            .Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void A_second_writer_is_refused_and_told_who_has_the_folder()
    {
        using (Open("data"))
        {
            Opening("data")
                .Should()
                .Throw<DataFolderException>()
                .WithMessage(
                    $"*in use by another process (pid {Environment.ProcessId.ToString(CultureInfo.InvariantCulture)})*Stop that one first*"
                );
        }

        Opening("data").Should().NotThrow();
    }

    [Fact]
    public void A_lock_left_by_a_killed_process_holds_nobody_up()
    {
        Open("data").Dispose();
        File.WriteAllText(_temp.At("data/writer.pid"), "4711");
        File.Exists(_temp.At("data/writer.lock")).Should().BeTrue();

        Opening("data").Should().NotThrow();
    }

    [Fact]
    public void A_migration_interrupted_by_a_kill_holds_nobody_up()
    {
        Directory.CreateDirectory(_temp.At("data"));
        Sql(
            _temp.At("data"),
            "CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO "
                + "__EFMigrationsLock VALUES (1, '2026-11-05');"
        );

        Opening("data").ExecutionTime().Should().BeLessThan(TimeSpan.FromSeconds(30));
        using var folder = Open("data");
        folder.Journals.VerifyEntries().Faults.Should().BeEmpty();
    }

    [Fact]
    public void A_database_of_a_newer_program_is_refused_and_the_change_named()
    {
        Open("data").Dispose();
        Sql(_temp.At("data"), "INSERT INTO __EFMigrationsHistory VALUES ('20991231000000_Holograms', '99.0')");

        Opening("data").Should().Throw<DataFolderException>().WithMessage("*20991231000000_Holograms*newer version*");
        OpeningBeside("data").Should().Throw<DataFolderException>().WithMessage("*20991231000000_Holograms*");
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(_temp.At("data"));
        var letter = string.Concat(Enumerable.Repeat("Dear facilitator, this is a letter. ", 200));
        File.WriteAllText(_temp.At("data/bmecode.db"), letter);

        Opening("data").Should().Throw<DataFolderException>().WithMessage("*bmecode.db is not a database*backup*");
        File.ReadAllText(_temp.At("data/bmecode.db")).Should().Be(letter);
        File.Delete(_temp.At("data/bmecode.db"));
        Opening("data").Should().NotThrow("the refusal let go of the lock");
    }

    [Fact]
    public void A_path_that_is_a_file_is_refused()
    {
        File.WriteAllText(_temp.At("data"), "");

        Opening("data").Should().Throw<DataFolderException>().WithMessage("*is a file*");
        Opening("data/inside").Should().Throw<DataFolderException>().WithMessage("*cannot be written*");
    }

    [Fact]
    public void Beside_a_writer_journals_are_read_and_not_appended_to()
    {
        using var writer = Open("data");
        using var beside = DataFolder.OpenBeside(_temp.At("data"), TimeProvider.System, new CountingIds());
        using var written = new ManualResetEventSlim();
        writer.Journals.Of(Bme).Append(new Batch([To("clause1", 0, "a")]), _ => written.Set());
        written.Wait();

        beside.Journals.Of(Bme).Read(new StreamId("clause1")).Should().HaveCount(1);
        beside.Journals.Of(Bme).Invoking(j => j.Append(new Batch([]), _ => { })).Should().Throw<InvalidOperationException>();
        var (_, token) = beside.Links.MakeSingle(Bme, Role.Member, "Bo");
        writer.Links.Look(token).Should().BeOfType<LinkLook.Good>();
    }

    [Fact]
    public void Beside_nothing_there_is_nothing_to_open() =>
        OpeningBeside("data").Should().Throw<DataFolderException>().WithMessage("*no data folder*--data*");

    [Fact]
    public void Opened_beside_an_old_schema_is_brought_up_to_date_unless_somebody_writes()
    {
        Directory.CreateDirectory(_temp.At("data"));
        Sql(_temp.At("data"), "PRAGMA user_version = 0");

        using (FolderLock.TryTake(_temp.At("data")))
        {
            OpeningBeside("data").Should().Throw<DataFolderException>().WithMessage("*older version*Stop that one first*");
        }

        OpeningBeside("data").Should().NotThrow();
    }

    /// <summary>A database as it was before entries said how they came.</summary>
    private static Database OfAnEarlierBuild(string folder)
    {
        File.WriteAllBytes(Path.Combine(folder, Database.FileName), []);
        var database = new Database(Path.Combine(folder, Database.FileName));
        using var context = database.OpenForWriter();
        context.Database.ExecuteSqlRaw("PRAGMA journal_mode = WAL");
        context.GetService<IMigrator>().Migrate("20261130083000_Sessions");
        return database;
    }

    private DataFolder Open(string name) => DataFolder.OpenToWrite(_temp.At(name), TimeProvider.System, new CountingIds());

    private Action Opening(string name) => () => Open(name).Dispose();

    private Action OpeningBeside(string name) =>
        () => DataFolder.OpenBeside(_temp.At(name), TimeProvider.System, new CountingIds()).Dispose();
}
