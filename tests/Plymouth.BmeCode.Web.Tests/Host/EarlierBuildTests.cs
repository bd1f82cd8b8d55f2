using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json.Nodes;
using FluentAssertions;
using Microsoft.Extensions.Logging.Abstractions;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Documents;
using Plymouth.BmeCode.Web.Hosting;
using Plymouth.BmeCode.Web.SignIn;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>
/// What an earlier build left opens in this one. <c>Earlier/2026-11-30.zip</c> holds a data folder of the last build in which all
/// consultations shared one order, and what that build exported from it: the table that ships with a meeting typed and decided in it and a
/// publication, a second consultation typed at the same time, and one that came by import.
/// </summary>
public sealed class EarlierBuildTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public EarlierBuildTests() =>
        ZipFile.ExtractToDirectory(Repository.At("tests/Plymouth.BmeCode.Web.Tests/Earlier/2026-11-30.zip"), _temp.Path);

    public static TheoryData<string> Consultations => ["k1", "k5", "k5115far"];

    private string Data => _temp.At("data");

    /// <summary>Returns an export without what came later: the numbers of comments, by which findings name them since.</summary>
    private static string OfThatBuild(byte[] export)
    {
        var json = JsonNode.Parse(export)!.AsObject();
        foreach (var comment in json["comments"]!.AsArray())
        {
            comment!.AsObject().Remove("number");
        }

        foreach (var finding in json["findings"]!.AsArray())
        {
            finding!.AsObject().Remove("message").Should().BeTrue();
        }

        return json.ToJsonString();
    }

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Its_folder_opens_with_everything_in_it_and_a_copy_of_what_it_was_stands_beside()
    {
        using var folder = Open(Data);

        var found = folder.Journals.Verify();
        (found.Streams, found.Entries, found.JournalHead, found.Faults.Count)
            .Should()
            .Be((308, 1273L, "8d346e31114c1138c169dd4f337deacbf53f517bffc5ffa733996f8a66f1f6f6", 0));
        var rooms = RoomsOf(folder);
        rooms.Stored.Select(id => rooms.Find(id)?.Id.Value).Should().Equal("k1", "k5", "k5115far");
        folder.People.NameIn(new("k5115far"), folder.Journals.Of(new("k5115far")).ReadAll()[0].Member).Should().Be("Zora");

        Directory.CreateDirectory(_temp.At("copied"));
        File.Copy(Directory.GetFiles(Data, "bmecode.db.before-*").Single(), _temp.At("copied/bmecode.db"));
        using var copied = Open(_temp.At("copied"));
        copied.Journals.Verify().Should().BeEquivalentTo(found);
    }

    [Fact]
    public void Its_people_are_here_with_the_role_they_had_in_each_consultation()
    {
        var before = new List<(string Id, string Name, string Role, bool Removed)>();
        Sql(
            "SELECT id, name, role, removed FROM people",
            row => before.Add((row.GetString(0), row.GetString(1), row.GetString(2), row.GetBoolean(3)))
        );
        before.Should().NotBeEmpty();

        using var folder = Open(Data);

        foreach (var (id, name, role, removed) in before)
        {
            var person = folder.People.Find(new(id));
            person.Should().Be(new Person(new(id), name, IsAdministrator: role == "Facilitator" && !removed, removed));
            foreach (var consultation in Consultations.Select(row => new ConsultationId(row.Data)))
            {
                $"{folder.People.RoleIn(new(id), consultation)}".Should().Be(removed ? "" : role);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Consultations))]
    public void It_exports_the_same_but_for_what_is_new(string consultation)
    {
        using var folder = Open(Data);

        var now = DocumentFormats.Json.Write(ConsultationMoment.Now(folder.Journals.Of(new(consultation))), folder.People).Bytes;

        OfThatBuild(now).Should().Be(OfThatBuild(Exported($"{consultation}.json")));
    }

    [Fact]
    public void Its_publication_is_handed_out_as_it_was_published()
    {
        using var folder = Open(Data);
        var room = RoomsOf(folder).Find(new("k1"))!;
        var publication = room.Table.Consultation.Publications.Single();
        var publisher = new Publisher(folder.Journals, folder.Documents, folder.People, new AuditLog(NullLoggerFactory.Instance));

        publication.Documents.Should().NotBeEmpty();
        foreach (var document in publication.Documents)
        {
            publisher
                .Find(room.Id, publication, document.Name)!
                .Bytes.AsSpan()
                .SequenceEqual(Exported($"k1-{document.Name.Replace('/', '-')}"))
                .Should()
                .BeTrue("{0} is what was published", document.Name);
        }
    }

    [Theory]
    [InlineData("json", "k1-consultation.json")]
    [InlineData("responses", "k1-responses.html")]
    public async Task Exported_as_of_the_last_entry_before_the_publication_it_is_what_was_published(string format, string published)
    {
        var entries = 0;
        using (var folder = Open(Data))
        {
            entries = RoomsOf(folder).Find(new("k1"))!.Table.Consultation.Publications.Single().Entries;
        }

        var into = _temp.At("then");
        string[] line = ["export", "--data", Data, "--consultation", "k1", "--format", format, "--out", into, "--at"];
        var (code, _, error) = await CommandRun.RunAsync([.. line, $"{entries}"]);

        (code, error).Should().Be((0, ""));
        var (now, then) = (File.ReadAllBytes(into), Exported(published));
        (format == "json" ? OfThatBuild(now) == OfThatBuild(then) : now.AsSpan().SequenceEqual(then)).Should().BeTrue();
        var beyond = await CommandRun.RunAsync([.. line, "99999"]);
        (beyond.Code, beyond.Output).Should().Be((1, ""));
        beyond.Error.Should().Contain("There is no entry 99999");
    }

    [Theory]
    [MemberData(nameof(Consultations))]
    public void A_file_it_exported_is_taken_in(string consultation)
    {
        using var folder = Open(_temp.At("another"));

        var room = WrittenImport.TakeIn(Exported($"{consultation}.json"), MemberId.System, folder, RoomsOf(folder));

        room.Id.Value.Should().Be(consultation);
        folder.Journals.Verify().Faults.Should().BeEmpty();
    }

    [Fact]
    public void A_folder_that_had_lost_its_end_before_is_refused_and_stays_as_it_is()
    {
        Sql("DROP TRIGGER entries_refuse_delete; DELETE FROM entries WHERE position > 1200;");
        var before = File.ReadAllBytes(Path.Combine(Data, "bmecode.db"));

        FluentActions
            .Invoking(() => Open(Data).Dispose())
            .Should()
            .Throw<DataFolderException>()
            .WithMessage("*73 of the 1273 entries it held are missing from its end*");
        File.ReadAllBytes(Path.Combine(Data, "bmecode.db")).AsSpan().SequenceEqual(before).Should().BeTrue();
    }

    [Theory]
    [InlineData("DELETE FROM entries WHERE stream = 'c13'", "1273 entries were written, ")]
    [InlineData("UPDATE entries SET hash = 'no hash' WHERE position = 700", "Stream ")]
    public void A_folder_that_was_damaged_before_is_refused_while_that_can_still_be_known(string damage, string said)
    {
        Sql($"DROP TRIGGER entries_refuse_delete; DROP TRIGGER entries_refuse_update; {damage};");
        File.Delete(Path.Combine(Data, "anchor"));

        FluentActions.Invoking(() => Open(Data).Dispose()).Should().Throw<DataFolderException>().WithMessage($"*is damaged*{said}*");
        Directory.GetFiles(Data, "*.before-*").Should().BeEmpty();
    }

    [Fact]
    public void On_a_disk_with_ever_so_little_more_room_it_stands_back_whole_until_there_is_enough()
    {
        using var disk = SmallDisk.Mount();
        Directory.CreateDirectory(disk.DataPath);
        foreach (var file in Directory.GetFiles(Data))
        {
            File.Copy(file, Path.Combine(disk.DataPath, Path.GetFileName(file)));
        }

        var refusals = new List<string>();
        for (var left = 0; Refusal(left) is { } refusal; left += 200_000)
        {
            refusals.Add(refusal);
            Directory.GetFiles(disk.DataPath, "*.before-*").Should().BeEmpty("who tries again does not fill the disk with copies");
        }

        refusals.Should().Contain(r => r.Contains("a copy is made beside it, and that could not be written", StringComparison.Ordinal));
        refusals.Should().Contain(r => !r.Contains("a copy is made beside it", StringComparison.Ordinal));
        refusals.Should().OnlyContain(r => r.Contains("disk is full", StringComparison.Ordinal));
        using var folder = Open(disk.DataPath);
        folder.Journals.Verify().Should().BeEquivalentTo(new { Entries = 1273L, Faults = Array.Empty<string>() });

        string? Refusal(int left)
        {
            disk.Fill(left);
            try
            {
                Open(disk.DataPath).Dispose();
                return null;
            }
            catch (DataFolderException e)
            {
                return e.Message;
            }
            finally
            {
                disk.MakeRoom();
            }
        }
    }

    [Fact]
    public async Task Killed_at_any_moment_of_the_change_it_goes_on_whole()
    {
        var random = new Random(11);
        for (var round = 0; round < 6; round++)
        {
            using var run = Process.Start(
                new ProcessStartInfo(
                    "dotnet",
                    [Path.Combine(AppContext.BaseDirectory, "Plymouth.BmeCode.Web.dll"), "verify", "--data", Data]
                )
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            try
            {
                using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(random.Next(200, 1500)));
                await run.WaitForExitAsync(soon.Token);
            }
            catch (OperationCanceledException)
            {
                run.Kill();
                await run.WaitForExitAsync(TestContext.Current.CancellationToken);
            }
        }

        using var folder = Open(Data);
        folder.Journals.Verify().Should().BeEquivalentTo(new { Entries = 1273L, Faults = Array.Empty<string>() });
    }

    private byte[] Exported(string name) => File.ReadAllBytes(_temp.At(Path.Combine("exports", name)));

    private void Sql(string sql, Action<Microsoft.Data.Sqlite.SqliteDataReader>? read = null)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection(
            $"Data Source={Path.Combine(Data, "bmecode.db")};Pooling=False"
        );
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            read?.Invoke(row);
        }
    }

    private static DataFolder Open(string path) => DataFolder.OpenToWrite(path, TimeProvider.System, new RandomIds());

    private static ConsultationRooms RoomsOf(DataFolder folder) =>
        ConsultationRooms.Open(folder.Journals, folder.People, TimeProvider.System, new RandomIds());
}
