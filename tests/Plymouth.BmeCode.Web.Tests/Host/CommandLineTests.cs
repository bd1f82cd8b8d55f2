using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using FluentAssertions;
using Plymouth.BmeCode.Testing;
using Xunit;
using static Plymouth.BmeCode.Web.Tests.Host.CommandRun;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>The command line: usage, addresses to listen at, and folders a verb cannot work on.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("dance")]
    [InlineData("invite")]
    [InlineData("invite --role king")]
    [InlineData("export --format pdf --out x")]
    [InlineData("import")]
    public async Task Wrong_usage_ends_with_2_and_says_what_is_wrong(string line)
    {
        var (code, _, error) = await RunAsync(line.Split(' '));

        code.Should().Be(2);
        error.Should().Contain("--help");
    }

    [Theory]
    [InlineData("--urls http:/0.0.0.0:5080", "no address to listen at")]
    [InlineData("--urls localhost:5080", "no address to listen at")]
    [InlineData("--urls 5080", "no address to listen at")]
    [InlineData("--urls http://0.0.0.0:99999", "a port is a number up to 65535")]
    [InlineData("--urls http://0.0.0.0:port", "a port is a number up to 65535")]
    [InlineData("--urls http://127.0.0.1:0;ftp://127.0.0.1", "\"ftp://127.0.0.1\" is no address")]
    [InlineData("--urls http://300.1.2.3:5080", "no IP address")]
    [InlineData("--urls http://127.0.0.1:5080/code", "--public-url")]
    [InlineData("--urls http://localhost:0", "http://127.0.0.1:0")]
    [InlineData("--urls ;", "names no address")]
    [InlineData("--public-url meet.example.org", "looks like https://meet.example.org")]
    [InlineData("--public-url ftp://meet.example.org", "looks like https://meet.example.org")]
    [InlineData("--public-url https://meet.example.org/?a=b", "and nothing else")]
    [InlineData("--public-url https://me@meet.example.org/", "and nothing else")]
    [InlineData("--public-url https://meet.example.org/Live/", "Choose another")]
    [InlineData("--proxy proxy.example.org", "no address of a proxy")]
    [InlineData("--proxy 10.0.0.1,10.0.0.0/99", "\"10.0.0.0/99\" is no address of a proxy")]
    public async Task An_address_that_is_none_ends_with_2_and_a_sentence_and_makes_nothing(string line, string said)
    {
        using var temp = new TempFolder();

        var (code, output, error) = await RunAsync([.. line.Split(' '), "--data", temp.At("data")]);

        (code, output).Should().Be((2, ""));
        error.Should().Contain(said).And.Contain("--help").And.NotContain("   at ");
        Directory.Exists(temp.At("data")).Should().BeFalse();
    }

    [Theory]
    [InlineData("http://{taken}", "address already in use")]
    [InlineData("http://203.0.113.77:5080", "does not have that address")]
    public async Task Where_the_server_cannot_listen_it_says_so_in_a_sentence_and_nothing_else_is_printed(string urls, string said)
    {
        using var temp = new TempFolder();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var program = Path.Combine(AppContext.BaseDirectory, "Plymouth.BmeCode.Web.dll");

        using var run = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [program, "--urls", urls.Replace("{taken}", $"{taken.LocalEndpoint}", StringComparison.Ordinal), "--data", temp.At("data")]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var (output, error) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync().WaitAsync(RunningServer.Patience);

        run.ExitCode.Should().Be(1);
        (await error).Should().StartWith("Cannot listen at").And.Contain(said).And.Contain("--urls").And.NotContain("   at ");
        (await output).Should().BeEmpty();
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("import --help")]
    [InlineData("export --help")]
    [InlineData("invite --help")]
    [InlineData("verify --help")]
    [InlineData("findings --help")]
    [InlineData("backup --help")]
    public async Task Every_verb_has_help(string line)
    {
        var (code, output, _) = await RunAsync(line.Split(' '));

        code.Should().Be(0);
        output.Should().Contain("--data").And.Contain("--consultation").And.Contain("Description");
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("verify --drop-checkpoints")]
    [InlineData("findings")]
    [InlineData("invite --role facilitator")]
    [InlineData("invite --role partner")]
    [InlineData("export --format docx --out code.docx")]
    [InlineData("backup copy.db")]
    public async Task In_a_folder_where_nothing_is_a_verb_says_so_and_makes_nothing(string line)
    {
        using var temp = new TempFolder();

        var (code, output, error) = await RunAsync([.. line.Split(' '), "--data", temp.At("none")]);

        code.Should().Be(1);
        output.Should().BeEmpty();
        error.Should().StartWith($"There is no data folder at {temp.At("none")}.").And.Contain("--data");
        Directory.Exists(temp.At("none")).Should().BeFalse();
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("findings")]
    [InlineData("invite --role facilitator")]
    [InlineData("export --format json --out code.json")]
    [InlineData("import {table}")]
    [InlineData("backup {copy}")]
    public async Task Over_a_ruined_database_every_verb_says_so_in_a_sentence(string line)
    {
        using var temp = new TempFolder();
        await RunAsync("import", Table, "--data", temp.At("data"));
        var whole = await File.ReadAllBytesAsync(temp.At("data/bmecode.db"));
        foreach (
            var ruin in new Func<byte[], byte[]>[]
            {
                _ => [],
                all => all[..3000],
                all => all[..(all.Length / 2)],
                all => [.. all[..4096], .. new byte[8192], .. all[12288..]],
            }
        )
        {
            await File.WriteAllBytesAsync(temp.At("data/bmecode.db"), ruin(whole));

            var (code, output, error) = await RunAsync([
                .. line.Replace("{table}", Table, StringComparison.Ordinal)
                    .Replace("{copy}", temp.At("copy.db"), StringComparison.Ordinal)
                    .Split(' '),
                "--data",
                temp.At("data"),
            ]);

            code.Should().Be(1, output);
            error.Should().NotBeEmpty().And.NotContain("   at ").And.NotContain("was not made for");
        }
    }

    [Fact]
    public async Task A_server_is_not_started_over_a_database_that_lost_its_end_nor_over_none_where_one_was()
    {
        using var temp = new TempFolder();
        await RunAsync("import", Table, "--data", temp.At("data"));
        File.Delete(temp.At("data/bmecode.db"));

        var (code, output, error) = await RunAsync("--data", temp.At("data"), "--urls", "http://127.0.0.1:0");

        (code, output).Should().Be((1, ""));
        error.Should().Contain("missing").And.Contain("used before").And.Contain("backup");
        File.Exists(temp.At("data/bmecode.db")).Should().BeFalse();
    }
}
