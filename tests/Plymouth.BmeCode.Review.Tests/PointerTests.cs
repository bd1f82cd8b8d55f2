using FluentAssertions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;
using static Plymouth.BmeCode.Review.Tests.Meetings;

namespace Plymouth.BmeCode.Review.Tests;

/// <summary>
/// Responses that point elsewhere: what is proposed, by whom it is settled, and what becomes of it when groups and clauses change.
/// </summary>
public sealed class PointerTests
{
    private readonly PaperMeeting _meeting = Small();

    [Theory]
    [InlineData("Ditto", "r2")]
    [InlineData("Same as above.", "r2")]
    [InlineData("See our previous answer.", "r2")]
    [InlineData("See above.", "r1?")]
    [InlineData("See the answers above.", "r1 r2")]
    [InlineData("See below.", "r4")]
    [InlineData("A1 covers this.", "c1")]
    [InlineData("Covered by A1 to A3.", "c1 c2 c3")]
    [InlineData("See A1 and A3", "c1 c3")]
    [InlineData("See comment under A2", "r4")]
    [InlineData("See the responses in section B.", "s2")]
    [InlineData("As the comment ‘More boats’ above asks.", "k2")]
    [InlineData("Not covered by A1.", "")]
    [InlineData("The above definition is not dealt with here.", "")]
    [InlineData("See guidelines. As above all others.", "")]
    [InlineData("Already in the Code, A1 says little of it.", "")]
    [InlineData("See A9.", "")]
    public void Words_that_point_are_read_and_others_are_not(string words, string pointers)
    {
        var ids = new CountingIds();
        var reading = new ReadingBuilder(ids)
            .Section("Aims", scheme: new NumberingScheme("{A}", "{s}{n}"))
            .Clause("Welcome every family.", "A1")
            .Comment("Fewer families, please", "Families of every size are meant.")
            .Comment("More boats", "No room for boats.")
            .Comment("Families, too", words)
            .Clause("Meet.", "A2")
            .Comment("When?", "On Mondays.")
            .Clause("Report.", "A3")
            .Section("Means", scheme: new NumberingScheme("{A}", "{s}{n}"))
            .Clause("Spend.", "B1")
            .Build();
        reading = reading with
        {
            Sections = [reading.Sections[0] with { ConsultationNumber = "A" }, reading.Sections[1] with { ConsultationNumber = "B" }],
        };
        string.Join(
                ' ',
                ProposedPointers
                    .Of(reading)
                    .Select(p =>
                        p.To switch
                        {
                            AtResponse at => at.Response.Value,
                            AtComment at => at.Comment.Value,
                            AtClause at => at.Clause.Value,
                            AtSection at => at.Section.Value,
                            _ => "",
                        } + (p.Guessed ? "?" : "")
                    )
            )
            .Should()
            .Be(pointers);
    }

    [Fact]
    public void A_pointer_is_made_confirmed_changed_and_removed_and_each_is_taken_back()
    {
        _meeting.Do(new SetPointer(R1, null, new AtClause(C2)));
        _meeting.Ask(new SetPointer(R1, null, new AtClause(C2))).Should().BeOfType<Decision.AlreadySo>();
        var made = Only();
        made.Pointer.Should().Be(new Pointer(R1, new AtClause(C2)));
        _meeting.Do(new SetPointer(R1, made.Pointer, new AtResponse(R3)));
        Only().To.Should().Be(new AtResponse(R3));
        _meeting.Refused(new SetPointer(R1, made.Pointer, null)).Code.Should().Be(Refusal.Stale);
        _meeting.Do(new UndoLast());
        Only().Should().Be(made);
        _meeting.Do(new SetPointer(R1, made.Pointer, null));
        _meeting.Table.Pointers.Should().BeEmpty();
        _meeting.Do(new UndoLast());
        Only().Should().Be(made);
        _meeting.Refused(new SetPointer(R1, null, new AtResponse(R1))).Code.Should().Be(Refusal.Invalid);
        _meeting.Refused(new SetPointer(R1, null, null)).Code.Should().Be(Refusal.Invalid);
    }

    [Fact]
    public void Merging_and_splitting_off_are_followed_on_both_sides()
    {
        _meeting.Do(new SetPointer(R1, null, new AtResponse(R3)));
        _meeting.Do(_meeting.Group(R2, K4, K6));
        Only().To.Should().Be(new AtResponse(R2), "R3 was merged into R2");
        _meeting.Do(new SplitOffComment(K2, R1));
        var copy = _meeting.Now.Comments[K2].Response!.Value;
        _meeting.Table.Pointers.Select(p => p.From).Should().Equal(R1, copy);
        _meeting.Do(_meeting.Group(R1, K2, K3));
        var both = _meeting.Now.Comments[K2].Response!.Value;
        Only().From.Should().Be(both);
        _meeting.Do(_meeting.Group(both, K3, K4, K6));
        Only().Fault.Should().Be(PointerFault.Circular, "what it pointed at is the response itself now");
    }

