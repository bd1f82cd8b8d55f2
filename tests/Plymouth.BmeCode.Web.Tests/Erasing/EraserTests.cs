using FluentAssertions;
using Microsoft.Data.Sqlite;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Erasing;
using Plymouth.BmeCode.Web.Hosting;
using Plymouth.BmeCode.Web.Tests.Host;
using Plymouth.BmeCode.Wordings;
using Xunit;
using static Plymouth.BmeCode.Web.Tests.Host.CommandRun;

namespace Plymouth.BmeCode.Web.Tests.Erasing;

/// <summary>What erasing must reach, and when it must not go on.</summary>
public sealed class EraserTests
{
    private const string Words = "No recognition of multiple issues";

    [Fact]
    public async Task A_name_that_a_restored_wording_took_out_in_pieces_is_nowhere_and_does_not_come_back()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var passage = SmallTable.Second.Passage;
        var client = meeting.Room(passage).Open(meeting.Facilitator.Id, null, null).Opened!.Client;
        await ChangeAsync(1, new DeltaBuilder().Insert("the group said: ").ToDelta());
        var before = meeting.Room(passage).State;
        await ChangeAsync(2, new DeltaBuilder().Delete(9).Insert("Jane Doe").ToDelta());
        var restore = new RestoreWording(passage, before.Version, before.Wording);
        (await meeting.AskAsync(restore, meeting.Facilitator)).Should().BeOfType<Outcome.Done>();
        await meeting.SettleAsync();
        meeting.Journal.ReadAll().Should().Contain(e => e.Kind == EventCodec.KindOf<WordingRestored>() && e.Body!.Contains("Jane"));

        await meeting.RestartAsync(path =>
        {
            using var folder = DataFolder.OpenToWrite(path, meeting.Time, new RandomIds());
            var eraser = new Eraser(folder, meeting.Id);
            var (plan, _) = eraser.Plan(null, "Jane Doe", everywhere: true)!.Value;
            eraser.Erase(plan, eraser.Documents(plan), "Asked for", MemberId.System, meeting.Time.GetUtcNow());
        });

        meeting.Journal.ReadAll().Select(e => e.Body).Should().NotContainMatch("*Jane*").And.NotContainMatch("*Doe*");
        RandomErasureTests.ComesBackElsewhere(meeting);
        var undone = await meeting.AskAsync(new UndoLast(), meeting.Facilitator);
        undone.Should().BeOfType<Outcome.Refused>("the blank between the names stands in what was restored, too");
        meeting.Room(passage).State.Wording.ToText().Should().StartWith("the█group said: ");
        meeting.Folder.Journals.Verify().Faults.Should().BeEmpty();
        RandomErasureTests.ComesBackElsewhere(meeting);

        async Task ChangeAsync(int sequence, Delta change) =>
            (
                await meeting
                    .Room(passage)
                    .SubmitAsync(
                        meeting.Facilitator.Id,
                        new Submission(meeting.Room(passage).State.Version, client, sequence, change)
                    )
            )
                .Should()
                .BeOfType<Submitted.Stored>();
    }

    [Fact]
    public async Task Nothing_is_erased_from_a_consultation_that_was_altered()
    {
        using var temp = new TempFolder();
        await RunAsync("import", CommandRun.Table, "--data", temp.At("data"));
        using var folder = DataFolder.OpenToWrite(temp.At("data"), TimeProvider.System, new RandomIds());
        var id = folder.Journals.Stored[0];
        var altered = folder.Journals.Of(id).ReadAll().First(e => e.Body!.Contains("skill set required"));
        using (var connection = new SqliteConnection($"Data Source={temp.At("data")}/bmecode.db;Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText =
                "INSERT INTO purges_due VALUES (0); UPDATE entries SET body = replace(body, 'skill set required', 'skill set forbidden'), "
                + $"body_hash = x'{HashChain.BodyHash(altered.Body!)}' WHERE body LIKE '%skill set required%'";
            command.ExecuteNonQuery();
        }

        var opening = () => new Eraser(folder, id);

        opening.Should().Throw<JournalException>().WithMessage("Nothing was erased, because *no later entry says that words*backup*");
    }

    [Fact]
    public async Task Nothing_is_erased_that_would_leave_what_cannot_be_opened_even_of_what_could_not_be_taken_in()
    {
        using var temp = new TempFolder();
        await RunAsync("import", CommandRun.Table, "--data", temp.At("data"));
        using var folder = DataFolder.OpenToWrite(temp.At("data"), TimeProvider.System, new RandomIds());
        var journal = folder.Journals.Of(folder.Journals.Stored[0]);
        var (kind, body) = new WordingEntry.Created(PassageKind.Clause, Wording.OfText("stray"), null).Write();
        var settled = new TaskCompletionSource<AppendOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        journal.Append(
            new([new(new("stray"), 0, [new(MemberId.System, DateTimeOffset.UnixEpoch, kind, null, body)])]),
            settled.SetResult
        );
        (await settled.Task).Should().BeOfType<AppendOutcome.Appended>();
        OpeningCheck.FaultOf(journal.Consultation, journal.ReadAll()).Should().NotBeNull("it could not be taken in elsewhere");
        var eraser = new Eraser(folder, journal.Consultation);
        var (plan, _) = eraser.Plan(null, Words, everywhere: true)!.Value;
        var documents = eraser.Documents(plan);
        var passage = plan.Entries.FindIndex(e => e.Kind == "Created/1");
        var broken = plan with { Entries = plan.Entries.SetItem(passage, plan.Entries[passage] with { Body = "{}" }) };

        eraser
            .Invoking(e => e.Erase(broken, documents, "Asked for", MemberId.System, DateTimeOffset.UnixEpoch))
            .Should()
            .Throw<JournalException>()
            .WithMessage("Nothing was erased, because what would be left could not be opened.*");
        journal.ReadAll().Should().Contain(e => e.Body!.Contains(Words));
        eraser.Erase(plan, documents, "Asked for", MemberId.System, DateTimeOffset.UnixEpoch).NotYet.Should().BeNull();
    }
}
