using System.Collections.Immutable;
using System.Text.Json.Nodes;
using FluentAssertions;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Erasing;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;
using static Plymouth.BmeCode.Review.Tests.Meetings;

namespace Plymouth.BmeCode.Review.Tests.Erasing;

/// <summary>What erasing words would change: laws over random meetings, and what a comment's words are.</summary>
public sealed class ErasurePlanTests
{
    private const int Steps = 60;
    private static readonly string[] Said = ["word", "e", "é", "Agree", "trust", "The ", "x", "sign", "🏠", "Because", "t\n", "d t"];

    public static TheoryData<int> Seeds => [.. RandomSeeds.Asked(40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Words_that_go_everywhere_stand_in_no_version_of_anything_and_all_else_stands_where_it_stood(int seed)
    {
        var random = new Random(seed);
        var meeting = Held(random);
        var sought = random.Next(2) == 0
            ? WordsSought.Exactly(Said[random.Next(Said.Length)])
            : WordsSought.HoweverWritten(Said[random.Next(Said.Length)]);
        var comment = meeting.Now.WholeComments.Find(c => sought.In(Text(c.Body)).Any());
        if (comment is null)
        {
            return;
        }

        var plan = ErasurePlan.Of(meeting.Now, meeting.Entries, comment, sought, everywhere: true)!;

        plan.Staying.Should().BeEmpty();
        plan.Going.Should().NotBeEmpty();
        HoldTheSameInAllVersions(meeting.Now.Id, meeting.Entries, plan.Entries, sought);
        var (was, now) = (new AttributionReplay(meeting.Now.Id), new AttributionReplay(meeting.Now.Id));
        for (var i = 0; i < plan.Entries.Count; i++)
        {
            now.Take(plan.Entries[i]).Should().Be(was.Take(meeting.Entries[i]), "words stay their author's (entry {0})", i + 1);
        }

        ErasurePlan.Of(meeting.Now, plan.Entries, comment, sought, everywhere: true).Should().BeNull("nothing is left of them");
        foreach (var said in plan.Changed)
        {
            var after = plan.Entries[(int)said.Place - 1];
            (after.Stream, after.Version, said.BodyHash).Should().Be((said.Stream, said.Version, HashChain.BodyHash(after.Body!)));
            after.WrittenBodyHash.Should().Be(HashChain.BodyHash(meeting.Entries[(int)said.Place - 1].Body!));
            said.Texts.Should().NotBeEmpty();
        }
    }

    [Fact]
    public void What_a_comment_says_goes_with_what_repeats_it_and_the_rest_is_named()
    {
        var meeting = Small();
        meeting.Do(new SplitIntoAsks(K7, null, AskCuts.Between(meeting.Now.Comments[K7].Body, [4])));
        meeting.Type(C1.Passage, " (too long)");
        meeting.Change(C1.Passage, new DeltaBuilder().Retain(meeting.Table.Wording(C1.Passage).Length - 12).Delete(11).ToDelta());

        var plan = Plan(meeting, K7, WordsSought.HoweverWritten("it is not"));

        plan.Comments.Should().Equal(K7);
        plan.Going.Should().Equal(new PlaceOfWords("the Code, comment 2", 1), new PlaceOfWords("the doubt about line 14", 1));
        plan.Staying.Should().BeEmpty();
        var after = Replay.Of(meeting.Now.Id, plan.Entries).Consultation;
        Text(after.Comments[K7].Body).Should().Be("Too long (█████████)\n");
        after.Parts(after.Comments[K7]).Select(p => Text(p.Body)).Should().Equal("Too\n", "long (█████████)\n");
        Plan(meeting, K7, WordsSought.HoweverWritten("too long"))
            .Staying.Should()
            .Equal(new PlaceOfWords("clause 1.1, in earlier wordings", 0));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Pieces_of_words_that_a_decision_keeps_to_take_a_change_back_go_too(bool knowsVersion)
    {
        var meeting = Small();
        var (before, restored) = Restored(meeting);
        if (!knowsVersion)
        {
            var body = JsonNode.Parse(meeting.Entries[restored].Body!)!;
            body["change"]!.AsObject().Remove("version").Should().BeTrue();
            before = before.SetItem(restored, before[restored] with { Body = body.ToJsonString() });
        }

        var sought = WordsSought.Exactly("Jane Doe");
        var plan = ErasurePlan.Of(meeting.Now, before, null, sought, everywhere: true)!;

        BodyTexts.Of(before[restored]).Single(t => t.Back is not null).Runs.Select(r => r.Words).Should().Contain(["Jane", "Doe"]);
        plan.Entries.Select(e => e.Body).Should().NotContainMatch("*Jane*").And.NotContainMatch("*Doe*");
        plan.Going.Should().Equal(new PlaceOfWords("clause 1.1, in earlier wordings", 0));
        HoldTheSameInAllVersions(meeting.Now.Id, before, plan.Entries, sought);
    }

    [Fact]
    public void Words_that_stand_apart_in_what_a_decision_keeps_are_not_taken_for_one()
    {
        var meeting = Small();
        var (entries, _) = Restored(meeting);

        ErasurePlan.Of(meeting.Now, entries, null, WordsSought.Exactly("JaneDoe"), everywhere: true).Should().BeNull();
    }

    [Fact]
    public void Words_that_are_not_in_the_comment_give_no_plan()
    {
        var meeting = Small();

        ErasurePlan.Of(meeting.Now, meeting.Entries, meeting.Now.Comments[K1], WordsSought.Exactly("Add faith"), true).Should().BeNull();
    }

    [Fact]
    public void A_comment_is_called_by_its_number_its_id_that_of_an_ask_or_its_line()
    {
        var meeting = Small();
        meeting.Do(new SplitIntoAsks(K7, null, AskCuts.Between(meeting.Now.Comments[K7].Body, [4])));
        var (ask, line) = (meeting.Now.Comments[K7].Asks[0].Id, meeting.Now.Comments[K7].Source.Line);

        ErasurePlan.CommentsCalled(meeting.Now, "k7").Select(c => c.Id).Should().Equal(K7);
        ErasurePlan.CommentsCalled(meeting.Now, ask.Value).Select(c => c.Id).Should().Equal(K7);
        ErasurePlan.CommentsCalled(meeting.Now, "the Code, comment 2").Select(c => c.Id).Should().Equal(K7);
        ErasurePlan.CommentsCalled(meeting.Now, $"{line}").Should().BeEmpty("a bare number could be that of a line or of a comment");
        ErasurePlan.CommentsCalled(meeting.Now, $"line {line}").Select(c => c.Id).Should().Equal(K7);
        ErasurePlan.CommentsCalled(meeting.Now, "99").Should().BeEmpty();
    }

    [Fact]
    public void Blanks_are_no_words_to_anything_that_compares_words()
    {
        var ids = new CountingIds();
        var reading = new ReadingBuilder(ids)
            .Section("Introduction")
            .Clause("This Code outlines undertakings.")
            .Comment("Jane Doe of Mutley Plain Road Plymouth objects")
            .Comment("Mark Roe of Citadel Hill Street Exeter applauds")
            .Build();
        var meeting = new PaperMeeting(reading, ids);
        var entries = Blanked(meeting, K1, "Jane Doe of Mutley Plain Road Plymouth objects");
        entries = Blanked(meeting, entries, K2, "Mark Roe of Citadel Hill Street Exeter applauds");

        var after = Replay.Of(meeting.Now.Id, entries).ToTable();

        after.Consultation.Similar(K1).Should().BeEmpty();
        new ComparedText("█████ and █████████").Find("█████").Should().Equal((0, 5));
        TableFindings.Of(after).Open.Select(f => f.Finding.Kind).Should().Equal(
            TableFindings.Of(meeting.Table).Open.Select(f => f.Finding.Kind)
        );
    }

    [Fact]
    public void That_words_went_is_known_of_a_comment_and_cannot_be_taken_back()
    {
        var meeting = Small();
        var erased = new Erased("Asked for", [K7], [], []);
        var after = Consultation.Apply(meeting.Now, new Decided(meeting.Now.Version + 1, MemberId.System, default, erased));

        after.LastErasureIn(after.Comments[K7])!.Reason.Should().Be("Asked for");
        after.LastErasureIn(after.Comments[K1]).Should().BeNull();
        erased.TakeBack(null!).Should().BeOfType<Decision.Refused>().Which.Refusal.Message.Should().Contain("cannot be brought back");
    }

    /// <summary>Types a name into 1.1 and restores a wording without it, so that a decision keeps the name in two pieces.</summary>
    private static (ImmutableList<Entry> Entries, int Restored) Restored(PaperMeeting meeting)
    {
        var length = meeting.Table.Wording(C1.Passage).Length - 1;
        meeting.Change(C1.Passage, new DeltaBuilder().Delete(length).Insert("the group said").ToDelta());
        var version = meeting.Table.Passage(C1.Passage).Version;
        meeting.Change(C1.Passage, new DeltaBuilder().Delete(9).Insert("Jane Doe").ToDelta());
        meeting.Do(new RestoreWording(C1.Passage, version, meeting.Wording(C1.Passage, version)));
        var entries = meeting.Entries.ToImmutableList();
        return (entries, entries.FindLastIndex(e => e.Kind == EventCodec.KindOf<WordingRestored>()));
    }

    private static ImmutableList<Entry> Blanked(PaperMeeting meeting, CommentId comment, string words) =>
        Blanked(meeting, meeting.Entries, comment, words);

    private static ImmutableList<Entry> Blanked(PaperMeeting meeting, IReadOnlyList<Entry> entries, CommentId comment, string words) =>
        ErasurePlan.Of(meeting.Now, entries, meeting.Now.Comments[comment], WordsSought.Exactly(words), true)!.Entries;

    private static ErasurePlan Plan(PaperMeeting meeting, CommentId comment, WordsSought sought) =>
        ErasurePlan.Of(meeting.Now, meeting.Entries, meeting.Now.Comments[comment], sought, everywhere: false)!;

    private static PaperMeeting Held(Random random)
    {
        var (meeting, next) = (Small(), new RandomMeeting(random));
        for (var step = 0; step < Steps; step++)
        {
            if (random.Next(2) == 0)
            {
                next.Type(meeting);
            }
            else
            {
                meeting.Ask(next.Next(meeting), member: next.Member());
            }
        }

        return meeting;
    }

    /// <summary>
    /// Folds both again the plain way: each version of each passage, and each text of each decision, is as it was, but for blanks, and does
    /// not hold the words.
    /// </summary>
    private static void HoldTheSameInAllVersions(
        ConsultationId id,
        IReadOnlyList<Entry> before,
        ImmutableList<Entry> after,
        WordsSought sought
    )
    {
        var passages = new Dictionary<StreamId, (PassageReplay Was, PassageReplay Now)>();
        var (backs, said) = (new List<BodyText>(), new Dictionary<(StreamId, int?), string>());
        for (var i = 0; i < before.Count; i++)
        {
            if (before[i].Stream == id.Stream)
            {
                var (were, are) = (BodyTexts.Of(before[i]), BodyTexts.Of(after[i]));
                foreach (var (was, now) in were.Zip(are))
                {
                    Hold(was, now);
                }

                backs.AddRange(are.Where(t => t.Back is not null));

                Decided.Of(after[i], after[i].Body!);
                continue;
            }

            if (!passages.TryGetValue(before[i].Stream, out var passage))
            {
                var name = new PassageId(before[i].Stream.Value);
                passages.Add(before[i].Stream, passage = (new(name), new(name)));
            }

            passage.Was.Take(before[i]);
            passage.Now.Take(after[i]);
            Look(Text(passage.Was.State!.Wording), Text(passage.Now.State!.Wording), isLink: false);
            said[(after[i].Stream, after[i].Version)] = Text(passage.Now.State.Wording);
            Runs(passage.Now.State!.Wording).Should().Equal(Runs(passage.Was.State!.Wording), "formats stay where they are");
        }

        Replay.Of(id, after).ToTable().Passages.Should().HaveCount(passages.Count);
        foreach (var back in backs.Where(b => b.Back!.Version is not null))
        {
            var version = said[(back.Back!.Passage, back.Back.Version)];
            string.Concat(back.Back.Places.Select(p => version[p])).Should().Be(back.Words, "what comes back is what stood there");
        }

        void Hold(BodyText was, BodyText now)
        {
            now.Words.Should().HaveLength(was.Words.Length);
            foreach (var (run, blanked) in was.Runs.Zip(now.Runs))
            {
                Look(run.Words, blanked.Words, was.IsLink);
            }
        }

        void Look(string was, string now, bool isLink)
        {
            sought.In(now, isLink).Should().BeEmpty($"\"{sought.Words}\" went");
            now.Should().HaveLength(was.Length);
            foreach (var (old, present) in was.Zip(now))
            {
                (present == old || (old != '\n' && present == Blanks.Sign) || (isLink && present == 'x')).Should().BeTrue();
            }
        }
    }

    private static string Text(Wording wording) => string.Concat(wording.ToDelta().Ops.Select(op => op.Text ?? Insertion.Embed));

    private static IEnumerable<(int, string)> Runs(Wording wording) =>
        wording.ToDelta().Ops.Select(op => (op.Length, string.Join(',', op.Attributes?.Values.Select(a => a.Key) ?? [])));
}
