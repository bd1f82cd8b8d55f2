using FluentAssertions;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Documents;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Host;

public sealed class ConsultationMomentTests
{
    [Fact]
    public async Task Numbers_mean_in_documents_what_they_mean_on_screen_however_often_clauses_were_renumbered()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var ann = meeting.Member("Ann");
        await meeting.Client(ann, SmallTable.FirstResponse.Passage).Type("See 1.2. ", 0).Send().ArriveAsync();
        await meeting.AskAsync(new DeleteClause(SmallTable.First, 0), meeting.Facilitator);
        await meeting.Client(ann, SmallTable.SecondResponse.Passage).Type("See 1.1. ", 0).Send().ArriveAsync();
        await meeting.AskAsync(new MoveClause(SmallTable.Third, SmallTable.Section, 0), meeting.Facilitator);
        await meeting.Client(ann, SmallTable.SecondResponse.Passage).Type("And 1.1. ", 0).Send().ArriveAsync();
        await meeting.SettleAsync();

        var moment = ConsultationMoment.Now(meeting.Folder.Journal, meeting.Id).Table;

        Cited(moment).Should().Equal("1.2 → clause-b", "1.1 → clause-c", "1.1, now 1.2 → clause-b").And.Equal(Cited(meeting.Consultation.Table));
        moment.Findings.Equals(meeting.Consultation.Table.Findings).Should().BeTrue();
    }

    private static List<string> Cited(Table table) =>
        [.. new[] { SmallTable.FirstResponse, SmallTable.SecondResponse }.SelectMany(r => StandingCitations.Of(table, r.Passage)).Select(c => $"{c.Text}{c.Beside} → {c.Clause}")];
}
