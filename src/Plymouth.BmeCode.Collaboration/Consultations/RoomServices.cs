using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Collaboration.Telling;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Meeting;

namespace Plymouth.BmeCode.Collaboration.Consultations;

/// <summary>What all rooms of a workspace stand on.</summary>
internal sealed record RoomServices(IJournal Journal, IPeople People, TimeProvider Time, IdSource Ids, RoomOptions Options, MemberPace Pace, Teller Teller)
{
    /// <summary>Now, in whole milliseconds, as entries hold it.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = Time.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        }
    }

    /// <summary>What a member is called on the screens of a consultation; null for nobody known.</summary>
    public string? NameOf(ConsultationId consultation, MemberId member) => People.ShownIn(consultation, member);

    /// <summary>The member as a person who may write with at least a role, or why not. Asked on every write, so that whoever is removed is out at once.</summary>
    public Refusal? Refuses(MemberId member, Role least, out Role role)
    {
        var person = People.Find(member);
        role = person?.Role ?? Role.Partner;
        return person switch
        {
            null => new(Refusal.NotAllowed, "Nobody of this working group is signed in here. Open your link again, or ask the facilitator for a new one."),
            { Removed: true } => new(Refusal.NotAllowed, $"{person.Name} is no longer in this working group. Ask the facilitator for a new link."),
            { Role: Role.Partner } => new(Refusal.NotAllowed, "Partners watch; only members of the working group can change something."),
            _ when person.Role < least => new(Refusal.NotAllowed, "Only the facilitator can do this. Ask the facilitator."),
            _ => null,
        };
    }
}
