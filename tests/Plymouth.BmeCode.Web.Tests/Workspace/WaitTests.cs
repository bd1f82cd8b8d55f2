using Bunit;
using FluentAssertions;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Workspace;
using Plymouth.BmeCode.Web.Workspace.Passages;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Workspace;

/// <summary>
/// The facilitator is told, in the button's place, who is typing and that the decision waits for them, and chooses when it has waited long
/// enough.
/// </summary>
public sealed class WaitTests
{
    [Fact]
    public async Task Agreeing_waits_for_whoever_is_typing_and_agrees_to_what_they_wrote_when_they_pause()
    {
        await using var bench = await DeskBench.OpenAsync();
        using var desk = WithClockOf(bench);
        var pane = bench.Show<ClausePane>(desk, p => p.Add(c => c.Id, SmallTable.First));
        await bench.RewordAsync(SmallTable.First.Passage, "Consult very ea");

        var agreeing = Button(pane, "Agree this wording").ClickAsync(new());

        pane.WaitForAssertion(() =>
            pane.Find(".wait-place[role=status]")
                .TextContent.Should()
                .Contain("Mara Lind is typing: agreeing at the next pause…")
                .And.Contain("Cancel")
        );
        pane.Find(".wait-left").GetAttribute("aria-hidden").Should().Be("true", "seconds are not read out one by one");
        await bench.RewordAsync(SmallTable.First.Passage, "Consult very early.");
        bench.Meeting.Time.Advance(TimeSpan.FromSeconds(1));
        desk.Table.Consultation.Clauses[SmallTable.First].Status.Should().Be(ClauseStatus.Open);
        bench.Meeting.Time.Advance(TimeSpan.FromSeconds(2));
        await agreeing;

        pane.WaitForAssertion(() => pane.Find(".locked").TextContent.Should().Contain("Agreed by Fay"));
        desk.Table.Text(SmallTable.First.Passage).Should().Be("Consult very early.");
        pane.FindAll(".wait").Should().BeEmpty();
    }

    [Fact]
    public async Task After_ten_seconds_the_facilitator_chooses_and_can_agree_at_once()
    {
        await using var bench = await DeskBench.OpenAsync();
        using var desk = WithClockOf(bench);
        var pane = bench.Show<ClausePane>(desk, p => p.Add(c => c.Id, SmallTable.First));
        await bench.RewordAsync(SmallTable.First.Passage, "Consult 0");
        var agreeing = Button(pane, "Agree this wording").ClickAsync(new());
        pane.WaitForAssertion(() => pane.FindAll(".wait").Should().ContainSingle());
        for (var second = 1; second <= 11; second++)
        {
            bench.Meeting.Time.Advance(TimeSpan.FromSeconds(1));
            await bench.RewordAsync(SmallTable.First.Passage, $"Consult {second}");
        }

        pane.WaitForAssertion(() => pane.Find(".wait p").TextContent.Should().Be("Mara Lind is still typing."));
        pane.FindAll(".wait button").Select(b => b.TextContent).Should().Equal("Agree now, keep their words", "Wait", "Cancel");
        await Button(pane, "Agree now, keep their words").ClickAsync(new());
        await agreeing;

        desk.Table.Consultation.Clauses[SmallTable.First].Status.Should().Be(ClauseStatus.Agreed);
    }

    [Fact]
    public async Task A_decision_that_waits_can_be_cancelled_and_any_of_them_waits_whichever_button_it_comes_from()
    {
        await using var bench = await DeskBench.OpenAsync();
        using var desk = WithClockOf(bench);
        var bar = bench.Show<NoticeBar>(desk);
        await bench.RewordAsync(SmallTable.First.Passage, "Consult very early.");
        var deleting = desk.AskAsync(new DeleteClause(SmallTable.First, desk.Table.Passage(SmallTable.First.Passage).Version));
        bar.WaitForAssertion(() =>
            bar.Find(".notice-place[role=status] .wait p")
                .TextContent.Should()
                .StartWith("Mara Lind is typing: deleting at the next pause…")
        );

        await bar.FindAll("button").Single(b => b.TextContent == "Cancel").ClickAsync(new());

        (await deleting).Should().BeOfType<Outcome.Refused>().Which.Refusal.Code.Should().Be(Desk.Cancelled);
        bar.WaitForAssertion(() => bar.FindAll(".wait").Should().BeEmpty());
        desk.Table.Consultation.Clauses[SmallTable.First].Status.Should().Be(ClauseStatus.Open);
    }

    [Fact]
    public async Task A_decision_on_a_wording_that_has_moved_on_under_somebodys_keys_waits_and_is_made_on_what_then_stands_there()
    {
        await using var bench = await DeskBench.OpenAsync();
        using var desk = WithClockOf(bench);
        var typing = true;
        var reads = 0;
        var deciding = desk.AskAsync(async () =>
        {
            var seen = desk.Table.Passage(SmallTable.First.Passage).Version;
            reads++;
            if (typing)
            {
                typing = false;
                await bench.RewordAsync(SmallTable.First.Passage, "Consult very early.");
            }

            return new DeleteClause(SmallTable.First, seen);
        });
        (await WaitingAsync(desk)).Should().BeOfType<DeleteClause>();
        bench.Meeting.Time.Advance(TimeSpan.FromSeconds(2) + DecisionWait.LooksEvery);

        (await deciding).Should().BeOfType<Outcome.Done>();
        reads.Should().Be(2);
        desk.Table.Text(SmallTable.First.Passage).Should().Be("Consult very early.");
    }

    [Fact]
    public async Task Another_page_of_the_same_member_is_waited_for_but_not_the_one_that_asks()
    {
        await using var bench = await DeskBench.OpenAsync();
        using var desk = WithClockOf(bench);
        var room = bench.Meeting.Room(SmallTable.First.Passage);
        var client = room.Open(bench.Meeting.Facilitator.Id, null, null).Opened!.Client;
        await room.SubmitAsync(bench.Meeting.Facilitator.Id, new(0, client, 1, new DeltaBuilder().Insert("My own. ").ToDelta()));
        desk.OwnClients = () => Task.FromResult<IReadOnlyCollection<string>?>(["another"]);
        var waits = desk.AskAsync(new DeleteClause(SmallTable.First, 1));
        desk.Waiting.Should().NotBeNull();
        desk.StopWaiting(_ => true);
        await waits;

        desk.OwnClients = () => Task.FromResult<IReadOnlyCollection<string>?>([client]);

        (await desk.AskAsync(new DeleteClause(SmallTable.First, 1))).Should().BeOfType<Outcome.Done>();
    }

    private static async Task<Command> WaitingAsync(Desk desk)
    {
        var waits = new TaskCompletionSource<Command>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listening = desk.Listen(() => Look());
        Look();
        return await waits.Task;

        void Look()
        {
            if (desk.Waiting is { } waiting)
            {
                waits.TrySetResult(waiting.Command);
            }
        }
    }

    /// <summary>A desk of the facilitator by the meeting's own clock.</summary>
    private static Desk WithClockOf(DeskBench bench) =>
        new(bench.Meeting.Consultation, bench.Meeting.Facilitator, bench.Meeting.Folder.People, bench.Meeting.Time, "waiting");

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<ClausePane> pane, string words) =>
        pane.FindAll("button").Single(b => b.TextContent.Trim() == words);
}
