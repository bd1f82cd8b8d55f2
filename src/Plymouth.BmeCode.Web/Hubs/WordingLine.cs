using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Web.Hubs;

/// <summary>
/// One page's line to the hub: the consultation it works on, which stays open as long as the line does, and the passages it has open.
/// </summary>
/// <remarks>
/// A page names its consultation in the address, so that no passage has to be looked for. A line that names none is of the consultation
/// whose passage it opens first. A passage of another consultation is found all the same: words kept in a browser are sent by whatever page
/// its member opens next.
/// </remarks>
internal sealed class WordingLine : IDisposable
{
    private const string Key = "line";
    private readonly Lock _turn = new();
    private readonly ConsultationRooms _rooms;
    private readonly Dictionary<ConsultationId, IDisposable> _stays = [];
    private ConsultationRoom? _room;
    private int _cutOff;

    private WordingLine(ConsultationRooms rooms) => _rooms = rooms;

    /// <summary>The passages this line has open, each with its client id.</summary>
    public ConcurrentDictionary<PassageId, string> OpenPassages { get; } = new();

    /// <summary>Returns the line of a call.</summary>
    public static WordingLine Of(HubCallerContext context) => (WordingLine)context.Items[Key]!;

    /// <summary>Makes the line of a connection that begins. Dispose of it when the connection has ended.</summary>
    public static WordingLine Begin(ConnectionContext connection, ConsultationRooms rooms)
    {
        var line = new WordingLine(rooms);
        connection.Items[Key] = line;
        var named = connection.GetHttpContext()?.Request.Query["consultation"].ToString();
        if (!string.IsNullOrEmpty(named) && rooms.Find(new(named)) is { } room)
        {
            line.Stay(room);
        }

        return line;
    }

    /// <summary>Returns a passage of the line's consultation without looking further; null for any other.</summary>
    public PassageRoom? FindHere(PassageId passage) => Volatile.Read(ref _room)?.Passage(passage);

    /// <summary>Returns a passage with its consultation, wherever it is; null for one that is not here.</summary>
    public (ConsultationRoom Consultation, PassageRoom Passage)? Find(PassageId passage)
    {
        if (Volatile.Read(ref _room) is { } room && room.Passage(passage) is { } here)
        {
            return (room, here);
        }

        if (_rooms.FindPassage(passage) is not { } found)
        {
            return null;
        }

        Stay(found.Consultation);
        return found;
    }

    /// <summary>True for the first who cuts the line off.</summary>
    public bool IsFirstToCutOff() => Interlocked.Exchange(ref _cutOff, 1) == 0;

    /// <summary>Lets the consultations go that were kept open for this line.</summary>
    public void Dispose()
    {
        lock (_turn)
        {
            foreach (var stay in _stays.Values)
            {
                stay.Dispose();
            }

            _stays.Clear();
        }
    }

    private void Stay(ConsultationRoom room)
    {
        lock (_turn)
        {
            if (!_stays.ContainsKey(room.Id))
            {
                _stays.Add(room.Id, room.Stay());
            }

            _room ??= room;
        }
    }
}
