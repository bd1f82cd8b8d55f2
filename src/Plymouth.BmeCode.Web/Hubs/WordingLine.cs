using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Web.SignIn;

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
    private readonly Func<ConsultationId, bool> _isIn;
    private readonly Dictionary<ConsultationId, IDisposable> _stays = [];
    private ConsultationRoom? _room;
    private int _cutOff;
    private bool _ended;

    private WordingLine(ConsultationRooms rooms, Func<ConsultationId, bool> isIn) => (_rooms, _isIn) = (rooms, isIn);

    /// <summary>The passages this line has open, each with its client id.</summary>
    public ConcurrentDictionary<PassageId, string> OpenPassages { get; } = new();

    /// <summary>Returns the line of a call.</summary>
    public static WordingLine Of(HubCallerContext context) => (WordingLine)context.Items[Key]!;

    /// <summary>
    /// Makes the line of a connection that begins. Only what its member is in is opened for it. Dispose of it when the connection has
    /// ended.
    /// </summary>
    public static WordingLine Begin(ConnectionContext connection, ConsultationRooms rooms, IPeople people)
    {
        var request = connection.GetHttpContext();
        var line = new WordingLine(
            rooms,
            consultation => request?.User.MemberId() is { } member && people.RoleIn(member, consultation) is not null
        );
        connection.Items[Key] = line;
        var named = request?.Request.Query["consultation"].ToString();
        if (!string.IsNullOrEmpty(named) && line._isIn(new(named)) && rooms.Find(new(named)) is { } room)
        {
            line.Stay(room);
        }

        return line;
    }

    /// <summary>Returns a passage of the line's consultation without looking further; null for any other.</summary>
    public (ConsultationId Consultation, PassageRoom Passage)? FindHere(PassageId passage) =>
        Volatile.Read(ref _room) is { } room && room.Passage(passage) is { } here ? (room.Id, here) : null;

    /// <summary>
    /// Returns a passage with its consultation, wherever it is; null for one that is not here, or whose consultation the member is not
    /// in.
    /// </summary>
    public (ConsultationRoom Consultation, PassageRoom Passage)? Find(PassageId passage)
    {
        if (Volatile.Read(ref _room) is { } room && room.Passage(passage) is { } here)
        {
            return _isIn(room.Id) ? (room, here) : null;
        }

        if (_rooms.ConsultationOf(passage) is not { } consultation || !_isIn(consultation) || _rooms.FindPassage(passage) is not { } found)
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
            _ended = true;
        }
    }

    private void Stay(ConsultationRoom room)
    {
        lock (_turn)
        {
            if (!_ended && !_stays.ContainsKey(room.Id))
            {
                _stays.Add(room.Id, room.Stay());
            }

            _room ??= room;
        }
    }
}
