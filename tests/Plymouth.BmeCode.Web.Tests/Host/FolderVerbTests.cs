using FluentAssertions;
using Plymouth.BmeCode.Testing;
using Xunit;
using static Plymouth.BmeCode.Web.Tests.Host.CommandRun;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>Verify, findings and backup: what they say of a data folder, beside a running server too.</summary>
public sealed class FolderVerbTests
{
    [Fact]
    public async Task Checkpoints_are_dropped_only_while_no_server_runs()
    {
        await using var server = await RunningServer.StartAsync();
        using var temp = new TempFolder();
        await RunAsync("import", Table, "--data", temp.At("data"));

        var (refused, _, error) = await RunAsync("verify", "--drop-checkpoints", "--data", server.DataPath);
        var (code, output, _) = await RunAsync("verify", "--drop-checkpoints", "--data", temp.At("data"));

        refused.Should().Be(1);
        error.Should().Contain("Stop that one first");
        code.Should().Be(0);
        output.Should().StartWith("0 checkpoints dropped").And.Contain("0 faults");
    }

    [Fact]
    public async Task Findings_lists_what_is_to_be_settled_and_refuses_while_anything_blocks()
    {
        using var temp = new TempFolder();
        await RunAsync("import", Table, "--data", temp.At("data"));

        var (code, output, error) = await RunAsync("findings", "--data", temp.At("data"));

        code.Should().Be(1);
        output
            .Should()
            .StartWith("1 consultation number used twice (blocks)")
            .And.Contain("13 open promises (blocks)")
            .And.Contain("  Section 1, comment 1 has no response yet.");
        error.Should().Contain("findings block");
    }

    [Fact]
    public async Task Backup_beside_a_running_server_makes_one_file_that_serves_as_a_data_folder()
    {
        await using var server = await RunningServer.StartAsync();
        using var temp = new TempFolder();
        var verified = (await RunAsync("verify", "--data", server.DataPath)).Output;

        var (code, output, error) = await RunAsync("backup", temp.At("copy.db"), "--data", server.DataPath);
        var (again, _, refused) = await RunAsync("backup", temp.At("copy.db"), "--data", server.DataPath);

        code.Should().Be(0, error);
        output.Should().Contain("0 faults");
        (again, refused)
            .Should()
            .Be(
                (
                    1,
                    $"{temp.At("copy.db")} is there already. Give the backup another name, or move that one away "
                        + $"first.{Environment.NewLine}"
                )
            );
        Directory.GetFiles(temp.At(".")).Should().ContainSingle("nothing unfinished is left");

        Directory.CreateDirectory(temp.At("restored"));
        File.Move(temp.At("copy.db"), temp.At("restored/bmecode.db"));
        (await RunAsync("verify", "--data", temp.At("restored"))).Should().Be((0, verified, ""));
    }

    [Fact]
    public async Task A_backup_that_cannot_be_written_says_so_and_leaves_nothing()
    {
        using var temp = new TempFolder();
        await RunAsync("import", Table, "--data", temp.At("data"));

        var (code, _, error) = await RunAsync("backup", temp.At("nowhere/copy.db"), "--data", temp.At("data"));

        code.Should().Be(1);
        error.Should().Contain("nowhere").And.Contain("could not be written");
        Directory.Exists(temp.At("nowhere")).Should().BeFalse();
    }
}
