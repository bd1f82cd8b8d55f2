using System.Diagnostics;
using System.Text.Json;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Load;

/// <summary>Has passages open and types nothing: notes how long each keystroke took to come here, and that no version is missing.</summary>
internal sealed class Watcher : IAsyncDisposable
{
    private readonly Meeting _meeting;
    private readonly HubSocket _socket;
    private readonly Latencies _latencies;
    private readonly Dictionary<string, int> _versions = new(StringComparer.Ordinal);

    private Watcher(Meeting meeting, HubSocket socket, Latencies latencies)
    {
        (_meeting, _socket, _latencies) = (meeting, socket, latencies);
        socket.Heard = Hear;
    }

    /// <summary>Changes told so far.</summary>
    public long Told { get; private set; }

    /// <summary>Versions that did not come in turn.</summary>
    public long OutOfTurn { get; private set; }

    /// <summary>True: what comes is measured.</summary>
    public static bool Measures { get; set; }

    public static async Task<Watcher> OpenAsync(Meeting meeting, string cookie, IEnumerable<PassageId> passages, Latencies latencies)
    {
        var watcher = new Watcher(meeting, await HubSocket.ConnectAsync(meeting.Server.Address, "hubs/wording", cookie), latencies);
        foreach (var passage in passages)
        {
            var opened = await watcher._socket.AskAsync("Open", JsonSerializer.Serialize(passage.Value), "{}");
            lock (watcher._versions)
            {
                watcher._versions[passage.Value] = opened.GetProperty("version").GetInt32();
            }
        }

        return watcher;
    }

    public ValueTask DisposeAsync() => _socket.DisposeAsync();

    private void Hear(ReadOnlySpan<byte> message)
    {
        var now = Stopwatch.GetTimestamp();
        Span<char> passage = stackalloc char[Load.Told.LongestId];
        Span<char> client = stackalloc char[Load.Told.LongestId];
        var told = ChangedReader.Read(message, ref passage, ref client);
        if (!told.IsChange)
        {
            return;
        }

        Told++;
        Follow(passage, told.Version);
        if (!Measures)
        {
            return;
        }

        foreach (var typed in _meeting.Keystrokes.Of(client, told.Sequence))
        {
            _latencies.Add(now - typed);
        }
    }

    private void Follow(ReadOnlySpan<char> passage, int version)
    {
        lock (_versions)
        {
            ref var last = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrNullRef(
                _versions.GetAlternateLookup<ReadOnlySpan<char>>(),
                passage
            );
            if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref last))
            {
                return;
            }

            if (version > last + 1)
            {
                OutOfTurn++;
            }

            last = Math.Max(last, version);
        }
    }
}
