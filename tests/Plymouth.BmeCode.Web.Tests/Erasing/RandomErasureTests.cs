using FluentAssertions;
using FluentAssertions.Execution;
using Microsoft.Extensions.Logging.Abstractions;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Exchange.Json;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Documents;
using Plymouth.BmeCode.Web.Erasing;
using Plymouth.BmeCode.Web.Hosting;
using Plymouth.BmeCode.Web.SignIn;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Erasing;

/// <summary>Meetings in between which words are erased: everything goes on, and no file and no document holds the words.</summary>
public sealed class RandomErasureTests
{
    private const int Rounds = 3;
    private const int Steps = 40;

    public static TheoryData<int> Seeds => [.. RandomSeeds.Asked(8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Words_that_were_erased_are_nowhere_and_the_meeting_goes_on(int seed)
    {
        using var said = new AssertionScope($"the meeting of seed {seed} (alone: SEED={seed})");
        var random = new Random(seed);
        await using var meeting = await FakeMeeting.OpenAsync(new() { Burst = 1_000_000, CheckpointEvery = 2 });
        var (hands, decisions) = (new RandomHands(random), new RandomDecisions(random));
        Person[] people = [meeting.Facilitator, meeting.Member("Ann"), meeting.Member("Ben")];
        var gone = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            await HoldAsync(meeting, random, hands, decisions, people);
            await PublisherOf(meeting.Folder).PublishAsync(meeting.Consultation, meeting.Facilitator.Id, [], "Because");
            await meeting.SettleAsync();
            await meeting.RestartAsync(path => gone.Add(Erase(path, meeting, random)));

            meeting.Folder.Journals.Verify().Faults.Should().BeEmpty();
            HoldsNone(meeting, gone);
            ComesBackElsewhere(meeting);
        }

        meeting.Consultation.Table.Consultation.Publications[0].Erased.Should().NotBeEmpty();
    }

    private static async Task HoldAsync(
        FakeMeeting meeting,
        Random random,
        RandomHands hands,
        RandomDecisions decisions,
        Person[] people
    )
    {
        for (var step = 0; step < Steps; step++)
        {
            var person = people[random.Next(people.Length)];
            var open = meeting
                .Consultation.Table.Passages.Values.Where(p => p.Closed is null && p.Kind is PassageKind.Clause or PassageKind.Response)
                .Select(p => p.Id)
                .Order()
                .ToList();
            if (random.Next(3) == 0 || open.Count == 0)
            {
                await meeting.AskAsync(decisions.Next(meeting.Consultation), person);
            }
            else
            {
                var client = meeting.Client(person, open[random.Next(open.Count)]);
                await client.SyncAsync();
                hands.Edit(client.Editor);
                await client.SyncAsync();
            }

            await meeting.SettleAsync();
        }
    }

    /// <summary>Erases a token that somebody typed, or words of the table, and returns them.</summary>
    private static string Erase(string path, FakeMeeting meeting, Random random)
    {
        var words = Choose(path, meeting, random);
        var stood = Traces.InFolder(path, words).Count > 0;
        using (var folder = DataFolder.OpenToWrite(path, meeting.Time, new RandomIds()))
        {
            var eraser = new Eraser(folder, meeting.Id);
            if (eraser.Plan(null, words, everywhere: true) is var (plan, sought) && sought.IsExact)
            {
                stood.Should().BeTrue("traces are seen where there are some");
                eraser.Erase(plan, eraser.Documents(plan), "Asked for", MemberId.System, meeting.Time.GetUtcNow()).NotYet.Should().BeNull();
            }
        }

        Traces.InFolder(path, words).Should().BeEmpty($"\"{words}\" was erased");
        return words;
    }

    private static string Choose(string path, FakeMeeting meeting, Random random)
    {
        using var folder = DataFolder.OpenToWrite(path, meeting.Time, new RandomIds());
        var table = ConsultationMoment.Now(folder.Journals.Of(meeting.Id)).Table;
        List<string> standing =
        [
            .. table.Passages.Values.SelectMany(p => p.Wording.ToText().Split('[', ']', '\n')).Where(t => t.Contains("😀")),
            "Consult early",
            "Fund fairly",
            "Comment 3",
        ];
        return standing[random.Next(standing.Count)];
    }

    private static void HoldsNone(FakeMeeting meeting, List<string> gone)
    {
        var moment = ConsultationMoment.Now(meeting.Journal);
        var publisher = PublisherOf(meeting.Folder);
        foreach (var format in DocumentFormats.All)
        {
            var bytes = format.Write(moment, meeting.Folder.People).Bytes;
            gone.Where(words => Traces.AreIn(bytes, words)).Should().BeEmpty(format.Address);
        }

        foreach (var publication in moment.Table.Consultation.Publications)
        {
            foreach (var document in publication.Documents)
            {
                var file = publisher.Find(meeting.Id, publication, document.Name);
                file.Should().NotBeNull($"{document.Name} of publication {publication.Number} can be made again");
                KeptDocuments.HashOf(file!.Bytes).Should().Be(document.Hash);
                file.Bytes.Should().HaveCount(document.Length);
                gone.Where(words => Traces.AreIn(file.Bytes, words)).Should().BeEmpty(document.Name);
            }
        }

        using var journal = meeting.Journal.OpenReader();
        using var plain = new EntriesReader(meeting.Id, moment.Entries);
        for (long place = 1; place <= plain.Place; place += 7)
        {
            var at = Past.At(plain, place);
            Past.At(journal, place).Passages.Should().Equal(at.Passages);
            var since = Past.Since(journal, place, journal.Place);
            since.Before.Passages.Should().Equal(at.Passages);
            since.Now.Passages.Should().Equal(moment.Table.Passages);
        }
    }

    /// <summary>Takes the export in elsewhere, where it gives the same bytes, and the publications the same files.</summary>
    internal static void ComesBackElsewhere(FakeMeeting meeting)
    {
        var exported = DocumentFormats.Json.Write(ConsultationMoment.Now(meeting.Journal), meeting.Folder.People).Bytes;
        using var temp = new TempFolder();
        using var folder = DataFolder.OpenToWrite(temp.At("data"), meeting.Time, new RandomIds());
        var rooms = Collaboration.Consultations.ConsultationRooms.Open(folder.Journals, folder.People, meeting.Time, new RandomIds());
        WrittenImport.TakeIn(exported, MemberId.System, folder, rooms);

        folder.Journals.Verify().Faults.Should().BeEmpty();
        var moment = ConsultationMoment.Now(folder.Journals.Of(meeting.Id));
        DocumentFormats.Json.Write(moment, folder.People).Bytes.Should().Equal(exported);
        foreach (var publication in moment.Table.Consultation.Publications)
        {
            PublisherOf(folder).Find(meeting.Id, publication, "responses.html").Should().NotBeNull();
        }

        ConsultationJson.Read(exported).Entries.Should().HaveCount(moment.Entries.Count);
    }

    private static Publisher PublisherOf(DataFolder folder) =>
        new(folder.Journals, folder.Documents, folder.People, new AuditLog(NullLoggerFactory.Instance));
}
