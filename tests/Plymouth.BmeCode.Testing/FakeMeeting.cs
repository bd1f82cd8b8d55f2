using Microsoft.Extensions.Time.Testing;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Collaboration.Telling;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Testing;

/// <summary>
/// A meeting in one process: the real workspace over a real database in a folder of its own, with clients whose lines the test holds in its
/// hands.
/// </summary>
/// <remarks>
/// A small language: <c>client.Type(…).Send()</c>, <c>ArriveAsync()</c>, <c>Deliver(…)</c>, <c>Disconnect()</c>, <c>Reconnect()</c>,
/// <c>SyncAsync()</c>; <c>meeting.SettleAsync()</c> puts everything on disk and its news on the clients' lines; <c>RestartAsync()</c> ends
/// the server and starts it again.
/// Between two <see cref="SettleAsync"/> nothing moves by itself: a session is the same from run to run.
/// </remarks>
public sealed class FakeMeeting : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TempFolder _temp = new();
    private readonly CountingIds _ids = new();
    private readonly Func<IJournals, IJournals> _wrap;
    private readonly RoomOptions _options;
    private readonly List<Task> _asked = [];
    private readonly List<FakeClient> _clients = [];
    private readonly Lock _turn = new();
    private readonly Queue<News> _news = [];
    private readonly Dictionary<PassageId, int> _heard = [];
    private TaskCompletionSource _moved = NewMoved();
    private IDisposable? _subscription;

    private FakeMeeting(Func<IJournals, IJournals> wrap, RoomOptions options)
    {
        (_wrap, _options) = (wrap, options);
        Folder = null!;
        Rooms = null!;
        Start();
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));

    public DataFolder Folder { get; private set; }

    public ConsultationRooms Rooms { get; private set; }

    public ConsultationId Id { get; private set; }

    public ConsultationRoom Consultation => Rooms.Find(Id)!;

    public Journal Journal => Folder.Journals.Of(Id);

    public Person Facilitator { get; private set; } = null!;

    /// <summary>Everything told so far, in order.</summary>
    public List<News> News { get; } = [];

    /// <summary>
    /// Opens a meeting over <see cref="SmallTable"/>, or over another <paramref name="table"/>. <paramref name="wrap"/>: journals around
    /// the real ones, to make them fail.
    /// </summary>
    public static async Task<FakeMeeting> OpenAsync(
        RoomOptions? options = null,
        Func<IJournals, IJournals>? wrap = null,
        Reading? table = null
    )
    {
        var meeting = new FakeMeeting(wrap ?? (journals => journals), options ?? new() { Burst = 1_000_000 });
        var reading = table ?? SmallTable.Reading(meeting._ids);
        meeting.Id = reading.Id;
        meeting.Facilitator = meeting.Folder.People.Add("Fay", reading.Id, Role.Facilitator);
        var (room, refusal) = await meeting.Rooms.TakeInAsync(reading, meeting.Facilitator.Id);
        return room is null ? throw new InvalidOperationException(refusal!.Message) : meeting;
    }

    public Person Member(string name) => Folder.People.Add(name, Id, Role.Member);

    /// <summary>A client of a member, with the passage open.</summary>
    public FakeClient Client(Person member, PassageId passage) => new(this, member.Id, passage);

    public PassageRoom Room(PassageId passage) =>
        Consultation.Passage(passage) ?? throw new InvalidOperationException($"There is no passage {passage}.");

    public Task<Outcome> AskAsync(Command command, Person member)
    {
        var outcome = Consultation.AskAsync(command, member.Id);
        Remember(outcome);
        return outcome;
    }

    /// <summary>
    /// Waits until everything asked is answered and told, then puts the changes on the lines of the clients that are online.
    /// </summary>
    public async Task SettleAsync()
    {
        Task[] asked;
        lock (_turn)
        {
            asked = [.. _asked];
            _asked.Clear();
        }

        await Task.WhenAll(asked);
        for (var waiting = WaitForNews(); waiting is not null; waiting = WaitForNews())
        {
            await waiting.WaitAsync(Patience, TimeProvider.System);
        }

        Distribute();
    }

    /// <summary>
    /// Puts everything on disk, and waits until all who listen to a consultation (the meeting's own when null) have heard of it: also who
    /// began to after the meeting's own clients.
    /// </summary>
    public async Task HeardByAllAsync(ConsultationRoom? of = null)
    {
        await SettleAsync();
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var presence = (of ?? Consultation).Presence;
        using var listening = presence.Subscribe(() => heard.TrySetResult());
        presence.Sit("marker", Facilitator.Id, presence.Seats.GetValueOrDefault("marker") is { At: null } ? SmallTable.First : null);
        await heard.Task.WaitAsync(Patience, TimeProvider.System);
    }

    /// <summary>Waits until news of a kind were told, and gives the last of them.</summary>
    public async Task<T> ToldAsync<T>()
        where T : News
    {
        for (; ; )
        {
            Task moved;
            lock (_turn)
            {
                moved = _moved.Task;
            }

            await SettleAsync();
            if (News.OfType<T>().LastOrDefault() is { } told)
            {
                return told;
            }

            await moved.WaitAsync(Patience, TimeProvider.System);
        }
    }

    /// <summary>Ends the server after what is queued, and starts it again over the same folder; everybody's line breaks.</summary>
    /// <param name="meanwhile">What happens to the folder, given its path, while nobody has it open.</param>
    public async Task RestartAsync(Action<string>? meanwhile = null)
    {
        Rooms.Dispose();
        Folder.Dispose();
        await SettleAsync();
        _subscription!.Dispose();
        foreach (var client in _clients)
        {
            client.Disconnect();
        }

        meanwhile?.Invoke(_temp.Path);
        Start();
    }

    public async ValueTask DisposeAsync()
    {
        await SettleAsync();
        Rooms.Dispose();
        Folder.Dispose();
        _temp.Dispose();
    }

    internal Task<Submitted> SubmitAsync(FakeClient client, Submission submission)
    {
        var answered = HearAsync(client, Room(client.Passage).SubmitAsync(client.Member, submission));
        Remember(answered);
        return answered;
    }

    private static async Task<Submitted> HearAsync(FakeClient client, Task<Submitted> submitted)
    {
        var answer = await submitted;
        client.Hear(answer);
        return answer;
    }

    internal void Introduce(FakeClient client)
    {
        if (!_clients.Contains(client))
        {
            _clients.Add(client);
        }
    }

    private void Start()
    {
        Folder = DataFolder.OpenToWrite(_temp.Path, Time, _ids);
        Rooms = ConsultationRooms.Open(_wrap(Folder.Journals), Folder.People, Time, _ids, _options);
        _subscription = Rooms.Subscribe(Hear);
    }

    private void Hear(News news)
    {
        TaskCompletionSource moved;
        lock (_turn)
        {
            _news.Enqueue(news);
            if (ChangeOf(news) is var (passage, change))
            {
                _heard[passage] = change.Version;
            }

            (moved, _moved) = (_moved, NewMoved());
        }

        moved.SetResult();
    }

    private void Remember(Task asked)
    {
        lock (_turn)
        {
            _asked.Add(asked);
        }
    }

    /// <summary>A task that ends with the next news; null where all that is on disk has been told.</summary>
    private Task? WaitForNews()
    {
        lock (_turn)
        {
            return Id.Value is not null && Consultation.Table.Passages.Values.Any(p => p.Version > _heard.GetValueOrDefault(p.Id))
                ? _moved.Task
                : null;
        }
    }

    private void Distribute()
    {
        lock (_turn)
        {
            while (_news.TryDequeue(out var news))
            {
                News.Add(news);
                if (ChangeOf(news) is var (passage, change))
                {
                    _clients.FindAll(client => client.Passage == passage).ForEach(client => client.Hear(change));
                }
            }
        }
    }

    /// <summary>The version of a passage that news tell, as the hub sends it.</summary>
    private static (PassageId Passage, StoredChange Change)? ChangeOf(News news) =>
        news switch
        {
            News.Changed c => (c.Passage, new(c.Version, c.Delta, c.Member, c.Client, c.Sequence, c.At, c.GoesOn)),
            News.Closed c => (c.Passage, new(c.Version, Delta.Empty, MemberId.System, null, 0, default)),
            News.Reopened c => (c.Passage, new(c.Version, Delta.Empty, MemberId.System, null, 0, default)),
            _ => null,
        };

    private static TaskCompletionSource NewMoved() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
