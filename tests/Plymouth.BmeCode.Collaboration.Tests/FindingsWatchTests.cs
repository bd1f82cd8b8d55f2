using FluentAssertions;
using Plymouth.BmeCode.Collaboration.Telling;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Collaboration.Tests;

public sealed class FindingsWatchTests : IAsyncLifetime
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);
    private FakeMeeting _meeting = null!;
    private FakeClient _writer = null!;
    private IDisposable _watching = null!;
    private int _told;

    private FindingsWatch Watch => _meeting.Consultation.Findings;

    /// <summary>The third comment has a response that has no words yet, and somebody who may write some.</summary>
    public async ValueTask InitializeAsync()
    {
        _meeting = await FakeMeeting.OpenAsync();
        await _meeting.AskAsync(new AttachResponse(SmallTable.Comment(3)), _meeting.Facilitator);
        _writer = _meeting.Client(
            _meeting.Member("Ann"),
            _meeting.Consultation.Table.Consultation.Comments[SmallTable.Comment(3)].Response!.Value.Passage
        );
        _watching = Watch.Subscribe(() => Interlocked.Increment(ref _told));
    }

    public async ValueTask DisposeAsync()
    {
        _watching.Dispose();
        await _meeting.DisposeAsync();
    }

    [Fact]
    public async Task After_a_decision_findings_are_new_at_once()
    {
        Unanswered().Should().Be(2);
        await _meeting.AskAsync(
            Watch.Now.Open.First(f => f.Finding.Kind == FindingKind.UnansweredComment).Finding.Dismissal("Answered in person."),
            _meeting.Facilitator
        );
        await _meeting.HeardByAllAsync();
        Unanswered().Should().Be(1);
        _told.Should().Be(1);
    }

    [Fact]
    public async Task After_typing_findings_are_new_when_the_passage_has_rested()
    {
        await _writer.Type("Yes.").SyncAsync();
        await _meeting.HeardByAllAsync();
        _meeting.Time.Advance(FindingsWatch.Rest - Moment);
        Unanswered().Should().Be(2);
        _meeting.Time.Advance(Moment);
        Unanswered().Should().Be(1);
        _told.Should().Be(1);
    }

    [Fact]
    public async Task Who_types_without_a_rest_sees_findings_every_second()
    {
        for (var waited = TimeSpan.Zero; waited < FindingsWatch.Longest; waited += FindingsWatch.Rest / 2)
        {
            Unanswered().Should().Be(2);
            await _writer.Type("a").SyncAsync();
            await _meeting.HeardByAllAsync();
            _meeting.Time.Advance(FindingsWatch.Rest / 2);
        }

        Unanswered().Should().Be(1);
    }

    [Fact]
    public async Task What_is_found_newly_about_words_waits_until_nobody_types_them_any_more()
    {
        var ann = _meeting.Client(_meeting.Member("Ann"), SmallTable.Second.Passage);
        await ann.SyncAsync();
        for (var letter = 0; letter < 20; letter++)
        {
            await ann.Type("a").SyncAsync();
            await _meeting.HeardByAllAsync();
            _meeting.Time.Advance(FindingsWatch.Longest);
            Changed().Should().Be(0, "the clause is still being typed");
        }

        await _meeting.AskAsync(new ChangeTitle("Another"), _meeting.Facilitator);
        await _meeting.HeardByAllAsync();
        Changed().Should().Be(0, "a decision about something else is no end of the typing");
        _told.Should().Be(0);

        _meeting.Time.Advance(FindingsWatch.Still - FindingsWatch.Longest - Moment);
        Changed().Should().Be(0);
        _meeting.Time.Advance(Moment);
        Changed().Should().Be(1);
        _told.Should().Be(1);

        await ann.Type("b").SyncAsync();
        await _meeting.HeardByAllAsync();
        _meeting.Time.Advance(FindingsWatch.Rest);
        Changed().Should().Be(1, "what was found stays while more is typed");
    }

    [Fact]
    public async Task What_a_decision_changes_in_a_wording_is_found_at_once()
    {
        var ann = _meeting.Client(_meeting.Member("Ann"), SmallTable.Second.Passage);
        await ann.Type("More. ").SyncAsync();
        await _meeting.HeardByAllAsync();
        _meeting.Time.Advance(FindingsWatch.Still);
        Changed().Should().Be(1);

        await _meeting.AskAsync(new RestoreWording(SmallTable.Second.Passage, 0, Wording.OfText("Fund fairly.")), _meeting.Facilitator);
        await _meeting.HeardByAllAsync();
        _meeting.Time.Advance(FindingsWatch.Rest);
        Changed().Should().Be(0);
        await _meeting.AskAsync(new UndoLast(), _meeting.Facilitator);
        await _meeting.HeardByAllAsync();
        _meeting.Time.Advance(FindingsWatch.Rest);
        Changed().Should().Be(1);
    }

    [Fact]
    public async Task What_changes_no_finding_is_told_to_nobody()
    {
        await _meeting.AskAsync(new ChangeTitle("Another"), _meeting.Facilitator);
        await _meeting.HeardByAllAsync();
        _told.Should().Be(0);
    }

    [Fact]
    public async Task Where_nobody_watches_findings_are_those_of_the_table_whenever_they_are_asked_for()
    {
        _watching.Dispose();
        await _writer.Type("Yes.").SyncAsync();
        Unanswered().Should().Be(1);
        _told.Should().Be(0);

        using var again = Watch.Subscribe(() => { });
        Unanswered().Should().Be(1);
    }

    [Fact]
    public async Task What_is_found_again_in_the_same_words_is_told_to_nobody()
    {
        var ids = new CountingIds();
        ids.Next("r"); // r1 answers the third comment of the small table.
        var reading = new ReadingBuilder(ids)
            .Section("Undertakings")
            .Clause("Make sure that every group in the city is asked for its views in good time.")
            .Comment("In good time means nothing.", "Agreed.")
            .Clause("Make sure that every group in the city is asked for its needs in good time.")
            .Build();
        var room = (await _meeting.Rooms.TakeInAsync(reading, _meeting.Facilitator.Id)).Consultation!;
        await room.AskAsync(new MakePromise(new("r2"), PromiseKind.Amend, [new("c1")], ["within twelve weeks"]), _meeting.Facilitator.Id);
        await _meeting.HeardByAllAsync(room);
        var told = 0;
        using var watching = room.Findings.Subscribe(() => Interlocked.Increment(ref told));
        room.Findings.Now.Open.Select(f => f.Finding.Kind)
            .Should()
            .Contain(FindingKind.TwinTreatedDifferently, "its remedy holds lists, made anew each time it is found");

        await room.AskAsync(new ChangeTitle("Another"), _meeting.Facilitator.Id);
        await _meeting.HeardByAllAsync(room);
        told.Should().Be(0);

        await room.AskAsync(new WithdrawPromise(room.Table.Consultation.Promises[^1].Id, "Out of time."), _meeting.Facilitator.Id);
        await _meeting.HeardByAllAsync(room);
        told.Should().Be(1);
    }

    private int Changed() => Watch.Now.Open.Count(f => f.Finding.Kind == FindingKind.ChangeWithoutReason);

    private int Unanswered() => Watch.Now.Open.Count(f => f.Finding.Kind == FindingKind.UnansweredComment);
}
