using FluentAssertions;
using Plymouth.BmeCode.EndToEnd.Servers;
using Plymouth.BmeCode.Load;
using Plymouth.BmeCode.Load.Workloads;
using Xunit;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>
/// Short runs of the load tool: that it works, and that nothing it looks at is broken. Its figures are made by longer runs.
/// </summary>
public sealed class LoadTests
{
    [Fact]
    public async Task Eight_who_type_as_fast_as_they_can_in_one_clause_are_all_heard() =>
        (await RunAsync(LoadOptions.Short("burst", KillableServer.Program, 1)))["send → another editor measured"].Should().BePositive();

    [Fact]
    public async Task A_server_killed_under_load_has_kept_all_that_anybody_had_seen()
    {
        var report = await RunAsync(LoadOptions.Short("crash", KillableServer.Program, 1) with { Times = 2 });

        report["changes seen by anybody"].Should().BePositive();
        report["of them gone or another"].Should().Be(0);
    }

    [Fact]
    public async Task Hostile_messages_change_nothing_and_their_sender_is_told_or_cut_off()
    {
        var report = await RunAsync(LoadOptions.Short("hostile", KillableServer.Program, 1) with { Count = 4_800 });

        (report["hostile told what is wrong"] + report["hostile cut off"] + report["hostile asking no answer"])
            .Should()
            .Be(report["hostile messages"]);
        report["hostile told what is wrong"].Should().BePositive();
        report["flood cut off"].Should().BePositive();
    }

    private static async Task<Report> RunAsync(LoadOptions options)
    {
        var report = await Workload.RunAsync(options);
        report.Failures.Should().BeEmpty();
        return report;
    }
}
