using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Storage.Tests;

/// <summary>People and links of a build in which people had one role for the whole folder.</summary>
public sealed class EarlierRolesTests : IDisposable
{
    private static readonly ConsultationId Licensing = new("licensing");
    private static readonly ConsultationId Staffing = new("staffing");
    private static readonly ConsultationId Arriving = new("arriving");

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Everybody_keeps_their_role_in_each_consultation_that_stands_and_facilitators_look_after_the_folder()
    {
        Earlier(
            """
            INSERT INTO people (id, name, role, removed) VALUES
                ('fay', 'Fay', 'Facilitator', 0), ('was', 'Was', 'Facilitator', 1), ('ann', 'Ann', 'Member', 0), ('pat', 'Pat', 'Partner', 0)
            """
        );

        foreach (var _ in new[] { "upgraded", "opened again" })
        {
            using var folder = Open(_temp.At("data"));
            var people = folder.People;
            people
                .All.Should()
                .Equal(
                    new Person(new("ann"), "Ann", IsAdministrator: false, Removed: false),
                    new Person(new("fay"), "Fay", IsAdministrator: true, Removed: false),
                    new Person(new("pat"), "Pat", IsAdministrator: false, Removed: false),
                    new Person(new("was"), "Was", IsAdministrator: false, Removed: true)
                );
            foreach (var consultation in new[] { Licensing, Staffing })
            {
                people.RoleIn(new("fay"), consultation).Should().Be(Role.Facilitator);
                people.RoleIn(new("ann"), consultation).Should().Be(Role.Member);
                people.RoleIn(new("pat"), consultation).Should().Be(Role.Partner);
                people.RoleIn(new("was"), consultation).Should().BeNull("their access was taken away");
            }

            people.RolesOf(new("fay")).Keys.Should().BeEquivalentTo([Licensing, Staffing]);
            people.RoleIn(new("ann"), Arriving).Should().BeNull("it does not stand here yet");
            people.MayTakeIn(new("fay")).Should().BeTrue();
            people.MayTakeIn(new("was")).Should().BeFalse();
        }

        var copy = Directory.GetFiles(_temp.At("data"), "bmecode.db.before-*").Should().ContainSingle().Which;
        Directory.CreateDirectory(_temp.At("copied"));
        File.Copy(copy, _temp.At("copied/bmecode.db"));
        using var copied = Open(_temp.At("copied"));
        copied.People.RoleIn(new("ann"), Staffing).Should().Be(Role.Member, "the copy is the folder as it was");
    }

    [Fact]
    public void A_link_of_before_lets_somebody_in_with_its_role_wherever_a_consultation_stands()
    {
        Earlier(
            $"""
            INSERT INTO links (id, kind, role, token_hash, made_at) VALUES
                ('one', 'Single', 'Member', '{Token.Hash("member")}', 1),
                ('two', 'Single', 'Facilitator', '{Token.Hash("facilitator")}', 2),
                ('three', 'Join', 'Member', '{Token.Hash("joining")}', 3)
            """
        );
        using var folder = Open(_temp.At("data"));

        var ann = folder.Links.LetIn("member", "Ann").Person!;
        var ben = folder.Links.LetIn("joining", "Ben").Person!;
        var fay = folder.Links.LetIn("facilitator", "Fay").Person!;

        foreach (var consultation in new[] { Licensing, Staffing })
        {
            folder.People.RoleIn(ann.Id, consultation).Should().Be(Role.Member);
            folder.People.RoleIn(ben.Id, consultation).Should().Be(Role.Member);
        }

        (ann.IsAdministrator, ben.IsAdministrator, fay.IsAdministrator).Should().Be((false, false, true));
        folder.People.RoleIn(ann.Id, Arriving).Should().BeNull();
        folder.People.RoleIn(fay.Id, new("taken in later")).Should().Be(Role.Facilitator);
    }

    [Fact]
    public void Who_opens_a_new_folder_finds_no_copy_of_one_before()
    {
        Open(_temp.At("data")).Dispose();

        Directory.GetFiles(_temp.At("data"), "*.before-*").Should().BeEmpty();
    }

    /// <summary>
    /// Makes a folder as the last build before left it, with two consultations that stand here and one that is not whole.
    /// </summary>
    private void Earlier(string rows)
    {
        Directory.CreateDirectory(_temp.At("data"));
        var file = Path.Combine(_temp.At("data"), Database.FileName);
        File.WriteAllBytes(file, []);
        using var database = new Database(file);
        using var context = database.OpenForWriter();
        OwnersOfStreams.Note(context);
        context.GetService<IMigrator>().Migrate("20261130190000_JournalOfEachConsultation");
        context.Database.ExecuteSqlRaw(
            "INSERT INTO consultations (id, place, arriving) VALUES ('licensing', 0, 0), ('staffing', 0, 0), ('arriving', 0, 1)"
        );
#pragma warning disable EF1002 // The rows stand above.
        context.Database.ExecuteSqlRaw(rows);
#pragma warning restore EF1002
    }

    private static DataFolder Open(string path) => DataFolder.OpenToWrite(path, TimeProvider.System, new CountingIds());
}
