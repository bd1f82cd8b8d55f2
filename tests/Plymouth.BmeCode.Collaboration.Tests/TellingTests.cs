using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Collaboration.Telling;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Collaboration.Tests;

public sealed class TellingTests
{
    [Fact]
    public async Task A_subscriber_that_throws_keeps_nobody_else_from_the_news()
    {
        var thrown = new List<Exception>();
        await using var meeting = await FakeMeeting.OpenAsync(new() { Failed = thrown.Add });
        var heard = new TaskCompletionSource<News>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var bad = meeting.Consultation.Subscribe(_ => throw new InvalidOperationException("bad"));
        using var good = meeting.Consultation.Subscribe(heard.SetResult);

        await meeting.AskAsync(new ChangeTitle("Another"), meeting.Facilitator);

        (await heard.Task).Table.Consultation.Title.Should().Be("Another");
        thrown.Should().ContainSingle().Which.Message.Should().Be("bad");
    }

    [Fact]
    public async Task A_subscriber_that_is_slow_keeps_nobody_from_saving()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        using var free = new ManualResetEventSlim();
        using var slow = meeting.Consultation.Subscribe(_ => free.Wait());

        (await meeting.AskAsync(new ChangeTitle("One"), meeting.Facilitator)).Should().BeOfType<Outcome.Done>();
        (await meeting.AskAsync(new ChangeTitle("Two"), meeting.Facilitator)).Should().BeOfType<Outcome.Done>();

        free.Set();
    }

    [Fact]
    public async Task What_waits_to_be_woken_is_not_told_before_that_though_others_are_being_told()
    {
        var teller = new Teller(_ => { });
        using var tells = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        List<string> told = [];
        var second = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var last = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = teller.Subscribe<string>(news =>
        {
            lock (told)
            {
                told.Add(news);
            }

            switch (news)
            {
                case "first":
                    tells.Set();
                    goOn.Wait();
                    break;
                case "second":
                    second.SetResult();
                    break;
                case "last":
                    last.SetResult();
                    break;
            }
        });
        teller.Tell("first");
        tells.Wait();
        teller.Tell("second");
        teller.TellWhenWoken("of a commit whose answers are not given yet");
        goOn.Set();
        await second.Task;
        lock (told)
        {
            told.Should().Equal("first", "second");
        }

        teller.Tell("last");
        await last.Task;
        told.Should().Equal("first", "second", "of a commit whose answers are not given yet", "last");
    }

    [Fact]
    public async Task News_end_with_the_subscription()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var heard = new List<News>();
        var subscription = meeting.Consultation.Subscribe(heard.Add);
        subscription.Dispose();

        await meeting.AskAsync(new ChangeTitle("Another"), meeting.Facilitator);
        await meeting.ToldAsync<News.Decision>();

        heard.Should().BeEmpty();
    }

    [Fact]
    public async Task Presence_tells_who_is_where_and_who_left()
    {
        var time = new FakeTimeProvider();
        var told = new SemaphoreSlim(0);
        var presence = new Presence(time, new Teller(_ => { }));
        using var subscription = presence.Subscribe(() => told.Release());

        presence.Sit("tab1", new("ann"), SmallTable.First);
        presence.Sit("tab1", new("ann"), SmallTable.First);
        presence.Sit("tab2", new("ann"), null);
        presence.Sit("tab1", new("ann"), SmallTable.Second);
        presence.Leave("tab2");
        presence.Leave("tab2");

        presence.Seats.Should().Equal(new Dictionary<string, Seat> { ["tab1"] = new(new("ann"), SmallTable.Second, time.GetUtcNow()) });
        for (var change = 0; change < 4; change++)
        {
            (await told.WaitAsync(TimeSpan.FromSeconds(30))).Should().BeTrue();
        }
    }

    [Fact]
    public async Task A_consultation_with_an_entry_of_a_kind_nobody_knows_is_put_aside_and_the_entry_is_named()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var appended = new TaskCompletionSource<AppendOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        meeting.Journal.Append(
            new([new(SmallTable.First.Passage.Stream, 1, [new(MemberId.System, meeting.Time.GetUtcNow(), "Sung/1", null, "{}")])]),
            appended.SetResult
        );
        (await appended.Task).Should().BeOfType<AppendOutcome.Appended>();

        using var rooms = ConsultationRooms.Open(meeting.Folder.Journals, meeting.Folder.People, meeting.Time, new CountingIds());

        rooms.Find(meeting.Id).Should().BeNull();
        rooms.Aside.Should().ContainSingle().Which.Why.Should().MatchRegex("Sung/1.*version 1.*clause-a");
    }

    [Fact]
    public async Task A_workspace_opened_again_is_the_same_to_the_last_letter()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        await meeting.Client(meeting.Member("Ann"), SmallTable.First.Passage).Type(" Always.").SyncAsync();
        await meeting.AskAsync(new AgreeClause(SmallTable.First, 1), meeting.Facilitator);
        await meeting.AskAsync(new AttachResponse(SmallTable.Comment(3)), meeting.Facilitator);
        var (before, decisions) = (meeting.Consultation.Table, meeting.Consultation.Decisions.Count);

        await meeting.RestartAsync();

        meeting.Consultation.Table.Passages.Should().Equal(before.Passages);
        meeting.Consultation.Table.Consultation.Should().BeEquivalentTo(before.Consultation);
        meeting.Consultation.Decisions.Should().HaveCount(decisions);
    }
}