    [Fact]
    public void A_clause_that_was_joined_into_another_is_found_there_and_a_deleted_one_is_gone()
    {
        _meeting.Do(new SetPointer(R1, null, new AtClause(C2)));
        _meeting.Do(new JoinWithNext(C1));
        Only().To.Should().Be(new AtClause(C1));
        _meeting.Do(new DeleteClause(C1, _meeting.Version(C1)));
        Broken().Single().Message.Should().Contain("that is deleted");
        _meeting.Do(Broken().Single().Remedies[1].Command!);
        Broken().Should().BeEmpty();
        _meeting.Do(new UndoLast());
        _meeting.Do(new UndoLast());
        Broken().Should().BeEmpty();
    }

    [Fact]
    public void A_pointer_at_no_words_or_in_a_circle_is_found()
    {
        _meeting.Do(new SetPointer(R1, null, new AtResponse(R2)));
        _meeting.Do(new SetPointer(R2, null, new AtResponse(R3)));
        Broken().Should().BeEmpty();
        _meeting.Do(new SetPointer(R3, null, new AtResponse(R1)));
        Broken()
            .Select(f => f.Message)
            .Should()
            .Equal(
                "The response to 1.1, comments 2 and 3 points at the response to 1.2, comment 1, which leads back to it.",
                "The response to 1.2, comment 1 points at the response to the Code, comment 1, which leads back to it.",
                "The response to the Code, comment 1 points at the response to 1.1, comments 2 and 3, which leads back to it."
            );
        _meeting.Do(new UndoLast());
        _meeting.Change(R3.Passage, new DeltaBuilder().Delete(_meeting.Table.Wording(R3.Passage).Length - 1).ToDelta());
        Broken().Select(f => f.Message).Should().Equal("The response to 1.2, comment 1 points at the response to the Code, comment 1, and that has no words.");
    }

    [Fact]
    public void A_response_that_only_points_is_told_from_one_that_also_answers()
    {
        _meeting.Do(new SetPointer(R1, null, new AtResponse(R2)));
        StandingPointers.OnlyPoints(_meeting.Table, R1).Should().BeFalse();
        _meeting.Change(R1.Passage, new DeltaBuilder().Insert("As above").Delete(_meeting.Table.Wording(R1.Passage).Length - 1).ToDelta());
        StandingPointers.OnlyPoints(_meeting.Table, R1).Should().BeTrue();
    }

    [Fact]
    public void A_table_taken_in_before_pointers_were_proposed_has_them_too()
    {
        var ids = new CountingIds();
        var reading = new ReadingBuilder(ids)
            .Section("Aims")
            .Clause("Meet.")
            .Comment("When?", "On Mondays.")
            .Comment("Where?", "As above")
            .Build();
        var received = (ConsultationReceived)Rules.TakeIn(reading).Event;
        var meeting = new PaperMeeting(reading, ids);
        var old = meeting.Table.After(
            Consultation.Apply(null, meeting.Journal[0] with { Event = received with { Pointers = null } }),
            meeting.Table.Passages
        );
        var pointer = old.Pointers.Single();
        pointer.Pointer.Should().Be(new Pointer(R2, new AtResponse(R1), Proposed: true));
        var confirmed = old.Consultation with { };
        confirmed = Consultation.Apply(
            confirmed,
            new Decided(1, new("m1"), DateTimeOffset.UnixEpoch, new PointerSet(pointer.Pointer, pointer.Pointer with { Proposed = false }))
        );
        old.After(confirmed, old.Passages).Pointers.Single().Pointer.Proposed.Should().BeFalse();
        confirmed = Consultation.Apply(
            confirmed,
            new Decided(2, new("m1"), DateTimeOffset.UnixEpoch, new PointerSet(pointer.Pointer with { Proposed = false }, null))
        );
        old.After(confirmed, old.Passages).Pointers.Should().BeEmpty();
    }

    private StandingPointer Only() => _meeting.Table.Pointers.Should().ContainSingle().Subject;

    private List<Finding> Broken() =>
        [.. _meeting.Table.Findings.Open.Where(f => f.Finding.Kind == FindingKind.BrokenPointer).Select(f => f.Finding)];
}
