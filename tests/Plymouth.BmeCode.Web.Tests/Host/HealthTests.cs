using System.Net;
using FluentAssertions;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Hosting;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>The health address says whether what is typed now would be saved.</summary>
public sealed class HealthTests
{
    private static readonly Uri Health = new("/health", UriKind.Relative);

    [Fact]
    public async Task It_is_not_ready_while_the_database_is_gone_and_ready_again_when_it_is_back()
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = server.Browser();
        var (database, moved) = (Path.Combine(server.DataPath, "bmecode.db"), Path.Combine(server.DataPath, "moved.db"));
        var readiness = new Readiness(server.Folder, new SteppingClock());

        (await readiness.FaultAsync()).Should().BeNull();
        File.Move(database, moved);
        (await readiness.FaultAsync()).Should().Contain("no longer there");
        var answer = await browser.GetAsync(Health);
        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).Should().StartWith("not ready ").And.Contain("no longer there");

        File.Move(moved, database);
        (await readiness.FaultAsync()).Should().BeNull();
    }

    [Fact]
    public async Task It_answers_those_who_ask_for_the_head_alone()
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = server.Browser();

        (await browser.SendAsync(new HttpRequestMessage(HttpMethod.Head, Health))).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_asks_often_is_told_what_was_found_before()
    {
        using var temp = new TempFolder();
        using var folder = Storage.DataFolder.OpenToWrite(temp.Path, TimeProvider.System, new RandomIds());
        var time = new SteppingClock { Step = TimeSpan.Zero };
        var readiness = new Readiness(folder, time);

        var asked = readiness.FaultAsync();
        await asked;

        readiness.FaultAsync().Should().BeSameAs(asked);
        time.Step = TimeSpan.FromSeconds(3);
        time.GetUtcNow();
        readiness.FaultAsync().Should().NotBeSameAs(asked);
        (await readiness.FaultAsync()).Should().BeNull();
    }

    /// <summary>A clock that goes on by the same step whenever it is looked at.</summary>
    private sealed class SteppingClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 11, 5, 19, 0, 0, TimeSpan.Zero);

        public TimeSpan Step { get; set; } = TimeSpan.FromSeconds(10);

        public override DateTimeOffset GetUtcNow() => _now += Step;
    }
}
