using FluentAssertions;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests;

/// <summary>Who wrote which words, whatever is decided about them.</summary>
public sealed class AttributionTests
{
    private const int Steps = 60;

    private static PassageId First => Meetings.C1.Passage;

    /// <summary>The seeds to run: 40; as many as SEEDS says, for a long run; or the one that SEED names.</summary>
    public static TheoryData<int> Seeds => [.. RandomSeeds.Asked(40)];

    [Theory, MemberData(nameof(Seeds))]
    public void After_any_decisions_each_unit_has_the_author_that_a_naive_fold_gives(int seed)
    {
        var meeting = Meet(seed);
        new NaiveAttribution(meeting.Now.Id, meeting.Entries).MustBe(AttributionReplay.Of(meeting.Now.Id, meeting.Entries));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void No_decision_gives_words_to_whoever_makes_it(int seed)
    {
        var meeting = Meet(seed);
        GivesWordsToNobody(meeting, meeting.Entries);
        var replay = new AttributionReplay(meeting.Now.Id);
        meeting.Entries.Select(replay.Take).OfType<string>().Should().BeEmpty("the rules name sources that can be");
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Decisions_stored_before_there_were_sources_give_words_to_the_same_members(int seed)
    {
        var meeting = Meet(seed);
        List<Entry> before = [.. meeting.Entries.Select(e => WithoutSources(meeting, e))];

        GivesWordsToNobody(meeting, before);
        var replay = AttributionReplay.Of(meeting.Now.Id, before);
        foreach (var (passage, version, authors) in new NaiveAttribution(meeting.Now.Id, meeting.Entries).All)
        {
            Members(replay.Of(passage, version)!).Should().Equal(authors.Select(a => a.Member), $"{passage} at {version}");
        }
    }

    [Fact]
    public void Random_meetings_have_sources_of_every_kind_of_decision_that_moves_words()
    {
        var sourced = new HashSet<Type>();
        foreach (var meeting in RandomSeeds.Asked(40).Select(Meet))
        {
            foreach (var (entry, @event) in WithEvents(meeting, meeting.Entries))
            {
                if (entry.Stream != meeting.Now.Id.Stream && WordingEntry.Read(entry.Kind, entry.Body!).Sources.Count > 0)
                {
                    sourced.Add(@event.GetType());
                }
            }
        }

        sourced
            .Should()
            .BeEquivalentTo([
                typeof(WordingRestored),
                typeof(ClauseSplit),
                typeof(ClausesJoined),
                typeof(CommentsGrouped),
                typeof(CommentSplitOff),
                typeof(DoubtAccepted),
                typeof(DecisionUndone),
            ]);
    }

    [Fact]
    public void Three_members_who_write_a_recorded_paper_in_turn_are_each_the_author_of_their_letters()
    {
        var meeting = Meetings.Small();
        List<Entry> entries = [.. meeting.Entries];
        var (kind, body) = new WordingEntry.Created(PassageKind.Clause, Wording.Empty, null).Write();
        entries.Add(new(entries.Count + 1, new("paper"), 0, new("m0"), default, kind, null, body, ""));
        foreach (var edit in Trace.Paper(2_000).Edits)
        {
            (kind, body) = new WordingEntry.Changed(edit).Write();
            var version = entries[^1].Version + 1;
            entries.Add(new(entries.Count + 1, new("paper"), version, new($"m{version % 3}"), default, kind, $"k:{version}", body, ""));
        }

        new NaiveAttribution(meeting.Now.Id, entries).MustBe(AttributionReplay.Of(meeting.Now.Id, entries));
    }

    [Fact]
    public void Restoring_gives_words_back_to_who_wrote_them_and_leaves_the_others_theirs()
    {
        var meeting = Meetings.Small();
        meeting.Type(First, " Ann adds.", "ann");
        meeting.Change(First, new DeltaBuilder().Delete(4).Insert("The").ToDelta(), "ben");
        var version = meeting.Version(Meetings.C1) - 1;
        meeting.Change(First, new DeltaBuilder().Retain(3).Delete(" Code outlines".Length).ToDelta(), "ben");
        meeting.Type(First, " Ben too.", "ben");

        meeting.Do(new RestoreWording(First, version, meeting.Wording(First, version)), "cay");

        Told(meeting, First).Should().Equal("m0:This Code outlines undertakings.", "ann: Ann adds.", "m0:\n");
    }

    [Fact]
    public void Splitting_and_joining_leave_words_their_authors_and_taking_it_back_does_too()
    {
        var meeting = Meetings.Small();
        meeting.Type(First, " Ann adds.", "ann");
        var split = (ClauseSplit)meeting.Do(new SplitClause(Meetings.C1, "This Code outlines undertakings. Ann ".Length, 1), "cay");
        Told(meeting, First).Should().Equal("m0:This Code outlines undertakings.", "ann: Ann ", "m0:\n");
        Told(meeting, split.New.Passage).Should().Equal("ann:adds.", "m0:\n");

        meeting.Do(new JoinWithNext(Meetings.C1), "ben");
        Told(meeting, First).Should().Equal("m0:This Code outlines undertakings.", "ann: Ann ", "m0:\n", "ann:adds.", "m0:\n");

        meeting.Do(new UndoLast(), "ben");
        meeting.Do(new UndoLast(), "cay");
        Told(meeting, First).Should().Equal("m0:This Code outlines undertakings.", "ann: Ann adds.", "m0:\n");
    }

    [Fact]
    public void Words_of_a_response_stay_their_authors_where_it_is_grouped_and_split_off()
    {
        var meeting = Meetings.Small();
        meeting.Type(Meetings.R1.Passage, " Ann adds.", "ann");
        var grouped = (CommentsGrouped)meeting.Do(meeting.Group(Meetings.R2, Meetings.K2, Meetings.K3, Meetings.K4), "cay");
        var split = (CommentSplitOff)meeting.Do(new SplitOffComment(Meetings.K4, grouped.Response), "cay");

        string[] told = ["m0:Agree. Words added.\nThe partners.", "ann: Ann adds.", "m0:\n"];
        Told(meeting, grouped.Response.Passage).Should().Equal(told);
        Told(meeting, split.Response!.Value.Passage).Should().Equal(told);
    }

    [Theory]
    [InlineData("""{"at":-1,"length":3,"stream":"c1","version":0,"from":0}""", "They name 3 units at -1, which it does not insert.")]
    [InlineData("""{"at":0,"length":5,"stream":"c1","version":0,"from":0}""", "They name 5 units at 0, which it does not insert.")]
    [InlineData("""{"at":0,"length":0,"stream":"c1","version":0,"from":0}""", "They name 0 units at 0, which it does not insert.")]
    [InlineData("""{"at":6,"length":1,"stream":"c1","version":0,"from":0}""", "They name 1 units at 6, which it does not insert.")]
    [InlineData("""{"at":2147483647,"length":2147483647,"stream":"c1","version":0,"from":0}""", "* which it does not insert.")]
    [InlineData("""{"at":0,"length":4,"stream":"c1","version":1,"from":0}""", "* version 1 of journal c1, which does not stand before it.")]
    [InlineData("""{"at":0,"length":4,"stream":"c1","version":-1,"from":0}""", "* version -1 of journal c1, which does not stand before it.")]
    [InlineData("""{"at":0,"length":4,"stream":"other","version":0,"from":0}""", "* of journal other, which does not stand before it.")]
    [InlineData("""{"at":0,"length":4,"stream":"c1","version":0,"from":-1}""", "They name 4 units at -1 of version 0 of journal c1, * longer *")]
    [InlineData("""{"at":0,"length":4,"stream":"c1","version":0,"from":2147483647}""", "*, which is no longer than that.")]
    [InlineData("""{"at":0,"length":4,"stream":"c1","version":0,"from":1}""", "*, where other words stood.")]
    [InlineData(
        """{"at":0,"length":4,"stream":"c1","version":0,"from":0},{"at":3,"length":1,"stream":"c1","version":0,"from":3}""",
        "They are not in order, or name words twice."
    )]
    public void A_source_that_cannot_be_is_told_and_left_out(string sources, string problem)
    {
        var meeting = Meetings.Small();
        var replay = AttributionReplay.Of(meeting.Now.Id, meeting.Entries);
        var body = $$$"""{"ops":[{"insert":"This"}],"sources":[{{{sources}}}]}""";

        replay.Take(Change(body)).Should().Match(problem);
        replay.Of(First)!.Length.Should().Be(meeting.Table.Wording(First).Length + 4);
        replay.Of(First, 2).Should().BeNull();
        replay.Of(new("other")).Should().BeNull();
    }

    [Theory]
    [InlineData("""{"ops":[{"insert":"This"}],"sources":7}""")]
    [InlineData("""{"ops":[{"insert":"This"}],"sources":[null]}""")]
    [InlineData("""{"ops":[{"insert":"This"}],"sources":[{"at":0,"length":4,"stream":"c1","version":0}]}""")]
    [InlineData("""{"ops":[{"insert":"This"}],"sources":[{"at":0,"length":4e20,"stream":"c1","version":0,"from":0}]}""")]
    public void Sources_that_cannot_be_read_are_named_with_their_entry(string body)
    {
        var meeting = Meetings.Small();
        var taking = () => AttributionReplay.Of(meeting.Now.Id, meeting.Entries).Take(Change(body));
        taking.Should().Throw<FormatException>().WithMessage("The entry of kind Changed/1, version 1 of journal c1, cannot be read *");
    }

    private static Entry Change(string body) => new(1_000, First.Stream, 1, new("eve"), default, "Changed/1", "k1:1", body, "");

    private static PaperMeeting Meet(int seed)
    {
        var random = new Random(seed);
        var members = new RandomMeeting(random);
        var meeting = Meetings.Small();
        for (var step = 0; step < Steps; step++)
        {
            meeting.Ask(random.Next(5) == 0 ? new UndoLast() : members.Next(meeting), member: members.Member());
            members.Type(meeting);
        }

        return meeting;
    }

    /// <summary>The runs of a passage as "member:words".</summary>
    private static IEnumerable<string> Told(PaperMeeting meeting, PassageId passage)
    {
        var (wording, at) = (meeting.Table.Wording(passage), 0);
        var members = Members(AttributionReplay.Of(meeting.Now.Id, meeting.Entries).Of(passage)!);
        for (var end = 1; end <= members.Count; end++)
        {
            if (end == members.Count || members[end] != members[at])
            {
                yield return $"{members[at]}:{wording.TextOf(at, end - at)}";
                at = end;
            }
        }
    }

    private static List<MemberId> Members(Attribution<Author> attribution) =>
        [.. attribution.Runs.SelectMany(run => Enumerable.Repeat(run.Author.Member, run.Length))];

    private static void GivesWordsToNobody(PaperMeeting meeting, IReadOnlyList<Entry> entries)
    {
        var made = WithEvents(meeting, entries).ToDictionary(e => (e.Entry.Stream, e.Entry.Version));
        var replay = AttributionReplay.Of(meeting.Now.Id, entries);
        foreach (var author in meeting.Table.Passages.Keys.SelectMany(p => replay.Of(p)!.Runs.Select(r => r.Author)).Distinct())
        {
            var (entry, @event) = made[(author.Stream, author.Version)];
            (entry.Origin is not null || entry.Version == 0 || @event is CrossReferenceMade or DoubtAccepted)
                .Should()
                .BeTrue($"version {entry.Version} of {entry.Stream} wrote nothing: {@event}");
            (entry.Version == 0 && WordingEntry.Read(entry.Kind, entry.Body!) is WordingEntry.Created { From: not null })
                .Should()
                .BeFalse($"the words of {entry.Stream} came from elsewhere");
        }
    }

    private static IEnumerable<(Entry Entry, Event Event)> WithEvents(PaperMeeting meeting, IEnumerable<Entry> entries)
    {
        Event? last = null;
        foreach (var entry in entries)
        {
            last = entry.Stream == meeting.Now.Id.Stream ? EventCodec.Read(entry.Kind, entry.Body!) : last;
            yield return (entry, last!);
        }
    }

    private static Entry WithoutSources(PaperMeeting meeting, Entry entry) =>
        entry.Stream == meeting.Now.Id.Stream
            ? entry
            : entry with
            {
                Body = (WordingEntry.Read(entry.Kind, entry.Body!) with { Sources = [] }).Write().Body,
            };
}
