using FluentAssertions;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Collaboration.Tests;

/// <summary>A number means what had it when it was written; so says the running server, and the same server started again from its journal.</summary>
public sealed class RenumberedTests
{
    [Fact]
    public async Task Numbers_typed_before_and_after_a_renumbering_mean_the_same_after_a_restart()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var ann = meeting.Member("Ann");
        await meeting.Client(ann, SmallTable.FirstResponse.Passage).Type("See 1.2. ", 0).Send().ArriveAsync();
        await meeting.AskAsync(new DeleteClause(SmallTable.First, 0), meeting.Facilitator);
        await meeting.Client(ann, SmallTable.SecondResponse.Passage).Type("See 1.1. ", 0).Send().ArriveAsync();
        await meeting.AskAsync(new MoveClause(SmallTable.Third, SmallTable.Section, 0), meeting.Facilitator);
        await meeting.Client(ann, SmallTable.SecondResponse.Passage).Type("And 1.1. ", 0).Send().ArriveAsync();

        Cited(meeting).Should().Equal("1.2 → clause-b", "1.1 → clause-c", "1.1, now 1.2 → clause-b");
        var before = Cited(meeting);
        await meeting.RestartAsync();
        Cited(meeting).Should().Equal(before);
        await meeting.AskAsync(new BringBackClause(SmallTable.First), meeting.Facilitator);
        before = Cited(meeting);
        await meeting.RestartAsync();
        Cited(meeting).Should().Equal(before);
    }

    private static List<string> Cited(FakeMeeting meeting)
    {
        var table = meeting.Consultation.Table;
        return [.. new[] { SmallTable.FirstResponse, SmallTable.SecondResponse }.SelectMany(r => StandingCitations.Of(table, r.Passage)).Select(c => $"{c.Text}{c.Beside} → {c.Clause}")];
    }
}
