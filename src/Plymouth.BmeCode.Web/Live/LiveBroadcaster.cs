using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.Hosting;

namespace Plymouth.BmeCode.Web.Live;

/// <summary>
/// Sends every consultation's changes to its live view, each rendered once for all who watch, and tells pages whose link was withdrawn.
/// </summary>
public sealed class LiveBroadcaster(
    ConsultationRooms rooms,
    Links links,
    ServerEpoch epoch,
    OpenSockets sockets,
    IHubContext<LiveHub, ILiveClient> hub,
    IServiceProvider services,
    ILoggerFactory logging,
    TimeProvider time
) : IHostedService, IDisposable
{
    /// <summary>The time in which the page of a withdrawn link may go by itself.</summary>
    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<ConsultationId, LiveStream> _streams = new();
    private readonly ILogger _logger = logging.CreateLogger<LiveBroadcaster>();
    private IDisposable? _listening;
    private IDisposable? _watching;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var room in rooms.Consultations)
        {
            _streams[room.Id] = Stream(room);
        }

        _listening = rooms.Subscribe(news => _streams.GetOrAdd(news.Consultation, id => Stream(rooms.Find(id)!)).Offer(news.Table));
        _watching = links.Subscribe(End);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.WhenAll(_streams.Values.Select(s => s.EndAsync())).WaitAsync(cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _listening?.Dispose();
        _watching?.Dispose();
    }

    /// <summary>Returns the number of the last frame of a consultation.</summary>
    public long NumberOf(ConsultationId consultation) => _streams.TryGetValue(consultation, out var stream) ? stream.Number : 0;

    /// <summary>Begins to watch a consultation for somebody who is among the open sockets. Returns the number of its last frame.</summary>
    public long Begin(ConsultationId consultation)
    {
        if (!_streams.TryGetValue(consultation, out var stream))
        {
            return 0;
        }

        stream.Begin();
        return stream.Number;
    }

    private LiveStream Stream(ConsultationRoom room)
    {
        var group = LiveHub.Group(room.Id);
        return new(
            room,
            new LiveFragments(services, logging),
            () => !sockets.IsEmpty,
            (number, changed) => hub.Clients.Group(group).Frame(new(epoch.Value, number, changed)),
            time,
            _logger
        );
    }

    /// <summary>Takes the pages of a withdrawn link off the frames at once, and tells them.</summary>
    private void End(Link link)
    {
        if (link is not { Kind: LinkKind.Partner, Consultation: { } consultation })
        {
            return;
        }

        foreach (var socket in sockets.Of(link.Id))
        {
            sockets.Remove(socket.ConnectionId);
            _ = EndAsync(socket, consultation);
        }
    }

    private async Task EndAsync(HubCallerContext socket, ConsultationId consultation)
    {
        await hub.Groups.RemoveFromGroupAsync(socket.ConnectionId, LiveHub.Group(consultation));
        await hub
            .Clients.Client(socket.ConnectionId)
            .Ended("The facilitator has withdrawn this link. What you see is no longer up to date.");

        // The page goes by itself now; whoever stays on the line hears nothing more.
        await Task.Delay(LastWord, time);
        socket.Abort();
    }
}
