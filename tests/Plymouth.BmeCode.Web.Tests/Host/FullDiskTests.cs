using System.Net;
using System.Text.Json;
using FluentAssertions;
using Microsoft.AspNetCore.SignalR.Client;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.Commands;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>A disk that is really full: what cannot be kept is refused in words, and nothing that was kept is lost.</summary>
public sealed class FullDiskTests
{
    private static readonly Uri Health = new("/health", UriKind.Relative);

    [Fact]
    public async Task What_is_typed_is_refused_in_words_until_there_is_room_and_what_was_saved_stands()
    {
        using var disk = SmallDisk.Mount();
        var typed = 0;
        await using (var server = await RunningServer.StartOnAsync(disk.DataPath))
        {
            using var browser = server.Browser();
            var (_, cookies) = await server.ComeInAsync(Role.Member, "Ann");
            var (farah, _) = await server.ComeInAsync(Role.Facilitator, "Farah");
            var clause = server.Clause("2.3").Id;
            var socket = await server.OpenSocketAsync("/hubs/wording", cookies);
            var client = (await socket.InvokeAsync<JsonElement>("Open", clause.Passage.Value, new { })).GetProperty("client").GetString()!;

            disk.Fill();
            var answer = await TypeAsync(typed);
            for (; answer.TryGetProperty("version", out _); answer = await TypeAsync(typed))
            {
                // The log had room that was taken before.
                typed++;
            }

            answer.GetProperty("refused").GetProperty("message").GetString().Should().Contain("disk is full");
            server.Consultation.Passage(clause.Passage)!.State.Version.Should().Be(typed);
            (await server.Consultation.AskAsync(new ChangeTitle("Another title"), farah.Id))
                .Should()
                .BeOfType<Outcome.Refused>()
                .Which.Refusal.Message.Should()
                .Contain("that was saved is lost");
            var health = await browser.GetAsync(Health);
            health.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
            (await health.Content.ReadAsStringAsync()).Should().Contain("Make room on it");

            disk.MakeRoom();
            using var patience = new CancellationTokenSource(RunningServer.Patience);
            for (answer = await TypeAsync(typed); answer.TryGetProperty("refused", out var refused); answer = await TypeAsync(typed))
            {
                // Until what is on the disk was read again; asked so often, it may be too often.
                refused.GetProperty("code").GetString().Should().BeOneOf(Refusal.NotSaved, SubmissionRefusals.TooFastCode);
                patience.Token.ThrowIfCancellationRequested();
            }

            answer.GetProperty("version").GetInt32().Should().Be(++typed);
            server.Consultation.Table.Text(clause.Passage).Should().StartWith(new string('x', typed));

            Task<JsonElement> TypeAsync(int at) =>
                socket.InvokeAsync<JsonElement>(
                    "Submit",
                    clause.Passage.Value,
                    new
                    {
                        @base = at,
                        client,
                        sequence = at + 1,
                        delta = new { ops = new[] { new { insert = "x" } } },
                    }
                );
        }

        var (code, said) = await RunAsync("verify", "--data", disk.DataPath);
        (code, said).Should().Match<(int Code, string Said)>(verified => verified.Code == 0 && verified.Said.Contains("0 faults"));
    }

    [Theory]
    [InlineData("invite --role member")]
    [InlineData("invite --role facilitator")]
    [InlineData("import {table}")]
    [InlineData("export --format json --out {data}.json")]
    [InlineData("backup {data}.backup")]
    public async Task Each_verb_says_that_the_disk_is_full_in_a_sentence(string line)
    {
        using var disk = SmallDisk.Mount();
        await using (await RunningServer.StartOnAsync(disk.DataPath)) { }

        disk.Fill();

        var table = Path.Combine(AppContext.BaseDirectory, "seeds", Plymouth.BmeCode.Web.Hosting.FirstTable.FileName);
        var (code, said) = await RunAsync([
            .. line.Replace("{table}", table, StringComparison.Ordinal)
                .Replace("{data}", disk.DataPath, StringComparison.Ordinal)
                .Split(' '),
            "--data",
            disk.DataPath,
        ]);

        code.Should().Be(1);
        said.Should().Contain("disk").And.Contain("room on it").And.NotContain("   at ");
    }

    [Fact]
    public async Task A_server_does_not_start_on_a_full_disk_says_so_and_starts_once_there_is_room()
    {
        using var disk = SmallDisk.Mount();
        await using (await RunningServer.StartOnAsync(disk.DataPath)) { }

        disk.Fill();
        var starting = () => RunningServer.StartOnAsync(disk.DataPath);
        (await starting.Should().ThrowAsync<DataFolderException>()).WithMessage($"*{disk.DataPath}*disk*room on it*");

        disk.MakeRoom();
        await using var server = await starting();
        server.Consultation.Table.Consultation.Clauses.Should().NotBeEmpty();
    }

    private static async Task<(int Code, string Said)> RunAsync(params string[] arguments)
    {
        await using var said = new StringWriter();
        return (await CommandLine.RunAsync(arguments, said, said), said.ToString());
    }
}
