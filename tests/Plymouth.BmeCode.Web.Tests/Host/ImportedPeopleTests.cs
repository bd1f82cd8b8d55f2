using Bunit;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Documents;
using Plymouth.BmeCode.Web.Hosting;
using Plymouth.BmeCode.Web.Hubs;
using Plymouth.BmeCode.Web.Publications;
using Plymouth.BmeCode.Web.SignIn;
using Plymouth.BmeCode.Web.Workspace;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>
/// A file says by an id who did something; whoever made the file chose it. So nothing in an imported entry is ever said of a person of this
/// data folder, whatever ids it uses.
/// </summary>
public sealed class ImportedPeopleTests : IAsyncLifetime
{
    private const string OfSource = "k-of-source";
    private readonly TempFolder _temp = new();
    private readonly CountingIds _ids = new();
    private DataFolder _folder = null!;
    private ConsultationRooms _rooms = null!;
    private Person _grace = null!;
    private byte[] _file = [];

    private ConsultationRoom Room => _rooms.Find(_rooms.Stored.Single())!;

    private Consultation Consultation => Room.Table.Consultation;

    /// <summary>
    /// Fay wrote, agreed, reopened, took that back, deleted and published. Grace is a facilitator of another folder, where she has the very
    /// id that Fay has in the file.
    /// </summary>
    public async ValueTask InitializeAsync()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var fay = meeting.Facilitator;
        var (opened, _) = meeting.Room(SmallTable.First.Passage).Open(fay.Id, OfSource, null);
        await meeting
            .Room(SmallTable.First.Passage)
            .SubmitAsync(fay.Id, new Submission(opened!.Version, OfSource, 1, new DeltaBuilder().Insert("Always. ").ToDelta()));
        await meeting.AskAsync(new AgreeClause(SmallTable.First, 1), fay);
        await meeting.AskAsync(new ReopenClause(SmallTable.First, "To look again"), fay);
        await meeting.AskAsync(new UndoLast(), fay);
        await meeting.AskAsync(new AgreeClause(SmallTable.Second, 0), fay);
        await meeting.AskAsync(new DeleteClause(SmallTable.Third, 0), fay);
        await meeting.SettleAsync();
        await PublisherOf(meeting.Folder).PublishAsync(meeting.Consultation, fay.Id, [fay.Id], "Because");
        await meeting.SettleAsync();

        OpenFolder();
        _grace = _folder.People.AddAdministrator("Grace");
        _grace.Id.Should().Be(fay.Id);
        _file = Exported(meeting.Folder, meeting.Consultation);
        WrittenImport.TakeIn(_file, MemberId.System, _folder, _rooms);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        _temp.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void What_a_file_says_of_an_id_is_not_said_of_the_member_who_has_it_here()
    {
        AllOfIt().Should().NotBeEmpty().And.OnlyContain(m => NameOf(m) == "Fay (imported)");
        Room.Passage(SmallTable.Third.Passage)!.ClosedFor!.Message.Should().Contain("Fay (imported)").And.NotContain("Grace");
        var closing = Room.Passage(SmallTable.Third.Passage)!.ChangesSince(0)[^1];
        var told = ChangedMessage.Of(closing, Room.Id, _folder.People);
        (told.Name, told.Member).Should().Be(("Fay (imported)", $"imported:{_grace.Id}"));
    }

    [Fact]
    public void A_forged_file_that_names_a_member_and_gives_no_name_says_nothing_of_that_member_either()
    {
        using var temp = new TempFolder();
        using var folder = DataFolder.OpenToWrite(temp.Path, TimeProvider.System, new RandomIds());
        var mara = folder.People.AddAdministrator("Mara");
        var forgery = new Forgery(_file);
        forgery.SayItWas(_grace.Id.Value, mara.Id.Value);

        var room = WrittenImport.TakeIn(forgery.ToFile(), MemberId.System, folder, RoomsOf(folder));

        using var desk = new Desk(room, mara, folder.People, TimeProvider.System, "seat");
        room.Decisions.Select(d => desk.NameOf(d.Member)).Should().OnlyContain(name => name == "Somebody (imported)");
        desk.NameOf(room.Table.Consultation.Publications.Single().Present.Single()).Should().Be("Somebody (imported)");
    }

    [Fact]
    public void A_name_in_a_file_cannot_turn_round_what_stands_behind_it() =>
        ShownNames.Of(new MemberId("m1").AsImported(), "Grace\u202e\u2069\n").Should().Be("Grace (imported)");

    [Fact]
    public async Task Nobody_takes_back_as_their_own_what_a_file_says_of_their_id()
    {
        var undone = await Room.AskAsync(new UndoLast(), _grace.Id);

        undone.Should().BeOfType<Outcome.Refused>().Which.Refusal.Code.Should().Be(Refusal.NothingToUndo);
    }

