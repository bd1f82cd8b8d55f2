using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Web.Live;

/// <summary>Keeps the open lines to the live view by the link that lets them in, so that withdrawing it cuts them off at once.</summary>
public sealed class OpenSockets
{
    private readonly ConcurrentDictionary<string, Line> _open = new();
    private readonly Dictionary<ConsultationId, int> _watched = [];

    /// <summary>Raised when nobody watches a consultation any longer.</summary>
    public event Action<ConsultationId>? Left;

    /// <summary>Adds a line that a link let in to watch a consultation.</summary>
    public void Add(string link, ConsultationId consultation, HubCallerContext socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        Remove(socket.ConnectionId);
        lock (_watched)
        {
            _open[socket.ConnectionId] = new(link, consultation, socket);
            _watched[consultation] = _watched.GetValueOrDefault(consultation) + 1;
        }
    }

    /// <summary>Removes a line; does nothing when it is not here.</summary>
    public void Remove(string connection)
    {
        ConsultationId left;
        lock (_watched)
        {
            if (!_open.TryRemove(connection, out var line) || --_watched[line.Consultation] > 0)
            {
                return;
            }

            left = line.Consultation;
            _watched.Remove(left);
        }

        Left?.Invoke(left);
    }

    /// <summary>True when somebody watches a consultation.</summary>
    public bool Watch(ConsultationId consultation)
    {
        lock (_watched)
        {
            return _watched.ContainsKey(consultation);
        }
    }

    /// <summary>Returns the lines a link let in.</summary>
    public IReadOnlyList<HubCallerContext> Of(string link) => [.. _open.Values.Where(o => o.Link == link).Select(o => o.Socket)];

    private sealed record Line(string Link, ConsultationId Consultation, HubCallerContext Socket);
}
