using System.Diagnostics;
using FluentAssertions;
using Plymouth.BmeCode.Review.Erasing;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Hosting;
using Plymouth.BmeCode.Web.Tests.Host;
using Xunit;
using static Plymouth.BmeCode.Web.Tests.Host.CommandRun;

namespace Plymouth.BmeCode.Web.Tests.Erasing;

/// <summary>Erasing that is killed, or finds the disk full: nothing went, or everything went and its places are cleared later.</summary>
public sealed class InterruptedErasureTests
{
    private const string Words = "No recognition of multiple issues";
    private const string Copy = "bmecode.db.before-20261130-190000";
    private const int MostRounds = 40;

    [Fact]
    public async Task Killed_at_any_moment_nothing_is_erased_or_all_of_it_and_the_next_start_clears_the_rest()
    {
        var random = new Random(5);
        var wasErased = new HashSet<bool>();
        var wasLeft = false;
        for (var round = 0; round < MostRounds && !(wasErased.Count == 2 && wasLeft); round++)
        {
            using var temp = new TempFolder();
            var data = temp.At("data");
            await RunAsync("import", Table, "--data", data);
            await File.WriteAllTextAsync(Path.Combine(data, Copy), Words);

            // Killed some time after it takes the folder's lock, or when it has erased and begins to clear.
            await (round % 2 == 0
                ? RunAndKillAsync(data, WatcherChangeTypes.Changed, "writer.pid", TimeSpan.FromMilliseconds(random.Next(3000)))
                : RunAndKillAsync(data, WatcherChangeTypes.Deleted, Copy, TimeSpan.FromMilliseconds(random.Next(10))));

            var lay = Traces.InFolder(data, Words).Count > 0;
            (await RunAsync("verify", "--data", data)).Output.Should().Contain("0 faults");
            var stands = Stands(data);
            wasErased.Add(!stands);
            wasLeft |= lay && !stands;
            (Traces.InFolder(data, Words).Count > 0).Should().Be(stands, "opening to write clears what lay about");
        }

        wasErased.Should().HaveCount(2, "it was killed before and after");
        wasLeft.Should().BeTrue("it was killed between erasing and clearing");
    }

    [Fact]
    public async Task On_a_full_disk_nothing_is_erased_or_all_of_it_and_it_says_which()
    {
        using var disk = SmallDisk.Mount();
        await RunAsync("import", Table, "--data", disk.DataPath);
        var outcomes = new HashSet<string>();
        foreach (var leaving in new[] { 0, 100_000, 400_000, 700_000, 1_000_000 })
        {
            disk.Fill(leaving);

            var (code, output, error) = await RunAsync(
                "erase", "--comment", "line 7", "--words", Words, "--reason", "Asked for", "--data", disk.DataPath
            );

            disk.MakeRoom();
            (await RunAsync("verify", "--data", disk.DataPath)).Output.Should().Contain("0 faults");
            var erased = output.StartsWith("The words are erased", StringComparison.Ordinal);
            outcomes.Add($"{code} {erased}");
            if (code == 0 || erased)
            {
                Stands(disk.DataPath).Should().BeFalse();
                Traces.InFolder(disk.DataPath, Words).Should().BeEmpty("it was opened to write since, with room on the disk");
                break;
            }

            error.Should().Contain("disk").And.Contain("room on it");
            Stands(disk.DataPath).Should().BeTrue();
        }

        outcomes.Should().Contain("1 False").And.HaveCountGreaterThan(1);
    }

    private static async Task RunAndKillAsync(string data, WatcherChangeTypes change, string file, TimeSpan later)
    {
        using var watch = new FileSystemWatcher(data, file);
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void See(object _, FileSystemEventArgs e)
        {
            if (e.ChangeType == change)
            {
                seen.TrySetResult();
            }
        }

        watch.Changed += See;
        watch.Deleted += See;
        watch.EnableRaisingEvents = true;
        string[] erase = ["erase", "--comment", "line 7", "--words", Words, "--reason", "Asked for", "--data", data];
        using var run = Process.Start(
            new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Plymouth.BmeCode.Web.dll"), .. erase])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var ended = run.WaitForExitAsync(TestContext.Current.CancellationToken);
        await Task.WhenAny(seen.Task, ended);
        using var soon = new CancellationTokenSource(later);
        await Task.WhenAny(ended, Task.Delay(Timeout.Infinite, soon.Token));
        run.Kill();
        await ended;
    }

    /// <summary>True while the comment says the words; opens the folder to write, as a start does.</summary>
    private static bool Stands(string data)
    {
        using var folder = DataFolder.OpenToWrite(data, TimeProvider.System, new RandomIds());
        var consultation = folder.Journals.Stored[0];
        return ErasurePlan.Hold(consultation, folder.Journals.Of(consultation).ReadAll(), WordsSought.Exactly(Words));
    }
}
