using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using FluentAssertions;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Commands;
using Plymouth.BmeCode.Web.Hosting;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>The verbs: exit codes, words, and what works beside a running server.</summary>
public sealed class CommandLineTests
{
    private static string Table => Path.Combine(AppContext.BaseDirectory, "seeds", FirstTable.FileName);

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

    [Fact]
    public async Task Invite_prints_the_public_url_where_it_is_named()
    {
        using var temp = new TempFolder();
        await RunAsync("import", Table, "--data", temp.At("data"));

        var (code, output, error) = await RunAsync(
            "invite",
            "--role",
            "member",
            "--public-url",
            "https://meet.example.org/code",
            "--data",
            temp.At("data")
        );

        code.Should().Be(0, error);
        output.Should().StartWith("https://meet.example.org/code/come-in/");
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

    [Fact]
    public async Task Import_takes_a_table_in_and_says_what_the_reader_doubts()
    {
        using var temp = new TempFolder();

        var (code, output, error) = await RunAsync("import", Table, "--data", temp.At("data"));

        error.Should().BeEmpty();
        code.Should().Be(0);
        output.Should().Contain("5 sections, 30 clauses, 153 comments").And.Contain("line");
        (await RunAsync("verify", "--data", temp.At("data"))).Output.Should().Contain("0 faults");
    }

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
            .And.Contain("  The comment on line 6 has no response yet.");
        error.Should().Contain("findings block");
    }

    [Fact]
    public async Task An_exported_consultation_comes_back_byte_for_byte_from_a_new_data_folder()
    {
        using var temp = new TempFolder();
        await RunAsync("import", Table, "--data", temp.At("one"));

        var exported = await RunAsync("export", "--format", "json", "--out", temp.At("one.json"), "--data", temp.At("one"));
        var imported = await RunAsync("import", temp.At("one.json"), "--data", temp.At("two"));
        await RunAsync("export", "--format", "json", "--out", temp.At("two.json"), "--data", temp.At("two"));
        var again = await RunAsync("import", temp.At("one.json"), "--data", temp.At("two"));

        exported.Code.Should().Be(0, exported.Error);
        imported.Code.Should().Be(0, imported.Error);
        imported.Output.Should().Contain("30 clauses");
        (await File.ReadAllBytesAsync(temp.At("two.json"))).Should().Equal(await File.ReadAllBytesAsync(temp.At("one.json")));
        again.Code.Should().Be(1);
        again.Error.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("html")]
    [InlineData("responses")]
    public async Task Export_writes_each_document_of_the_table(string format)
    {
        using var temp = new TempFolder();
        await RunAsync("import", Table, "--data", temp.At("data"));

        var (code, output, error) = await RunAsync("export", "--format", format, "--out", temp.At("code"), "--data", temp.At("data"));

        code.Should().Be(0, error);
        output.Should().Contain("journal head");
        new FileInfo(temp.At("code")).Length.Should().BeGreaterThan(5000);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused_with_its_line_and_nothing_is_kept()
    {
        using var temp = new TempFolder();
        await File.WriteAllBytesAsync(temp.At("bad.txt"), [0xff, 0xfe, 0x00, 0x80]);

        var (code, _, error) = await RunAsync("import", temp.At("bad.txt"), "--data", temp.At("data"));

        code.Should().Be(1);
        error.Should().Contain("line");
        Directory.Exists(temp.At("data")).Should().BeFalse();
    }

    [Fact]
    public async Task Import_beside_a_running_server_is_refused_with_advice()
    {
        await using var server = await RunningServer.StartAsync();

        var (code, _, error) = await RunAsync("import", Table, "--data", server.DataPath);

        code.Should().Be(1);
        error.Should().Contain("New from your own table");
    }

    [Fact]
    public async Task Invite_beside_a_running_server_prints_a_link_that_lets_somebody_in_there()
    {
        await using var server = await RunningServer.StartAsync();
        server.Server.Announce(TextWriter.Null);

        var (code, output, _) = await RunAsync("invite", "--role", "member", "--name", "Ann", "--data", server.DataPath);
        using var browser = server.Browser();
        var page = await browser.GetAsync(new Uri(output.Trim()));

        code.Should().Be(0);
        output.Should().StartWith(server.Address.ToString());
        page.StatusCode.Should().Be(HttpStatusCode.OK);
        (await page.Content.ReadAsStringAsync()).Should().Contain("value=\"Ann\"");
    }

    [Fact]
    public async Task Invite_of_a_partner_prints_a_link_to_the_live_view()
    {
        using var temp = new TempFolder();
        await RunAsync("import", Table, "--data", temp.At("data"));

        var (code, output, _) = await RunAsync("invite", "--role", "partner", "--data", temp.At("data"));

        code.Should().Be(0);
        output.Should().StartWith("http://localhost:5080/live/");
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

    [Fact]
    public async Task A_consultation_that_is_not_there_is_refused_with_those_that_are()
    {
        using var temp = new TempFolder();
        await RunAsync("import", Table, "--data", temp.At("data"));

        var (code, _, error) = await RunAsync("invite", "--role", "partner", "--consultation", "nope", "--data", temp.At("data"));

        code.Should().Be(1);
        error.Should().Contain("nope").And.Contain("Plymouth BME Code of Practice");
    }

    [Fact]
    public async Task The_facilitator_link_is_printed_once()
    {
        await using var server = await RunningServer.StartAsync();
        var (first, second) = (new StringWriter(), new StringWriter());

        server.Server.Announce(first);
        server.Server.Announce(second);

        first.ToString().Should().Contain($"{server.Address}come-in/");
        second.ToString().Should().NotContain("come-in/").And.Contain("invite --role facilitator");
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        return (await CommandLine.RunAsync(args, output, error), output.ToString(), error.ToString());
    }
}
