using FluentAssertions;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Telling;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Collaboration.Tests;

/// <summary>What a decision brings about in the journal, in the news and in the wording.</summary>
public sealed class DecidingTests
{
    private static readonly ClauseId Clause = SmallTable.First;

    [Fact]
    public async Task A_decision_is_one_batch_and_told_with_the_table_right_after_it()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        await meeting.AskAsync(new AgreeClause(Clause, 0), meeting.Facilitator);
        await meeting.SettleAsync();

        var entries = meeting
            .Journal.Read(meeting.Id.Stream)
            .Concat(meeting.Journal.Read(Clause.Passage.Stream))
            .OrderBy(e => e.Place)
            .ToList();
        entries[^2..].Select(e => e.Kind.Split('/')[0]).Should().Equal("ClauseAgreed", "Closed");
        meeting
            .News.Should()
            .SatisfyRespectively(
                received => received.Should().BeOfType<News.Decision>().Which.Decided.Event.Should().BeOfType<ConsultationReceived>(),
                agreed => agreed.Should().BeOfType<News.Decision>().Which.Passages.Should().Equal(Clause.Passage),
                closed =>
                    closed.Should().BeOfType<News.Closed>().Which.Should().Match<News.Closed>(c => c.Version == 1 && c.Reason == "agreed")
            );
        meeting
            .News.Skip(1)
            .Should()
            .OnlyContain(n =>
                n.Table.Consultation.Clauses[Clause].Status == ClauseStatus.Agreed && n.Table.Passages[Clause.Passage].Closed == "agreed"
            );
    }

    [Fact]
    public async Task Undo_takes_back_the_members_own_last_decision()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        await meeting.AskAsync(new AgreeClause(Clause, 0), meeting.Facilitator);
        await meeting.AskAsync(new ChangeTitle("Another"), meeting.Member("Ann"));

        (await meeting.AskAsync(new UndoLast(), meeting.Facilitator)).Should().BeOfType<Outcome.Done>();

        meeting.Consultation.Table.Consultation.Title.Should().Be("Another");
        meeting.Room(Clause.Passage).State.Closed.Should().BeNull();
        meeting.Consultation.Decisions.Should().HaveCount(4);
    }

    [Fact]
    public async Task A_restored_wording_is_what_the_journal_says_it_was_not_what_the_caller_says()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        await meeting.Client(meeting.Member("Ann"), Clause.Passage).Type(" Always.").SyncAsync();

        await meeting.AskAsync(new RestoreWording(Clause.Passage, 0, Wording.OfText("Something else.")), meeting.Facilitator);

        meeting
            .Room(Clause.Passage)
            .State.Should()
            .Match<PassageState>(s => s.Version == 2 && s.Wording.Equals(Wording.OfText("Consult early.")));
    }
}
