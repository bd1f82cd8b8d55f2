using FluentAssertions;
using FluentAssertions.Execution;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Collaboration.Tests;

/// <summary>Who wrote which words, as the rooms write it down while members type, take back, paste and decide.</summary>
public sealed class AttributionTests
{
    private const string Sentence = "Partners will meet twice a year and publish what they agreed.";

    private static readonly PassageId Passage = SmallTable.Third.Passage;

    public static TheoryData<int> Seeds => [.. RandomSeeds.Asked(50)];

    /// <summary>
    /// Whose each letter is then is known from the editors alone: what an undo inserts are the letters that its edit took out. (Of fewer
    /// than four letters another member's typing may leave it open which deleted ones they were.)
    /// </summary>
    [Theory, MemberData(nameof(Seeds))]
    public async Task Whatever_is_typed_deleted_and_taken_back_each_letter_is_of_the_member_who_first_typed_it(int seed)
    {
        using var said = new AssertionScope($"the session of seed {seed} (alone: SEED={seed})");
        var random = new Random(seed);
        await using var meeting = await FakeMeeting.OpenAsync();
        FakeClient[] clients = [.. "ABC".Select(name => meeting.Client(meeting.Member($"{name}"), Passage))];
        var taken = clients.ToDictionary(c => c, _ => new Stack<List<(char Letter, MemberId Author)>>());
        List<(char Letter, MemberId Author)> letters = [('\n', meeting.Facilitator.Id)];
        for (var step = 0; step < 60; step++)
        {
            var client = clients[random.Next(clients.Length)];
            List<(char, MemberId)>? back = null;
            if (random.Next(3) == 0 && taken[client].Count > 0)
            {
                client.Undo();
                back = taken[client].Pop();
            }
            else
            {
                var at = random.Next(letters.Count);
                var length = random.Next(2) == 0 || letters.Count - at < 5 ? 0 : random.Next(4, Math.Min(12, letters.Count - at));
                client.Editor.Edit(
                    new DeltaBuilder().Retain(at).Insert(length == 0 ? Word(random) : "").Delete(length).ToDelta()
                );
            }

            if (client.Editor.Buffer is { } change)
            {
                var gone = Take(letters, change, client.Member, back);
                if (back is null)
                {
                    taken[client].Push(gone);
                }
            }

            await SyncAsync(clients);
        }

        var entries = Entries(meeting);
        var replay = AttributionReplay.Of(meeting.Id, entries);
        Told(meeting).Should().Equal(Told(meeting, new([.. letters.Select(l => l.Letter)]), [.. letters.Select(l => l.Author)]));
        new NaiveAttribution(meeting.Id, entries).MustBe(replay);
    }

    [Theory, MemberData(nameof(Seeds))]
    public async Task Whatever_is_decided_while_people_type_each_unit_has_the_author_that_a_naive_fold_gives(int seed)
    {
        using var said = new AssertionScope($"the meeting of seed {seed} (alone: SEED={seed})");
        var random = new Random(seed);
        var (hands, decisions) = (new RandomHands(random), new RandomDecisions(random));
        await using var meeting = await FakeMeeting.OpenAsync(new() { Burst = 1_000_000, CheckpointEvery = 5 });
        Person[] people = [meeting.Facilitator, meeting.Member("Ann"), meeting.Member("Ben")];
        for (var round = 0; round < 12; round++)
        {
            List<PassageId> open = [.. meeting.Consultation.Table.Passages.Values.Where(p => p.Closed is null).Select(p => p.Id).Order()];
            FakeClient[] clients = [.. people.Select(p => meeting.Client(p, open[random.Next(open.Count)]))];
            for (var step = 0; step < 12; step++)
            {
                var client = clients[random.Next(clients.Length)];
                hands.Edit(client.Editor);
                if (random.Next(4) == 0)
                {
                    client.Undo();
                }

                _ = client.Send().Leaving > 0 ? client.ArriveAsync() : null;
                if (random.Next(3) == 0)
                {
                    _ = meeting.AskAsync(decisions.Next(meeting.Consultation), people[random.Next(people.Length)]);
                }
            }

            await meeting.SettleAsync();
            if (random.Next(6) == 0)
            {
                await meeting.RestartAsync();
            }
        }

        var entries = Entries(meeting);
        var replay = new AttributionReplay(meeting.Id);
        entries.Select(replay.Take).OfType<string>().Should().BeEmpty("the rooms name sources that can be");
        new NaiveAttribution(meeting.Id, entries).MustBe(replay);
        foreach (var passage in meeting.Consultation.Table.Passages.Values)
        {
            replay.Of(passage.Id)!.Length.Should().Be(passage.Wording.Length);
        }
    }

