using FluentAssertions;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Collaboration.Tests;

public sealed class WritingTogetherTests
{
    [Fact]
    public async Task Two_writers_at_one_spot_end_with_the_same_wording_each_word_whole()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var ann = meeting.Client(meeting.Member("Ann"), SmallTable.Third.Passage);
        var bob = meeting.Client(meeting.Member("Bob"), SmallTable.Third.Passage);

        foreach (var (a, b) in "together".Zip("separate"))
        {
            ann.Type($"{a}").Send();
            bob.Type($"{b}").Send();
            await Task.WhenAll(
                ann.Leaving > 0 ? ann.ArriveAsync() : Task.CompletedTask,
                bob.Leaving > 0 ? bob.ArriveAsync() : Task.CompletedTask
            );
        }

        await ann.SyncAsync();
        await bob.SyncAsync();
        await ann.SyncAsync();

        ann.Editor.Shown.Should().Be(bob.Editor.Shown).And.Be(meeting.Room(SmallTable.Third.Passage).State.Wording);
        ann.Text.Should().Be("togetherseparate");
    }

    [Fact]
    public async Task Who_goes_on_with_a_word_is_not_parted_from_it_by_another_at_the_same_spot_also_after_a_restart()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var ann = meeting.Client(meeting.Member("Ann"), SmallTable.Third.Passage);
        var bob = meeting.Client(meeting.Member("Bob"), SmallTable.Third.Passage);
        string.CompareOrdinal(ann.Editor.Client, bob.Editor.Client)
            .Should()
            .BeNegative("without the rule Ann's words would stand before the rest of Bob's");
        await bob.Type("T").SyncAsync();
        await ann.SyncAsync();
        await meeting.RestartAsync();
        ann.Reconnect();
        bob.Reconnect();

        ann.Type(" Open").Send();
        bob.Type("wice").Send();
        await ann.ArriveAsync();
        await bob.ArriveAsync();
        await meeting.RestartAsync();
        await ann.SyncAsync();
        await bob.SyncAsync();

        ann.Text.Should().Be("Twice Open");
        ann.Editor.Shown.Should().Be(bob.Editor.Shown).And.Be(meeting.Room(SmallTable.Third.Passage).State.Wording);
    }

    [Fact]
    public async Task A_change_is_answered_and_told_only_once_it_is_on_disk()
    {
        var held = new HeldJournal();
        await using var meeting = await FakeMeeting.OpenAsync(wrap: held.Around);
        var ann = meeting.Client(meeting.Member("Ann"), SmallTable.First.Passage);
        var room = meeting.Room(SmallTable.First.Passage);

        held.Hold();
        var answer = ann.Type(" Always.").Send().ArriveAsync();

        answer.IsCompleted.Should().BeFalse();
        room.State.Version.Should().Be(0);
        room.Open(ann.Member, null, null).Opened!.Wording!.ToText().Should().Be("Consult early.");
        meeting.Consultation.Table.Text(SmallTable.First.Passage).Should().Be("Consult early.");

        held.LetGo();
        (await answer).Should().Be(new Submitted.Stored(1));
        room.State.Wording.ToText().Should().Be("Consult early. Always.");
        meeting.Journal.Read(SmallTable.First.Passage.Stream).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_change_sent_twice_is_stored_once_and_both_get_its_version()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var ann = meeting.Client(meeting.Member("Ann"), SmallTable.First.Passage);
        ann.Type(" Always.").Send().SendAgain();

        var (first, second) = (ann.ArriveAsync(), ann.ArriveAsync());

        (await first).Should().Be(new Submitted.Stored(1));
        (await second).Should().Be(new Submitted.Stored(1));
        await ann.SyncAsync();
        ann.Text.Should().Be("Consult early. Always.");
    }

    [Fact]
    public async Task A_change_sent_again_after_the_server_started_again_is_stored_once()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var ann = meeting.Client(meeting.Member("Ann"), SmallTable.First.Passage);
        await ann.Type(" Always.").Send().ArriveAsync();

        await meeting.RestartAsync();
        ann.Reconnect();
        await ann.SyncAsync();

        ann.Text.Should().Be("Consult early. Always.");
        meeting.Room(SmallTable.First.Passage).State.Version.Should().Be(1);
    }

    [Fact]
    public async Task A_client_id_of_another_member_can_neither_be_opened_nor_written_with()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var (ann, bob) = (meeting.Member("Ann"), meeting.Member("Bob"));
        var client = meeting.Client(ann, SmallTable.First.Passage);
        var submission = client.Type("!", 0).Editor.Next()!;
        var room = meeting.Room(SmallTable.First.Passage);

        room.Open(bob.Id, client.Editor.Client, 0).Refusal!.Code.Should().Be(Refusal.NotAllowed);
        (await room.SubmitAsync(bob.Id, submission))
            .Should()
            .BeOfType<Submitted.Refused>()
            .Which.Refusal.Code.Should()
            .Be(SubmissionRefusals.UnknownClientCode);
        (await meeting.Room(SmallTable.Second.Passage).SubmitAsync(ann.Id, submission)).Should().BeOfType<Submitted.Refused>();
    }

    [Fact]
    public async Task A_client_that_wrote_is_known_again_after_the_server_started_again()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var ann = meeting.Client(meeting.Member("Ann"), SmallTable.First.Passage);
        await ann.Type("A", 0).SyncAsync();

        await meeting.RestartAsync();

        var bob = meeting.Member("Bob");
        meeting.Room(SmallTable.First.Passage).Open(bob.Id, ann.Editor.Client, 0).Refusal!.Code.Should().Be(Refusal.NotAllowed);
        (await ann.Type("B", 0).SyncAsync()).Text.Should().Be("BAConsult early.");
    }

    [Fact]
    public async Task A_removed_member_and_a_partner_are_refused_at_once()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var ann = meeting.Member("Ann");
        var client = meeting.Client(ann, SmallTable.First.Passage);
        var pat = meeting.Folder.People.Add("Pat", meeting.Id, Role.Partner);

        meeting.Folder.People.Remove(ann.Id);

        await client.Type("!", 0).Send().ArriveAsync();
        client.Refused.Should().ContainSingle().Which.Code.Should().Be(Refusal.NotAllowed);
        meeting.Room(SmallTable.First.Passage).Open(pat.Id, null, null).Refusal!.Code.Should().Be(Refusal.NotAllowed);
        (await meeting.AskAsync(new ChangeTitle("Another"), pat)).Should().BeOfType<Outcome.Refused>();
        (await meeting.AskAsync(new ChangeTitle("Another"), ann)).Should().BeOfType<Outcome.Refused>();
        meeting.Room(SmallTable.First.Passage).State.Version.Should().Be(0);
    }

    [Fact]
    public async Task A_change_that_cannot_be_is_refused_in_words_and_changes_nothing()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var ann = meeting.Member("Ann");
        var heading = meeting.Client(ann, SmallTable.Section.Heading);
        await heading.Type("\n", 3).Send().ArriveAsync();
        heading.Refused.Should().ContainSingle().Which.Should().Be(new Refusal(Refusal.Invalid, "A heading is one line."));

        var clause = meeting.Client(ann, SmallTable.First.Passage);
        var submission = clause.Type("!").Editor.Next()!;
        foreach (var @base in new[] { -1, 1 })
        {
            (await meeting.Room(SmallTable.First.Passage).SubmitAsync(ann.Id, submission with { Base = @base }))
                .Should()
                .BeOfType<Submitted.Refused>()
                .Which.Refusal.Code.Should()
                .Be(Refusal.Stale);
        }

        meeting.Consultation.Table.Passages.Values.Should().OnlyContain(p => p.Version == 0);
    }

    [Fact]
    public async Task A_member_who_sends_too_fast_is_asked_to_wait_and_others_are_not()
    {
        await using var meeting = await FakeMeeting.OpenAsync(new() { Burst = 2, ChangesPerSecond = 1 });
        var ann = meeting.Client(meeting.Member("Ann"), SmallTable.Third.Passage);
        var bob = meeting.Client(meeting.Member("Bob"), SmallTable.Third.Passage);
        for (var i = 0; i < 3; i++)
        {
            await ann.Type("a").Send().ArriveAsync();
            await meeting.SettleAsync();
            while (ann.Arriving > 0)
            {
                ann.Deliver();
            }
        }

        ann.Refused.Should().ContainSingle().Which.Code.Should().Be(SubmissionRefusals.TooFastCode);
        (await bob.Type("b").SyncAsync()).Refused.Should().BeEmpty();

        meeting.Time.Advance(TimeSpan.FromSeconds(1));
        await ann.SendAgain().SyncAsync();
        ann.Text.Should().Be("aaab");
    }

    [Fact]
    public async Task What_a_passage_said_at_any_version_can_be_read_again()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var ann = meeting.Client(meeting.Member("Ann"), SmallTable.Third.Passage);
        foreach (var word in new[] { "one", " two", " three" })
        {
            await ann.Type(word).SyncAsync();
        }

        var room = meeting.Room(SmallTable.Third.Passage);
        Enumerable.Range(0, 4).Select(v => room.At(v).ToText()).Should().Equal("", "one", "one two", "one two three");
        room.ChangesSince(1).Select(c => c.Version).Should().Equal(2, 3);
        room.Invoking(r => r.At(4)).Should().Throw<ArgumentOutOfRangeException>();
        room.Invoking(r => r.At(-1)).Should().Throw<ArgumentOutOfRangeException>();
    }
}
