using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Meeting;

namespace Plymouth.BmeCode.Collaboration.Consultations;

/// <summary>The services that all rooms of a server share.</summary>
internal sealed record RoomServices(
    IJournals Journals,
    IPeople People,
    TimeProvider Time,
    IdSource Ids,
    RoomOptions Options,
    MemberPace Pace
)
{
    /// <summary>The time now (UTC) in whole milliseconds, as entries hold it.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = Time.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        }
    }

    /// <summary>Returns the name that screens of a consultation show for a member; null for nobody known.</summary>
    public string? NameOf(ConsultationId consultation, MemberId member) => People.ShownIn(consultation, member);

    /// <summary>
    /// Says why a member may not do in a consultation what asks for at least the role <paramref name="least"/>; null when they may. Rooms
    /// ask on every write, so that a member who is removed, or taken out of the consultation, is out at once.
    /// </summary>
    public Refusal? Refuses(MemberId member, ConsultationId consultation, Role least, out Role role)
    {
        var person = People.Find(member);
        var has = People.RoleIn(member, consultation);
        role = has ?? Role.Partner;
        return (person, has) switch
        {
            (null, _) => new(
                Refusal.NotAllowed,
                "Nobody of this working group is signed in here. Open your link again, or ask the facilitator for a new one."
            ),
            ({ Removed: true }, _) => new(
                Refusal.NotAllowed,
                $"{person.Name} is no longer in this working group. Ask the facilitator for a new link."
            ),
            (_, null) => new(
                Refusal.NotAllowed,
                $"{person.Name} is not in this consultation. Ask one of its facilitators to add you."
            ),
            (_, Role.Partner) => new(Refusal.NotAllowed, "Partners watch; only members of the working group can change something."),
            (_, Role.Reader) when least > Role.Reader => Refusal.ReadsAlong,
            _ when has < least => new(Refusal.NotAllowed, "Only the facilitator can do this. Ask the facilitator."),
            _ => null,
        };
    }
}
