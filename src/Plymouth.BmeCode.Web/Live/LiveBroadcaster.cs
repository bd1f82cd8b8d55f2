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
        _listening = rooms.Subscribe(news => _streams.GetValueOrDefault(news.Consultation)?.Offer(news.Table));
        _watching = links.Subscribe(End);
        sockets.Left += Leave;
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
        sockets.Left -= Leave;
    }

    /// <summary>Returns the number of the last frame of a consultation.</summary>
    public long NumberOf(ConsultationId consultation) => _streams.TryGetValue(consultation, out var stream) ? stream.Number : 0;

    /// <summary>Begins to watch a consultation for somebody who is among the open sockets. Returns the number of its last frame.</summary>
    public long Begin(ConsultationId consultation)
    {
        if (rooms.Find(consultation) is not { } room)
        {
            return NumberOf(consultation);
        }

        var stream = _streams.GetOrAdd(consultation, Stream);
        stream.Begin(room);
        return stream.Number;
    }

    private LiveStream Stream(ConsultationId consultation)
    {
        var group = LiveHub.Group(consultation);
        return new(
            new LiveFragments(services, logging),
            () => sockets.Watch(consultation),
            (number, changed) => hub.Clients.Group(group).Frame(new(epoch.Value, number, changed)),
            time,
            _logger
        );
    }

    /// <summary>Lets a consultation go that nobody watches any longer, so that its room can be.</summary>
    private void Leave(ConsultationId consultation) => _streams.GetValueOrDefault(consultation)?.Leave();

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
