using FluentAssertions;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Meeting;
using Xunit;

namespace Plymouth.BmeCode.Storage.Tests;

public sealed class PeopleTests : IDisposable
{
    private readonly OpenFolder _open = new();

    public void Dispose() => _open.Dispose();

    [Fact]
    public void Somebody_added_is_there_at_once_and_after_a_restart()
    {
        var person = _open.Folder.People.Add("  Amina Yusuf ", Role.Facilitator);

        person.Should().Be(new Person(person.Id, "Amina Yusuf", Role.Facilitator, Removed: false));
        _open.Folder.People.Find(person.Id).Should().Be(person);
        _open.Reopen();
        _open.Folder.People.All.Should().Equal(person);
    }

    [Fact]
    public void Somebody_removed_keeps_the_name_and_loses_the_access()
    {
        var person = _open.Folder.People.Add("Bo", Role.Member);
        _open.Folder.People.Remove(person.Id);

        _open.Folder.People.Find(person.Id).Should().Be(person with { Removed = true });
        _open.Reopen();
        _open.Folder.People.Find(person.Id).Should().Be(person with { Removed = true });
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t ")]
    [InlineData("aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggghhhhhhhhhhi")]
    public void A_name_has_1_to_80_characters(string name)
    {
        _open.Folder.People.Invoking(p => p.Add(name, Role.Member)).Should().Throw<ArgumentException>().WithMessage("*1 to 80*");
        _open.Folder.People.All.Should().BeEmpty();
    }

    [Fact]
    public void People_of_an_imported_consultation_are_known_in_it_alone_and_are_nobody_here()
    {
        var here = _open.Folder.People.Add("Amina", Role.Facilitator);
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

        var person = _open.Folder.People.Add("Amina", Role.Member);
        _open.Folder.People.Remove(person.Id);
        _open.Folder.People.Remove(person.Id);
        _open.Folder.People.Remove(new MemberId("nobody"));
        watching.Dispose();
        _open.Folder.People.Add("Bo", Role.Member);

        var removed = person with { Removed = true };
        told.Should().Equal((person, person), (removed, removed));
    }
}