    [Fact]
    public async Task Taking_back_that_one_deleted_anothers_words_gives_them_back_as_theirs()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var (ann, ben) = await TwoAsync(meeting);
        await SyncAsync(ann.Type("Meet twice a year"), ben);
        await SyncAsync(ben.Delete(5, 6), ann);
        await SyncAsync(ben.Undo(), ann);

        Told(meeting).Should().Equal("Ann:Meet twice a year", "Fay:\n");
    }

    [Fact]
    public async Task Words_deleted_letter_by_letter_come_back_together_as_their_authors_also_while_others_type_before_them()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var (ann, ben) = await TwoAsync(meeting);
        await SyncAsync(ann.Type("Meet twice a year"), ben);
        foreach (var at in new[] { 9, 8, 7 })
        {
            await SyncAsync(ben.Delete(at, 1), ann);
        }

        await SyncAsync(ann.Type("Always ", 0), ben);
        await SyncAsync(ben.Delete(13, 1), ann);
        await SyncAsync(ben.Type("wice", 13), ann);

        Told(meeting).Should().Equal("Ann:Always Meet twice a year", "Fay:\n");
    }

    [Fact]
    public async Task Letters_deleted_beside_a_stretch_too_long_to_remember_come_back_from_where_they_stood()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var ann = meeting.Client(meeting.Member("Ann"), Passage);
        var huge = new string('h', 40_000);
        ann.Editor.Edit(new DeltaBuilder().Insert($"abx{huge}z").ToDelta());
        await ann.SyncAsync();
        ann.Editor.Edit(new DeltaBuilder().Retain(1).Delete(1).Retain(1).Delete(huge.Length).ToDelta());
        await ann.SyncAsync();
        await ann.Delete(1, 1).SyncAsync();
        await ann.Delete(1, 1).SyncAsync();
        await ann.Type("z", 1).SyncAsync();
        await meeting.SettleAsync();

        OpeningCheck.FaultOf(meeting.Id, meeting.Journal.ReadAll()).Should().BeNull("what was written here can be taken in elsewhere");
    }

    [Fact]
    public async Task Words_typed_anew_in_the_place_of_deleted_ones_are_their_typists()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var (ann, ben) = await TwoAsync(meeting);
        await SyncAsync(ann.Type("They see it"), ben);
        await SyncAsync(ben.Delete(5, 3), ann);
        foreach (var (letter, number) in "use".Select((letter, number) => ($"{letter}", number)))
        {
            await SyncAsync(ben.Type(letter, 5 + number), ann);
        }

        await SyncAsync(ann.Type("see", 0), ben);

        Told(meeting).Should().Equal("Ann:seeThey ", "Ben:use", "Ann: it", "Fay:\n");
    }

    [Fact]
    public async Task Redoing_gives_back_what_undoing_took()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var (ann, ben) = await TwoAsync(meeting);
        await SyncAsync(ann.Type("Meet"), ben);
        var typed = meeting.Room(Passage).State.Version;
        await SyncAsync(ann.Undo(), ben);
        await SyncAsync(ann.Type("Meet"), ben);

        AttributionReplay.Of(meeting.Id, Entries(meeting)).Of(Passage)!.AuthorAt(0).Version.Should().Be(typed);
    }

    [Fact]
    public async Task Forty_letters_or_more_pasted_from_elsewhere_stay_their_authors_and_fewer_are_whoevers_pastes()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var (ann, ben) = await TwoAsync(meeting);
        var other = meeting.Client(meeting.Folder.People.Find(ben.Member)!, SmallTable.Second.Passage);
        await SyncAsync(ann.Type(Sentence), other);
        await SyncAsync(other.Type($" {Sentence[..40]}"), ann);
        Told(meeting, SmallTable.Second.Passage).Should().Equal("Fay:Fund fairly.", "Ben: ", $"Ann:{Sentence[..40]}", "Fay:\n");

        await SyncAsync(other.Delete("Fund fairly. ".Length, 1).Type(Sentence[..39]), ann);
        Told(meeting, SmallTable.Second.Passage)[^2].Should().Be($"Ben:{Sentence[..39]}");
    }

    [Fact]
    public async Task Words_cut_out_of_one_passage_and_pasted_into_another_stay_their_authors()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var (ann, ben) = await TwoAsync(meeting);
        var other = meeting.Client(meeting.Folder.People.Find(ben.Member)!, SmallTable.Second.Passage);
        await SyncAsync(ann.Type(Sentence), ben);
        await SyncAsync(ben.Delete(0, Sentence.Length), ann);
        await SyncAsync(other.Type(Sentence, 0), ann);

        Told(meeting, SmallTable.Second.Passage).Should().Equal($"Ann:{Sentence}", "Fay:Fund fairly.\n");
    }

    [Fact]
    public async Task What_is_restored_is_its_authors_also_after_a_start()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var (ann, ben) = await TwoAsync(meeting);
        await SyncAsync(ann.Type(Sentence), ben);
        var version = meeting.Room(Passage).State.Version;
        await SyncAsync(ben.Delete(0, 30), ann);
        await meeting.RestartAsync();
        var restore = new RestoreWording(Passage, version, Wording.OfText("not asked"));
        await meeting.AskAsync(restore, meeting.Facilitator);

        Told(meeting).Should().Equal($"Ann:{Sentence}", "Fay:\n");
    }

    [Fact]
    public async Task Entries_written_elsewhere_are_refused_where_they_say_wrongly_where_words_come_from()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var (ann, ben) = await TwoAsync(meeting);
        await SyncAsync(ann.Type(Sentence), ben);
        await SyncAsync(ben.Delete(0, 30), ann);
        await SyncAsync(ben.Undo(), ann);
        var entries = Entries(meeting);
        entries[^1].Body.Should().EndWith("""}],"sources":[{"at":0,"length":30,"stream":"clause-c","version":1,"from":0}]}""");

        OpeningCheck.FaultOf(meeting.Id, entries).Should().BeNull();
        OpeningCheck.FaultOf(meeting.Id, With("\"from\":7")).Should().Be(
            "The entry of kind Changed/1, version 3 of journal clause-c, does not say rightly where its words come from. They name 30 units "
                + "at 7 of version 1 of journal clause-c, where other words stood."
        );
        OpeningCheck.FaultOf(meeting.Id, With("\"from\":-7")).Should().Contain("which is no longer than that");

        List<Entry> With(string from) =>
            [.. entries[..^1], entries[^1] with { Body = entries[^1].Body!.Replace("\"from\":0", from, StringComparison.Ordinal) }];
    }

    private static async Task<(FakeClient Ann, FakeClient Ben)> TwoAsync(FakeMeeting meeting)
    {
        var (ann, ben) = (meeting.Client(meeting.Member("Ann"), Passage), meeting.Client(meeting.Member("Ben"), Passage));
        await SyncAsync(ann, ben);
        return (ann, ben);
    }

    private static async Task SyncAsync(params FakeClient[] clients)
    {
        foreach (var client in clients.Concat(clients))
        {
            await client.SyncAsync();
        }
    }

    private static string Word(Random random) =>
        random.GetString("abcdefghijklmnopqrstuvwxyz \n", random.Next(4) == 0 ? 1 : 2 + random.Next(8));

    /// <summary>Makes the change to letters with their authors; what it inserts are those that come back, or the member's.</summary>
    private static List<(char Letter, MemberId Author)> Take(
        List<(char Letter, MemberId Author)> letters,
        Delta change,
        MemberId member,
        List<(char Letter, MemberId Author)>? back
    )
    {
        var (at, gone) = (0, new List<(char, MemberId)>());
        var coming = new Queue<(char Letter, MemberId Author)>(back ?? []);
        foreach (var op in change.Ops)
        {
            if (op.Kind == OpKind.Delete)
            {
                gone.AddRange(letters.GetRange(at, op.Length));
                letters.RemoveRange(at, op.Length);
                continue;
            }

            if (op.Kind == OpKind.Insert)
            {
                letters.InsertRange(at, op.Text!.Select(letter => back is null ? (letter, member) : coming.Dequeue()).ToList());
            }

            at += op.Length;
        }

        return gone;
    }

    private static List<Entry> Entries(FakeMeeting meeting) => [.. meeting.Journal.ReadAll()];

    /// <summary>The runs of a passage as "name:words".</summary>
    private static List<string> Told(FakeMeeting meeting, PassageId? passage = null)
    {
        var id = passage ?? Passage;
        var wording = meeting.Room(id).State.Wording;
        var runs = AttributionReplay.Of(meeting.Id, Entries(meeting)).Of(id)!.Runs;
        return Told(
            meeting,
            wording.TextOf(0, wording.Length),
            [.. runs.SelectMany(run => Enumerable.Repeat(run.Author.Member, run.Length))]
        );
    }

    private static List<string> Told(FakeMeeting meeting, string words, IReadOnlyList<MemberId> members)
    {
        var (at, told) = (0, new List<string>());
        for (var end = 1; end <= members.Count; end++)
        {
            if (end == members.Count || members[end] != members[at])
            {
                told.Add($"{meeting.Folder.People.Find(members[at])!.Name}:{words[at..end]}");
                at = end;
            }
        }

        return told;
    }
}
