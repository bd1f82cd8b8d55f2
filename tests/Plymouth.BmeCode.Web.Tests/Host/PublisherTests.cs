using FluentAssertions;
using Microsoft.Extensions.Logging.Abstractions;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Exchange.Code;
using Plymouth.BmeCode.Exchange.Json;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.Publications;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Documents;
using Plymouth.BmeCode.Web.SignIn;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Host;

public sealed class PublisherTests
{
    [Fact]
    public async Task A_publication_moved_to_another_data_folder_with_its_journal_has_the_same_files_there()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var here = new Publisher(
            meeting.Folder.Journals,
            meeting.Folder.Documents,
            meeting.Folder.People,
            new AuditLog(NullLoggerFactory.Instance)
        );
        var publication = await PublishAsync(meeting, here);
        await meeting.Consultation.AskAsync(new ChangeTitle("Another title"), meeting.Facilitator.Id);
        var moment = ConsultationMoment.Now(meeting.Journal);
        var written = ConsultationJson.Read(DocumentFormats.Json.Write(moment, meeting.Folder.People).Bytes);

        using var elsewhere = new TempFolder();
        using var folder = DataFolder.OpenToWrite(elsewhere.At("data"), meeting.Time, new CountingIds());
        folder
            .People.Add("Another", meeting.Id, Role.Facilitator)
            .Id.Should()
            .Be(meeting.Facilitator.Id, "what the files say is not changed by who has the same id there");
        folder.TakeIn(written.Id, written.Entries, written.People);
        var there = new Publisher(folder.Journals, folder.Documents, folder.People, new AuditLog(NullLoggerFactory.Instance));

        foreach (var file in DocumentFormats.Published)
        {
            var published = here.Find(meeting.Consultation.Id, publication, file.Address)!;
            published.Bytes.Should().HaveCount(publication.Documents.Single(d => d.Name == file.Address).Length);
            there.Find(meeting.Consultation.Id, publication, file.Address)!.Bytes.Should().Equal(published.Bytes, file.Address);
        }

        there
            .Find(meeting.Consultation.Id, publication with { Documents = [new("code.docx", new string('0', 64), 1)] }, "code.docx")
            .Should()
            .BeNull("another file is not handed out for it");
        there
            .Find(
                meeting.Consultation.Id,
                publication with
                {
                    JournalHead = "another",
                    Documents = [new("code.html", new string('0', 64), 1)],
                },
                "code.html"
            )
            .Should()
            .BeNull();
    }

    [Fact]
    public async Task A_publication_of_an_earlier_edition_is_made_again_in_its_own_words()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var publisher = new Publisher(
            meeting.Folder.Journals,
            meeting.Folder.Documents,
            meeting.Folder.People,
            new AuditLog(NullLoggerFactory.Instance)
        );
        var moment = ConsultationMoment.Now(meeting.Journal);
        foreach (var file in DocumentFormats.Published)
        {
            var bytes = file.Write(moment, meeting.Folder.People, edition: Edition.First).Bytes;
            var publication = new Publication(
                1,
                "Code",
                meeting.Facilitator.Id,
                moment.At,
                [],
                moment.JournalHead,
                moment.Entries.Count,
                [],
                null,
                [new(file.Address, KeptDocuments.HashOf(bytes), bytes.Length)]
            );
            publisher.Find(meeting.Consultation.Id, publication, file.Address)!.Bytes.Should().Equal(bytes, file.Address);
        }
    }

    [Fact]
    public async Task What_blocks_is_read_from_the_journal_the_documents_are_made_of()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var publisher = new Publisher(
            meeting.Folder.Journals,
            meeting.Folder.Documents,
            meeting.Folder.People,
            new AuditLog(NullLoggerFactory.Instance)
        );

        (await publisher.PublishAsync(meeting.Consultation, meeting.Facilitator.Id, [], null))
            .Should()
            .BeOfType<Outcome.Refused>()
            .Which.Refusal.Message.Should()
            .Contain("say why");
        (await publisher.PublishAsync(meeting.Consultation, meeting.Member("Mara Lind").Id, [], "Because"))
            .Should()
            .BeOfType<Outcome.Refused>()
            .Which.Refusal.Code.Should()
            .Be(Refusal.NotAllowed);

        var publication = await PublishAsync(meeting, publisher);
        publication
            .Blocking.Select(b => b.Message)
            .Should()
            .Contain("1.2, comment 1 has no response yet.")
            .And.HaveElementAt(publication.Blocking.Count - 1, "None of the 3 clauses is agreed yet.");
        var moment = ConsultationMoment.After(meeting.Folder.Journals.Of(meeting.Consultation.Id), publication.Entries);
        moment.JournalHead.Should().Be(publication.JournalHead);
        moment.Table.Consultation.Publications.Should().BeEmpty();
    }

    private static async Task<Publication> PublishAsync(FakeMeeting meeting, Publisher publisher)
    {
        (await publisher.PublishAsync(meeting.Consultation, meeting.Facilitator.Id, [meeting.Facilitator.Id], "Because"))
            .Should()
            .BeOfType<Outcome.Done>();
        return meeting.Consultation.Table.Consultation.Publications[^1];
    }
}
