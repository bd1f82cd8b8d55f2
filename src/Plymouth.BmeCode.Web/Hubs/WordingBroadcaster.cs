using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Plymouth.BmeCode.Collaboration;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Web.Hubs;

/// <summary>Tells those who have a passage open what is now on disk, in order; and cuts off, at once, whoever's access was taken away.</summary>
public sealed partial class WordingBroadcaster(Workspace workspace, IPeople people, OpenSockets<MemberId> sockets, IHubContext<WordingHub, IWordingClient> hub, ILogger<WordingBroadcaster> logger) : BackgroundService
{
    private readonly Channel<News> _news = Channel.CreateUnbounded<News>(new UnboundedChannelOptions { SingleReader = true });
    private IDisposable? _listening;
    private IDisposable? _watching;

    /// <inheritdoc />
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _listening = workspace.Subscribe(news => _news.Writer.TryWrite(news));
        _watching = people.Subscribe(CutOffIfRemoved);
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _listening?.Dispose();
        _watching?.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var news in _news.Reader.ReadAllAsync(stoppingToken))
            {
                await TryTellAsync(news);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops: nobody listens any more.
        }
    }

    private async Task TryTellAsync(News news)
    {
        try
        {
            await TellAsync(news);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogUntold(logger, e);
        }
    }

    private async Task TellAsync(News news)
    {
        switch (news)
        {
            case News.Changed changed:
                await Editors(changed.Passage).Changed(changed.Passage.Value, new(changed.Version, changed.Delta, changed.Member.Value, changed.Client ?? "", changed.Sequence, changed.At, changed.GoesOn ? true : null));
                break;
            case News.Closed closed:
                await Editors(closed.Passage).Changed(closed.Passage.Value, Step(closed.Passage, closed.Version));
                await Editors(closed.Passage).Closed(closed.Passage.Value, closed.Reason);
                break;
            case News.Reopened reopened:
                await Editors(reopened.Passage).Changed(reopened.Passage.Value, Step(reopened.Passage, reopened.Version));
                await Editors(reopened.Passage).Reopened(reopened.Passage.Value);
                break;
            case News.ReadAgain again:
                foreach (var passage in again.Passages)
                {
                    await Editors(passage).ReadAgain(passage.Value);
                }

                break;
        }
    }

    private IWordingClient Editors(PassageId passage) => hub.Clients.Group(WordingHub.Group(passage));

    /// <summary>The version a passage closed or opened again at, as its journal has it: a change that changes nothing.</summary>
    private ChangedMessage Step(PassageId passage, int version) =>
        ChangedMessage.Of(workspace.FindPassage(passage)!.Value.Passage.ChangesSince(version - 1)[0]);

    private void CutOffIfRemoved(Person person)
    {
        if (!person.Removed)
        {
            return;
        }

        foreach (var socket in sockets.Of(person.Id))
        {
            socket.Abort();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Editors could not be told of a change; they will find the gap and open again")]
    private static partial void LogUntold(ILogger logger, Exception exception);
}