    [Fact]
    public void What_is_exported_again_is_the_file_that_came()
    {
        Exported(_folder, Room).Should().Equal(_file);
        _folder.Journals.Verify().Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task A_member_and_the_imported_one_of_the_same_id_are_told_apart_also_after_a_restart()
    {
        (await Room.AskAsync(new ReopenClause(SmallTable.Second, "Not ours"), _grace.Id)).Should().BeOfType<Outcome.Done>();
        Restart();

        var reopened = Room.Decisions[^1];
        NameOf(reopened.Member).Should().Be("Grace");
        NameOf(((ClauseReopened)reopened.Event).AgreedBy).Should().Be("Fay (imported)");

        (await Room.AskAsync(new UndoLast(), _grace.Id)).Should().BeOfType<Outcome.Done>("this one is her own");
        Restart();

        var restored = (AgreementRestored)((DecisionUndone)Room.Decisions[^1].Event).Inverse;
        NameOf(restored.By).Should().Be("Fay (imported)");
        NameOf(Consultation.Clauses[SmallTable.Second].Agreement!.By).Should().Be("Fay (imported)");
        NameOf(Room.Decisions[^1].Member).Should().Be("Grace");
        _folder.Journals.Verify().Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_written_here_about_somebody_imported_comes_over_to_a_third_folder()
    {
        await Room.AskAsync(new ReopenClause(SmallTable.Second, "Not ours"), _grace.Id);
        var exported = Exported(_folder, Room);
        using var temp = new TempFolder();
        using var third = DataFolder.OpenToWrite(temp.Path, TimeProvider.System, new RandomIds());
        var room = WrittenImport.TakeIn(exported, MemberId.System, third, RoomsOf(third));

        Exported(third, room).Should().Equal(exported);
        room.Decisions.Should().OnlyContain(d => d.Member.IsImported);
        ((ClauseReopened)room.Decisions[^1].Event).AgreedBy.Should().Be(_grace.Id.AsImported());
        third.People.All.Should().BeEmpty();
        third.People.ShownIn(room.Id, room.Decisions[^1].Member).Should().Be("Grace (imported)", "the file has one name for an id");
    }

    [Fact]
    public void Names_are_there_after_a_restart_and_nobody_comes_in_by_an_import()
    {
        Restart();

        AllOfIt().Should().OnlyContain(m => NameOf(m) == "Fay (imported)");
        _folder.People.All.Should().Equal(_grace);
        Exported(_folder, Room).Should().Equal(_file);
    }

    [Fact]
    public async Task A_publication_that_came_over_has_the_same_files_and_the_next_one_names_each_for_themselves()
    {
        var publisher = PublisherOf(_folder);
        DocumentFormats.Published.Should().OnlyContain(f => publisher.Find(Room.Id, Consultation.Publications.Single(), f.Address) != null);

        (await publisher.PublishAsync(Room, _grace.Id, [_grace.Id, _grace.Id.AsImported()], "Because")).Should().BeOfType<Outcome.Done>();
        Restart();
        Consultation.Publications[^1].Present.Select(NameOf).Should().Equal("Grace", "Fay (imported)");
    }

    [Fact]
    public async Task Whoever_publishes_is_offered_both_and_only_who_is_there_is_ticked()
    {
        await using var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddSingleton<IPeople>(_folder.People);
        context.Services.AddSingleton(PublisherOf(_folder));
        using var desk = DeskOf(_grace);

        var form = context.Render<PublishForm>(parameters => parameters.AddCascadingValue(desk));

        form.FindAll("fieldset label")
            .Select(l => (l.TextContent.Trim(), l.QuerySelector("input")!.HasAttribute("checked")))
            .Should()
            .Equal(("Grace", true), ("Fay (imported)", false));
    }

    [Fact]
    public async Task A_page_that_an_imported_entry_names_is_nobodys_here_and_holds_nobody_up()
    {
        var passage = Room.Passage(SmallTable.First.Passage)!;
        await Room.AskAsync(new ReopenClause(SmallTable.First, "To write"), _grace.Id);

        passage.Open(_grace.Id, OfSource, null).Refusal.Should().NotBeNull("the page is not hers, though the file says so");
        Restart();
        passage = Room.Passage(SmallTable.First.Passage)!;
        passage.Open(_grace.Id, OfSource, null).Refusal.Should().NotBeNull();
        var (opened, _) = passage.Open(_grace.Id, null, null);
        var stored = await passage.SubmitAsync(
            _grace.Id,
            new Submission(opened!.Version, opened.Client, 1, new DeltaBuilder().Insert("Ours: ").ToDelta())
        );

        stored.Should().BeOfType<Submitted.Stored>();
        passage.ChangesSince(opened.Version)[0].Member.Should().Be(_grace.Id);
    }

    /// <summary>Everybody the consultation says something of, but the system.</summary>
    private IEnumerable<MemberId> AllOfIt() =>
        [
            .. Room.Decisions.Select(d => d.Member),
            .. Room.Decisions.Select(d => d.Event).OfType<ClauseReopened>().Select(e => e.AgreedBy),
            Consultation.ReceivedBy,
            Consultation.Clauses[SmallTable.First].Agreement!.By,
            Consultation.Clauses[SmallTable.Second].Agreement!.By,
            .. Consultation.RevisionsOf(SmallTable.First.Passage).Where(r => r.Number > 0).Select(r => r.Member),
            Consultation.Publications.Single().By,
            Consultation.Publications.Single().Present.Single(),
            .. Room.Passage(SmallTable.First.Passage)!.ChangesSince(0).Select(c => c.Member),
        ];

    private string NameOf(MemberId member)
    {
        using var desk = DeskOf(_grace);
        return desk.NameOf(member);
    }

    private Desk DeskOf(Person person) => new(Room, person, _folder.People, TimeProvider.System, "seat");

    private void Restart()
    {
        _folder.Dispose();
        OpenFolder();
    }

    private void OpenFolder()
    {
        _folder = DataFolder.OpenToWrite(_temp.Path, TimeProvider.System, _ids);
        _rooms = ConsultationRooms.Open(_folder.Journals, _folder.People, TimeProvider.System, _ids);
    }

    private static ConsultationRooms RoomsOf(DataFolder folder) =>
        ConsultationRooms.Open(folder.Journals, folder.People, TimeProvider.System, new RandomIds());

    private static Publisher PublisherOf(DataFolder folder) =>
        new(folder.Journals, folder.Documents, folder.People, new AuditLog(NullLoggerFactory.Instance));

    private static byte[] Exported(DataFolder folder, ConsultationRoom room) =>
        DocumentFormats.Json.Write(ConsultationMoment.Now(folder.Journals.Of(room.Id)), folder.People).Bytes;
}
