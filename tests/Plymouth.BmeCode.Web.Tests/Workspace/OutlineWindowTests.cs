using FluentAssertions;
using FluentAssertions.Execution;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Workspace.OutlineColumn;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Workspace;

public sealed class OutlineWindowTests
{
    private static readonly OutlineView Large = OutlineView.Of(
        new PaperMeeting(LargeTable.Of(RealTable.Reading, 10), new CountingIds()).Table
    );

    [Fact]
    public void A_small_outline_is_drawn_whole()
    {
        var view = OutlineView.Of(new PaperMeeting(RealTable.Reading, new CountingIds()).Table);
        new OutlineWindow(3, 5).Drawn(view.Rows, null).Should().Equal((0, view.Rows.Count));
    }

    [Fact]
    public void Of_a_large_one_are_drawn_what_was_asked_for_the_place_in_focus_and_what_stands_beside_the_focus()
    {
        var focused = Row(200).Id;
        new OutlineWindow(50, 90, focused).Drawn(Large.Rows, current: 20).Should().Equal((20, 21), (50, 90), (198, 203));
        new OutlineWindow(50, 90, focused).Drawn(Large.Rows, current: 90).Should().Equal((50, 91), (198, 203));
        new OutlineWindow(50, 90, "nowhere").Drawn(Large.Rows, current: null).Should().Equal((50, 90));
    }

    [Theory]
    [InlineData(-5, 20, 0, 20)]
    [InlineData(0, 100_000, 0, OutlineWindow.Most)]
    [InlineData(90, 40, 90, 90)]
    [InlineData(100_000, 200_000, null, null)]
    public void No_more_is_drawn_than_a_tall_screen_shows_whatever_is_asked_for(int from, int to, int? first, int? end)
    {
        var drawn = new OutlineWindow(from, to).Drawn(Large.Rows, null);
        if (first < end)
        {
            drawn.Should().Equal((first!.Value, end!.Value));
        }
        else
        {
            drawn.Should().BeEmpty();
        }
    }

    [Fact]
    public void What_is_drawn_and_the_gaps_between_are_all_rows_in_their_order()
    {
        foreach (var seed in RandomSeeds.Asked(50))
        {
            var random = new Random(seed);
            var from = random.Next(Large.Rows.Count);
            var window = new OutlineWindow(from, from + random.Next(60), Row(random.Next(Large.Rows.Count)).Id);
            var drawn = window.Drawn(Large.Rows, random.Next(Large.Rows.Count));
            var at = 0;
            foreach (var part in OutlinePicture.Of(Large, drawn, null, _ => (0, "")).Parts)
            {
                at += part is SectionRow section ? Count(section, at) : ((OutlineGap)part).Rows;
            }

            at.Should().Be(Large.Rows.Count, $"seed {seed} leaves out no row");
        }
    }

    [Fact]
    public void The_outline_made_from_the_last_table_is_the_one_made_anew()
    {
        foreach (var seed in RandomSeeds.Asked(12))
        {
            var asked = new List<string>();
            var random = new Random(seed);
            var members = new RandomMeeting(random);
            var ids = new CountingIds();
            var meeting = new PaperMeeting(SmallTable.Reading(ids), ids);
            for (var step = 0; step < 40; step++)
            {
                var (member, command) = (members.Member(), random.Next(5) == 0 ? new UndoLast() : members.Next(meeting));
                asked.Add($"{member}: {command} → {meeting.Ask(command, member: member).GetType().Name}");
                members.Type(meeting);
                if (!OutlineView.Of(meeting.Table).Equals(OutlineView.Make(meeting.Table)))
                {
                    throw new AssertionFailedException($"Seed {seed} gives another outline after:\n{string.Join('\n', asked)}");
                }
            }
        }
    }

    private static (string Id, OutlineSection Section) Row(int row)
    {
        var at = Large.Rows.SectionAt(row);
        var section = Large.Sections[at];
        var below = row - Large.Rows.StartOf(at);
        return (below == 0 ? section.Id.Value : section.Clauses[below - 1].Id.Value, section);
    }

    private static int Count(SectionRow section, int at)
    {
        Row(at).Id.Should().Be(section.Id.Value);
        var rows = 1;
        foreach (var part in section.Clauses)
        {
            if (part is ClauseRow clause)
            {
                Row(at + rows).Id.Should().Be(clause.Clause.Id.Value);
                clause.Place.Should().Be(rows);
                rows++;
            }
            else
            {
                rows += ((OutlineGap)part).Rows;
            }
        }

        return rows;
    }
}
