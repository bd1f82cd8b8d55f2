using FluentAssertions;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Collaboration.Tests;

/// <summary>
/// A consultation is opened for whoever asks for it and let go when nobody uses it, and nobody notices but by how little the others cost.
/// </summary>
public sealed class OpeningOnDemandTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task None_is_opened_before_it_is_asked_for()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var others = await TakeInAsync(meeting, 3);
        await meeting.RestartAsync();

        meeting.Rooms.OpenNow.Should().BeEmpty();
        meeting.Rooms.Stored.Should().Equal([meeting.Id, .. others]);
        meeting.Rooms.Find(others[1])!.Table.Consultation.Title.Should().Be("Code 2");
        meeting.Rooms.OpenNow.Should().ContainSingle().Which.Id.Should().Be(others[1]);
        meeting.Rooms.Find(new("nothing-of-the-kind")).Should().BeNull();
    }

    [Fact]
    public async Task One_that_nobody_uses_is_let_go_and_is_the_same_when_it_is_opened_again()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        await meeting.Client(meeting.Member("Ann"), SmallTable.First.Passage).Type(" Always.").SyncAsync();
        await meeting.AskAsync(new ChangeTitle("Another"), meeting.Facilitator);
        await meeting.SettleAsync();
        var before = meeting.Consultation.Table;

        LetGo(meeting);

        meeting.Rooms.OpenNow.Should().BeEmpty();
        var after = meeting.Consultation.Table;
        after.Should().NotBeSameAs(before);
        after.Consultation.Title.Should().Be("Another");
        after.Passages.Should().BeEquivalentTo(before.Passages);
    }

    [Fact]
    public async Task One_that_somebody_uses_stays_until_they_have_left_for_a_while()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var room = meeting.Consultation;
        var uses = new[] { room.Stay(), room.Subscribe(_ => { }), room.Findings.Subscribe(() => { }) };
        foreach (var use in uses)
        {
            LetGo(meeting);
            meeting.Rooms.OpenNow.Should().Equal(room);
            use.Dispose();
        }

        meeting.Time.Advance(TimeSpan.FromMinutes(1));
        meeting.Rooms.OpenNow.Should().Equal([room], "whoever has just left may be back with the next page");
        LetGo(meeting);
        meeting.Rooms.OpenNow.Should().BeEmpty();
    }

    [Fact]
    public async Task One_with_something_on_its_way_to_the_disk_stays()
    {
        var journal = new HeldJournal();
        await using var meeting = await FakeMeeting.OpenAsync(wrap: journal.Around);
        journal.Hold();
        var asked = meeting.AskAsync(new ChangeTitle("Another"), meeting.Facilitator);

        LetGo(meeting);
        meeting.Rooms.OpenNow.Should().ContainSingle();

        journal.LetGo();
        (await asked).Should().BeOfType<Outcome.Done>();
        LetGo(meeting);
        meeting.Rooms.OpenNow.Should().BeEmpty();
        meeting.Consultation.Table.Consultation.Title.Should().Be("Another");
    }

    [Fact]
    public async Task Nothing_is_written_through_a_room_that_was_let_go()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var (room, passage) = (meeting.Consultation, meeting.Room(SmallTable.First.Passage));
        var client = passage.Open(meeting.Facilitator.Id, null, null).Opened!.Client;
        LetGo(meeting);

        (await room.AskAsync(new ChangeTitle("Another"), meeting.Facilitator.Id)).Should().BeOfType<Outcome.Refused>();
        (await passage.SubmitAsync(meeting.Facilitator.Id, new(0, client, 1, new DeltaBuilder().Insert("Now. ").ToDelta())))
            .Should()
            .BeOfType<Submitted.Refused>();
        FluentActions.Invoking(() => room.Subscribe(_ => { })).Should().Throw<InvalidOperationException>();
        meeting.Journal.Read(meeting.Id.Stream).Should().ContainSingle();
    }

    [Fact]
    public async Task Who_listens_to_all_hears_of_one_opened_later_and_again()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var other = (await TakeInAsync(meeting, 1))[0];
        await meeting.RestartAsync();
        var heard = new List<string>();
        using var listening = meeting.Rooms.Subscribe(news =>
        {
            lock (heard)
            {
                heard.Add(news.Table.Consultation.Title);
            }
        });

        foreach (var title in new[] { "Once", "Twice" })
        {
            var room = meeting.Rooms.Find(other)!;
            (await room.AskAsync(new ChangeTitle(title), meeting.Facilitator.Id)).Should().BeOfType<Outcome.Done>();
            await meeting.HeardByAllAsync(room);
            LetGo(meeting);
        }

        heard.Should().Equal("Once", "Twice");
    }

    [Fact]
    public async Task However_many_come_and_go_at_once_none_is_counted_as_still_there()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var room = meeting.Consultation;

        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(() =>
                    {
                        for (var i = 0; i < 20_000; i++)
                        {
                            room.Stay().Dispose();
                        }
                    })
                )
        );

        LetGo(meeting);
        meeting.Rooms.OpenNow.Should().BeEmpty();
    }

    [Fact]
    public async Task One_that_is_put_aside_is_not_listed_though_its_summary_was_kept()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        await meeting.RestartAsync();
        meeting.Rooms.Find(meeting.Id).Should().NotBeNull("what was open before goes on");
        using var rooms = ConsultationRooms.Open(meeting.Folder.Journals, meeting.Folder.People, meeting.Time, new CountingIds());
        rooms.Summaries(TimeSpan.Zero, _ => true).Should().ContainSingle();
        var appended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        meeting.Journal.Append(
            new([new(meeting.Id.Stream, 1, [new(MemberId.System, meeting.Time.GetUtcNow(), "Sung/1", null, "{}")])]),
            _ => appended.SetResult()
        );
        await appended.Task;

        rooms.Find(meeting.Id).Should().BeNull();
        rooms.Summaries(TimeSpan.Zero, _ => true).Should().BeEmpty();
        rooms.Aside.Should().ContainSingle();
    }

    [Fact]
    public async Task Many_who_ask_at_once_get_one_room()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        await meeting.RestartAsync();

        var rooms = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => meeting.Rooms.Find(meeting.Id))));

        rooms.Distinct().Should().ContainSingle().Which.Should().NotBeNull();
    }

    [Fact]
    public async Task Rooms_that_come_and_go_while_people_write_lose_nothing()
    {
        var aside = new List<PutAside>();
        await using var meeting = await FakeMeeting.OpenAsync(
            new()
            {
                Burst = 1_000_000,
                IdleFor = TimeSpan.Zero,
                PutAside = aside.Add,
            }
        );
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
            {
                while (await (meeting.Rooms.Find(meeting.Id) ?? throw new InvalidOperationException(aside[^1].Why)).AskAsync(new ChangeTitle($"Title {i}"), meeting.Facilitator.Id) is not Outcome.Done)
                {
                }
            }
        });
        while (!writing.IsCompleted)
        {
            meeting.Time.Advance(TimeSpan.FromMinutes(1));
        }

        await writing.WaitAsync(Patience, TestContext.Current.CancellationToken);
        meeting.Consultation.Decisions.Select(d => d.Event).OfType<TitleChanged>().Should().HaveCount(200);
        meeting.Journal.Read(meeting.Id.Stream).Should().HaveCount(201);
    }

    [Fact]
    public async Task Cards_say_how_far_each_is_without_opening_it()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var others = await TakeInAsync(meeting, 2);
        await meeting.Rooms.Find(others[0])!.AskAsync(new AgreeClause(new("clause-1"), 0), meeting.Facilitator.Id);
        await meeting.RestartAsync();

        var summaries = meeting.Rooms.Summaries(TimeSpan.Zero, _ => true);

        summaries.Select(c => c.Summary!.Title).Should().Equal("Plymouth BME Code of Practice", "Code 1", "Code 2");
        summaries.Select(c => c.Summary!.Progress.Agreed).Should().Equal(0, 1, 0);
        meeting.Rooms.OpenNow.Should().BeEmpty();
    }

    [Fact]
    public async Task A_card_that_is_behind_its_journal_is_not_believed()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        meeting.Rooms.Dispose();
        await meeting.AskAsync(new ChangeTitle("Another"), meeting.Facilitator);
        await meeting.SettleAsync();

        // As after a kill: nobody keeps a summary at the end.
        using var rooms = ConsultationRooms.Open(meeting.Folder.Journals, meeting.Folder.People, meeting.Time, new CountingIds());

        meeting.Folder.Journals.Summaries.Should().BeEmpty();
        rooms.Summaries(TimeSpan.FromSeconds(-1), _ => true).Should().Equal((meeting.Id, null));
        rooms.Summaries(Patience, _ => true).Should().ContainSingle().Which.Summary!.Title.Should().Be("Another");
        rooms.OpenNow.Should().BeEmpty();
    }

    [Fact]
    public async Task A_passage_is_found_by_itself_whatever_its_consultation()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var others = await TakeInAsync(meeting, 2);
        await meeting.RestartAsync();

        meeting.Rooms.FindPassage(new("clause-2"))!.Value.Consultation.Id.Should().Be(others[1]);
        meeting.Rooms.FindPassage(new("clause-9")).Should().BeNull();
        meeting.Rooms.FindPassage(new(others[0].Value)).Should().BeNull("a review journal is no passage");
    }

    /// <summary>Takes in consultations of one clause each: "Code 1" with "clause-1", and so on.</summary>
    private static async Task<IReadOnlyList<ConsultationId>> TakeInAsync(FakeMeeting meeting, int count)
    {
        var taken = new List<ConsultationId>();
        for (var n = 1; n <= count; n++)
        {
            var reading = new Reading(
                new($"consultation-{n}"),
                $"Code {n}",
                "one.txt",
                [
                    new(
                        new($"section-{n}"),
                        SectionKind.Numbered,
                        NumberingScheme.Decimal,
                        "1",
                        Wording.OfText("Undertakings"),
                        Wording.Empty,
                        [new(new($"clause-{n}"), "1.1", Wording.OfText("Consult early."))]
                    ),
                ],
                [],
                [],
                []
            );
            var (room, refusal) = await meeting.Rooms.TakeInAsync(reading, meeting.Facilitator.Id);
            taken.Add(room?.Id ?? throw new InvalidOperationException(refusal!.Message));
        }

        return taken;
    }

    /// <summary>Lets so much time go by that whatever nobody uses is let go.</summary>
    private static void LetGo(FakeMeeting meeting)
    {
        for (var minute = 0; minute < 7; minute++)
        {
            meeting.Time.Advance(TimeSpan.FromMinutes(1));
        }
    }
}
