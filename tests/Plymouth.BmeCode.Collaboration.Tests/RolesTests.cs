using System.Runtime.CompilerServices;
using FluentAssertions;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Collaboration.Tests;

/// <summary>What somebody may do in a consultation goes by their role in it, and by no other.</summary>
public sealed class RolesTests
{
    public static TheoryData<string> Commands =>
        [.. typeof(Command).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Command))).Select(t => t.FullName!)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Who_is_in_another_consultation_or_reads_along_decides_nothing_here(string command)
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var people = meeting.Folder.People;
        // A room looks at who asks before it looks at what they ask for.
        var asked = (Command)RuntimeHelpers.GetUninitializedObject(typeof(Command).Assembly.GetType(command)!);

        foreach (
            var (person, words) in new[]
            {
                (people.Add("Mara", new("another"), Role.Facilitator), "Mara is not in this consultation"),
                (people.Add("Rita", meeting.Id, Role.Reader), "You read along in this consultation; ask a facilitator if you want to write."),
                (people.Add("Pat", meeting.Id, Role.Partner), "Partners watch"),
            }
        )
        {
            var outcome = await meeting.Consultation.AskAsync(asked, person.Id);

            var refusal = outcome.Should().BeOfType<Outcome.Refused>().Which.Refusal;
            refusal.Code.Should().Be(Refusal.NotAllowed);
            refusal.Message.Should().StartWith(words);
        }

        meeting.Consultation.Decisions.Should().ContainSingle("only the table was taken in");
    }

    [Fact]
    public async Task Who_is_in_another_consultation_or_reads_along_types_nothing_here()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var people = meeting.Folder.People;
        var room = meeting.Room(SmallTable.First.Passage);
        foreach (
            var person in new[] { people.Add("Mara", new("another"), Role.Facilitator), people.Add("Rita", meeting.Id, Role.Reader) }
        )
        {
            room.Open(person.Id, null, null).Refusal!.Code.Should().Be(Refusal.NotAllowed);
            var submitted = await room.SubmitAsync(person.Id, new Submission(0, "client", 1, new DeltaBuilder().Insert("x").ToDelta()));
            submitted.Should().BeOfType<Submitted.Refused>().Which.Refusal.Code.Should().Be(Refusal.NotAllowed);
        }

        room.State.Version.Should().Be(0);
    }

    [Fact]
    public async Task Who_takes_in_a_consultation_is_its_facilitator()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var people = meeting.Folder.People;
        var fay = people.Add("Another Fay", new("another"), Role.Facilitator);
        var reading = SmallTable.Reading(new CountingIds()) with { Id = new("taken-in") };

        var (refused, refusal) = await meeting.Rooms.TakeInAsync(reading, meeting.Member("Ann").Id);
        (refused, refusal).Should().Be(((ConsultationRoom?)null, ConsultationRooms.MayNotTakeIn));
        people.Give(fay.Id, new("another"), Role.Member);
        (await meeting.Rooms.TakeInAsync(reading, fay.Id)).Refusal.Should().Be(ConsultationRooms.MayNotTakeIn);
    }
}
