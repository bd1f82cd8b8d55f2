using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Code;

namespace Plymouth.BmeCode.Testing;

/// <summary>A meeting in which numbers are typed before and after clauses get other numbers.</summary>
public static class Renumbered
{
    /// <summary>Types them into two responses.</summary>
    public static async Task TypeAsync(FakeMeeting meeting)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        var ann = meeting.Member("Ann");
        await meeting.Client(ann, SmallTable.FirstResponse.Passage).Type("See 1.2. ", 0).Send().ArriveAsync();
        await meeting.AskAsync(new DeleteClause(SmallTable.First, 0), meeting.Facilitator);
        await meeting.Client(ann, SmallTable.SecondResponse.Passage).Type("See 1.1. ", 0).Send().ArriveAsync();
        await meeting.AskAsync(new MoveClause(SmallTable.Third, SmallTable.Section, 0), meeting.Facilitator);
        await meeting.Client(ann, SmallTable.SecondResponse.Passage).Type("And 1.1. ", 0).Send().ArriveAsync();
    }

    /// <summary>What the numbers in both responses mean.</summary>
    public static IReadOnlyList<string> Cited(Table table) =>
        [
            .. new[] { SmallTable.FirstResponse, SmallTable.SecondResponse }
                .SelectMany(r => StandingCitations.Of(table, r.Passage))
                .Select(c => $"{c.Text}{c.Beside} → {c.Clause}"),
        ];
}
