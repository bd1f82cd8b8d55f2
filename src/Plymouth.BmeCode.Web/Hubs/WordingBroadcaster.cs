using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Protocol;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Collaboration.Telling;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Sockets;

namespace Plymouth.BmeCode.Web.Hubs;

/// <summary>Tells the editors that have a passage open what is now on disk, in order.</summary>
public sealed partial class WordingBroadcaster(
    ConsultationRooms rooms,
    IPeople people,
    HubSockets<WordingHub> sockets,
    ILogger<WordingBroadcaster> logger
) : BackgroundService
{
    /// <summary>The most news that goes out in one write, so that the write stays small.</summary>
    private const int MostTogether = 1000;

    /// <summary>The versions from one sum to the next; more when very many are told together.</summary>
    private const int SumEvery = 50;
    private readonly Channel<News> _news = Channel.CreateUnbounded<News>(new UnboundedChannelOptions { SingleReader = true });
    private IDisposable? _listening;

    /// <inheritdoc />
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _listening = rooms.Subscribe(news => _news.Writer.TryWrite(news));
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _listening?.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var together = new List<News>();
            while (await _news.Reader.WaitToReadAsync(stoppingToken))
            {
                while (together.Count < MostTogether && _news.Reader.TryRead(out var news))
                {
                    together.Add(news);
                }

                TryTell(together);
                together.Clear();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops: nobody listens any more.
        }
    }

    private void TryTell(List<News> together)
    {
        try
        {
            Tell(together);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogUntold(logger, e);
        }
    }

    /// <summary>Tells each passage's editors their news in order. The news of different passages has no order among each other.</summary>
    private void Tell(List<News> together)
    {
        var told = new Dictionary<string, List<InvocationMessage>>(StringComparer.Ordinal);
        var summed = Summed(together);
        foreach (var (passage, message) in together.SelectMany(news => MessagesOf(news, summed)))
        {
            var group = WordingHub.Group(passage);
            if (!told.TryGetValue(group, out var messages))
            {
                told.Add(group, messages = []);
            }

            messages.Add(message);
        }

        sockets.Tell(told);
    }

    private IEnumerable<(PassageId Passage, InvocationMessage Message)> MessagesOf(News news, Dictionary<PassageId, int> summed) =>
        news switch
        {
            News.Changed c =>
            [
                (
                    c.Passage,
                    Changed(
                        c.Passage,
                        new(
                            c.Version,
                            c.Delta,
                            c.Member.ToString(),
                            c.Client ?? "",
                            c.Sequence,
                            c.At,
                            c.GoesOn ? true : null,
                            SumAfter(c, summed),
                            c.Client is null ? people.ShownIn(c.Consultation, c.Member) : null
                        )
                    )
                ),
            ],
            News.Closed c =>
            [
                (c.Passage, Changed(c.Passage, ClosingStep(c))),
                (c.Passage, new(nameof(IWordingClient.Closed), [c.Passage.Value, c.Reason])),
            ],
            News.Reopened r =>
            [
                (r.Passage, Changed(r.Passage, Step(r.Consultation, r.Passage, r.Version))),
                (r.Passage, new(nameof(IWordingClient.Reopened), [r.Passage.Value])),
            ],
            News.ReadAgain again => again.Passages.Select(p => (p, new InvocationMessage(nameof(IWordingClient.ReadAgain), [p.Value]))),
            _ => [],
        };

    private static InvocationMessage Changed(PassageId passage, ChangedMessage change) =>
        new(nameof(IWordingClient.Changed), [passage.Value, change]);

    /// <summary>
    /// Chooses the changes that carry a sum, with which an editor whose wording differs finds out and opens again. Summing a long wording
    /// costs more than telling a change, so of a passage's changes told together only the last that is due carries one.
    /// </summary>
    private static Dictionary<PassageId, int> Summed(List<News> together)
    {
        var summed = new Dictionary<PassageId, int>();
        foreach (var changed in together.OfType<News.Changed>().Where(c => c.Version % SumEvery == 0))
        {
            summed[changed.Passage] = changed.Version;
        }

        return summed;
    }

    private static long? SumAfter(News.Changed changed, Dictionary<PassageId, int> summed) =>
        summed.TryGetValue(changed.Passage, out var version)
        && version == changed.Version
        && changed.Table.Passage(changed.Passage) is var passage
        && passage.Version == version
            ? passage.Wording.Sum()
            : null;

    /// <summary>
    /// Returns the version at which a passage closed or opened again, as its journal has it: a change that changes nothing.
    /// </summary>
    private ChangedMessage Step(ConsultationId consultation, PassageId passage, int version) =>
        ChangedMessage.Of(rooms.FindPassage(passage)!.Value.Passage.ChangesSince(version - 1)[0], consultation, people);

    /// <summary>
    /// Returns the version at which a passage closed, with the refusal that every later change gets, so that whoever was typing learns the
    /// reason and the name with the closing itself.
    /// </summary>
    private ChangedMessage ClosingStep(News.Closed closed)
    {
        var step = Step(closed.Consultation, closed.Passage, closed.Version);
        return step with
        {
            Closed = Refused.Of(SubmissionRefusals.OfClosed(closed.Table.Passage(closed.Passage).Kind, closed.Reason, step.Name)),
        };
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Editors could not be told of a change; they will find the gap and open again")]
    private static partial void LogUntold(ILogger logger, Exception exception);
}
