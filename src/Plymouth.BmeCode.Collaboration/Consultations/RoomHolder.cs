using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Collaboration.Consultations;

/// <summary>Holds the room of a consultation that stands here, while it is open.</summary>
internal sealed class RoomHolder(ConsultationId id)
{
    private ConsultationRoom? _room;

    /// <summary>Held while the consultation is opened or let go, so that it never has two rooms.</summary>
    public Lock Turn { get; } = new();

    public ConsultationId Id => id;

    /// <summary>The room while it is open.</summary>
    public ConsultationRoom? Room
    {
        get => Volatile.Read(ref _room);
        set => Volatile.Write(ref _room, value);
    }

    /// <summary>The consultation's summary while its room is not open; null while nobody has read it.</summary>
    public ConsultationSummary? Summary { get; set; }

    /// <summary>True when what stands in its journal cannot be read.</summary>
    public bool IsBroken { get; set; }
}
