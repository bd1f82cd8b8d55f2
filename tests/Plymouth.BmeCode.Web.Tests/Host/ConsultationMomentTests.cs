using FluentAssertions;
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
        await Renumbered.TypeAsync(meeting);
        await meeting.SettleAsync();

        var moment = ConsultationMoment.Now(meeting.Folder.Journals.Of(meeting.Id)).Table;

        Renumbered
            .Cited(moment)
            .Should()
            .Equal("1.2 → clause-b", "1.1 → clause-c", "1.1, now 1.2 → clause-b")
            .And.Equal(Renumbered.Cited(meeting.Consultation.Table));
        moment.Findings.Equals(meeting.Consultation.Table.Findings).Should().BeTrue();
    }
}
