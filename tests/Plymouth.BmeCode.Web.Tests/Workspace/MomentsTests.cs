using Bunit;
using FluentAssertions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Workspace;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Workspace;

/// <summary>Times on screen: the reader's own, and never without their zone.</summary>
public sealed class MomentsTests
{
    [Theory]
    [InlineData("Europe/London", "2026-01-31T23:30:00Z", "31 January 2026, 23:30 GMT")]
    [InlineData("Europe/London", "2026-06-30T23:30:00Z", "1 July 2026, 00:30 BST")]
    [InlineData("Europe/Berlin", "2026-06-30T22:30:00Z", "1 July 2026, 00:30 UTC+2")]
    [InlineData("Asia/Kolkata", "2026-01-31T23:30:00Z", "1 February 2026, 05:00 UTC+5:30")]
    [InlineData("America/St_Johns", "2026-01-31T02:30:00Z", "30 January 2026, 23:00 UTC−3:30")]
    [InlineData("Mars/Olympus", "2026-01-31T23:30:00Z", "31 January 2026, 23:30 UTC")]
    [InlineData(null, "2026-01-31T23:30:00Z", "31 January 2026, 23:30 UTC")]
    public void A_moment_is_said_in_the_readers_zone_and_names_it(string? zone, string at, string said) =>
        Moments.In(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), Moments.Zone(zone)).Should().Be(said);

    [Fact]
    public async Task What_stands_on_the_page_follows_when_the_browser_says_its_zone()
    {
        await using var bench = await DeskBench.OpenAsync();
        await bench.Meeting.AskAsync(new KeepRevision(SmallTable.First.Passage, 0, "Read aloud", []), bench.Meeting.Facilitator);
        var at = bench.Meeting.Consultation.Table.Consultation.Revisions[^1].At;
        var desk = bench.Desk();
        var shown = bench.Show<When>(desk, p => p.Add(w => w.At, at));
        shown.Find("time").TextContent.Should().Be(Moments.InUtc(at));

        desk.ReadTimesIn("Asia/Kolkata");

        shown.WaitForAssertion(() => shown.Find("time").TextContent.Should().EndWith("UTC+5:30"));
        shown.Find("time").GetAttribute("datetime").Should().Be(Moments.ForMachines(at)).And.EndWith("Z");
    }
}
