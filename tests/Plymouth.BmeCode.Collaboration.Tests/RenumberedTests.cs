using FluentAssertions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Collaboration.Tests;

/// <summary>
/// A number means what had it when it was written; so says the running server, and the same server started again from its journal.
/// </summary>
public sealed class RenumberedTests
{
    [Fact]
    public async Task Numbers_typed_before_and_after_a_renumbering_mean_the_same_after_a_restart()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        await Renumbered.TypeAsync(meeting);

        Cited(meeting).Should().Equal("1.2 → clause-b", "1.1 → clause-c", "1.1, now 1.2 → clause-b");
        var before = Cited(meeting);
        await meeting.RestartAsync();
        Cited(meeting).Should().Equal(before);
        await meeting.AskAsync(new BringBackClause(SmallTable.First), meeting.Facilitator);
        before = Cited(meeting);
        await meeting.RestartAsync();
        Cited(meeting).Should().Equal(before);
    }

    private static IReadOnlyList<string> Cited(FakeMeeting meeting) => Renumbered.Cited(meeting.Consultation.Table);
}
