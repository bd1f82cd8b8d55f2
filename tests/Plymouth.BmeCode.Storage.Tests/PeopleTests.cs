using FluentAssertions;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Meeting;
using Xunit;

namespace Plymouth.BmeCode.Storage.Tests;

public sealed class PeopleTests : IDisposable
{
    private static readonly ConsultationId Consultation = new("review");

    private readonly OpenFolder _open = new();

    public void Dispose() => _open.Dispose();

    [Fact]
    public void Somebody_added_is_there_at_once_and_after_a_restart()
    {
        var person = _open.Folder.People.Add("  Amina Yusuf ", Consultation, Role.Facilitator);

        person.Should().Be(new Person(person.Id, "Amina Yusuf", IsAdministrator: false, Removed: false));
        _open.Folder.People.Find(person.Id).Should().Be(person);
        _open.Reopen();
        _open.Folder.People.All.Should().Equal(person);
    }

    [Fact]
    public void Somebody_removed_keeps_the_name_and_loses_the_access()
    {
        var person = _open.Folder.People.Add("Bo", Consultation, Role.Member);
        _open.Folder.People.Remove(person.Id);

        _open.Folder.People.Find(person.Id).Should().Be(person with { Removed = true });
        _open.Reopen();
        _open.Folder.People.Find(person.Id).Should().Be(person with { Removed = true });
    }

    [Fact]
    public void A_role_is_of_one_consultation_and_changes_or_ends_there_alone()
    {
        var people = _open.Folder.People;
        var (ann, another) = (people.Add("Ann", Consultation, Role.Member), new ConsultationId("another"));
        people.RoleIn(ann.Id, another).Should().BeNull();

        people.Give(ann.Id, another, Role.Facilitator);
        people.Give(ann.Id, another, Role.Reader);
        people.TakeOut(ann.Id, Consultation);

        foreach (var _ in new[] { "at once", "after a restart" })
        {
            people.RoleIn(ann.Id, another).Should().Be(Role.Reader);
            people.RoleIn(ann.Id, Consultation).Should().BeNull();
            people.MayTakeIn(ann.Id).Should().BeFalse("she is a facilitator nowhere");
            people.In(another).Should().Equal(ann);
            people.In(Consultation).Should().BeEmpty();
            _open.Reopen();
            people = _open.Folder.People;
        }
    }

    [Fact]
    public void An_administrator_is_a_facilitator_everywhere_and_one_is_always_left()
    {
        var people = _open.Folder.People;
        var ada = people.AddAdministrator("Ada");
        var fay = people.Add("Fay", Consultation, Role.Facilitator);
        people.RoleIn(ada.Id, new("any")).Should().Be(Role.Facilitator);
        (people.RolesOf(ada.Id).Count, people.MayTakeIn(ada.Id), people.MayTakeIn(fay.Id)).Should().Be((0, true, true));

        (people.Remove(ada.Id), people.SetAdministrator(ada.Id, false)).Should().Be((false, false));
        people.SetAdministrator(fay.Id, true).Should().BeTrue();
        people.SetAdministrator(ada.Id, false).Should().BeTrue();
        people.Remove(fay.Id).Should().BeFalse();

        _open.Reopen();
        _open.Folder.People.Find(ada.Id).Should().Be(ada with { IsAdministrator = false });
        _open.Folder.People.Find(fay.Id).Should().Be(fay with { IsAdministrator = true });
        _open.Folder.People.RoleIn(ada.Id, new("any")).Should().BeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t ")]
    [InlineData("aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggghhhhhhhhhhi")]
    public void A_name_has_1_to_80_characters(string name)
    {
        _open.Folder.People.Invoking(p => p.Add(name, Consultation, Role.Member)).Should().Throw<ArgumentException>().WithMessage("*1 to 80*");
        _open.Folder.People.All.Should().BeEmpty();
    }

    [Fact]
    public void People_of_an_imported_consultation_are_known_in_it_alone_and_are_nobody_here()
    {
        var here = _open.Folder.People.Add("Amina", Consultation, Role.Facilitator);
        using var from = new OpenFolder();
        from.Append(OpenFolder.To("review", 0, "received"));
        _open.Folder.TakeIn(
            OpenFolder.Bme,
            from.Journal.Read(new("review")),
            [(here.Id, "Another name"), (new("far1"), " Cleo "), (new("far1"), "Dora"), (MemberId.System, "Eve")]
        );

        AsExpected();
        _open.Reopen();
        AsExpected();

        void AsExpected()
        {
            var people = _open.Folder.People;
            people.All.Should().Equal(here);
            people.NameIn(new("review"), here.Id).Should().Be("Amina");
            people.NameIn(new("review"), here.Id.AsImported()).Should().Be("Another name");
            people.NameIn(new("review"), new MemberId("far1").AsImported()).Should().Be("Cleo");
            people.NameIn(new("review"), MemberId.System).Should().BeNull();
            people.NameIn(new("another"), here.Id.AsImported()).Should().BeNull();
            people.ShownIn(new("review"), here.Id.AsImported()).Should().Be("Another name (imported)");
        }
    }

    [Fact]
    public void Those_who_watch_are_told_after_it_can_be_seen_until_they_stop()
    {
        var told = new List<(Person Person, Person? Seen)>();
        _open.Folder.People.Subscribe(_ => throw new InvalidOperationException("a watcher's mistake"));
        var watching = _open.Folder.People.Subscribe(p => told.Add((p, _open.Folder.People.Find(p.Id))));

        var person = _open.Folder.People.Add("Amina", Consultation, Role.Member);
        _open.Folder.People.Remove(person.Id);
        _open.Folder.People.Remove(person.Id);
        _open.Folder.People.Remove(new MemberId("nobody"));
        watching.Dispose();
        _open.Folder.People.Add("Bo", Consultation, Role.Member);

        var removed = person with { Removed = true };
        told.Should().Equal((person, person), (removed, removed));
    }
}
