using FluentAssertions;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Workspace;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Workspace;

public sealed class DeskTests
{
    [Fact]
    public async Task The_first_news_is_told_at_once_and_the_rest_of_a_pause_once_after_it()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        using var desk = new Desk(meeting.Consultation, meeting.Facilitator, meeting.Folder.People, meeting.Time, "seat");
        var told = 0;
        using var listening = desk.Listen(() => told++);
        var presence = meeting.Consultation.Presence;
        var heard = new SemaphoreSlim(0);
        using var watching = presence.Subscribe(() => heard.Release());
        foreach (var clause in new[] { SmallTable.First, SmallTable.Second, SmallTable.Third })
        {
            presence.Sit("other", meeting.Facilitator.Id, clause);
            await heard.WaitAsync();
        }

        told.Should().Be(1);
        meeting.Time.Advance(Desk.Pause);
        told.Should().Be(2);
        meeting.Time.Advance(Desk.Pause);
        meeting.Time.Advance(Desk.Pause);
        told.Should().Be(2, "nothing happened since");
    }

    [Fact]
    public async Task Somebody_whose_access_was_taken_away_is_no_facilitator_any_more()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        using var desk = new Desk(meeting.Consultation, meeting.Facilitator, meeting.Folder.People, meeting.Time, "seat");
        desk.IsFacilitator.Should().BeTrue();
        meeting.Folder.People.Remove(meeting.Facilitator.Id);
        desk.IsFacilitator.Should().BeFalse();
        (await desk.AskAsync(new DiscussClause(SmallTable.First))).Should().BeOfType<Collaboration.Consultations.Outcome.Refused>();
        desk.Notice!.IsRefusal.Should().BeTrue();
    }

    [Fact]
    public async Task Who_is_taken_out_of_a_consultation_sits_in_it_no_longer_and_who_reads_along_sits_there_like_all()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var rita = meeting.Folder.People.Add("Rita", meeting.Id, Role.Reader);
        using var desk = new Desk(meeting.Consultation, rita, meeting.Folder.People, meeting.Time, "seat");
        (desk.Role, desk.MayWrite, desk.IsFacilitator).Should().Be((Role.Reader, false, false));
        desk.SitAt(SmallTable.First);
        meeting.Consultation.Presence.Seats.Should().ContainKey("seat");

        meeting.Folder.People.TakeOut(rita.Id, meeting.Id);

        meeting.Consultation.Presence.Seats.Should().BeEmpty();
        desk.SitAt(SmallTable.Second);
        meeting.Consultation.Presence.Seats.Should().BeEmpty();
        desk.Role.Should().BeNull();
    }

    [Fact]
    public async Task Nobody_sits_at_a_page_whose_line_is_broken_and_who_does_nothing_is_idle()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        using var desk = new Desk(meeting.Consultation, meeting.Facilitator, meeting.Folder.People, meeting.Time, "seat");
        var grace = meeting.Member("Grace");
        using var other = new Desk(meeting.Consultation, grace, meeting.Folder.People, meeting.Time, "other");
        desk.BeConnected(true);
        meeting.Consultation.Presence.Seats.Should().BeEmpty("the page has not come to any clause");
        desk.SitAt(SmallTable.First);

        desk.BeIdle(true);
        other.OthersAt(SmallTable.First).Select(o => $"{o}").Should().Equal("Fay is here, idle");
        desk.BeIdle(false);
        other.OthersAt(SmallTable.First).Select(o => $"{o}").Should().Equal("Fay is here");

        desk.BeConnected(false);
        desk.SitAt(SmallTable.Second);
        other.OthersAt(SmallTable.Second).Should().BeEmpty();
        desk.BeConnected(true);
        other.OthersAt(SmallTable.Second).Should().ContainSingle();
    }

    [Fact]
    public async Task A_desk_that_is_left_gives_up_its_seat()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var desk = new Desk(meeting.Consultation, meeting.Facilitator, meeting.Folder.People, meeting.Time, "seat");
        desk.SitAt(SmallTable.First);
        meeting.Consultation.Presence.Seats.Should().ContainKey("seat");
        desk.Dispose();
        meeting.Consultation.Presence.Seats.Should().BeEmpty();
    }
}
