using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Load;

/// <summary>
/// One person typing in one clause, as the browser does it: one change in flight, one buffer behind it, others' changes moved past both.
/// Keeps no words, only where its caret is.
/// </summary>
internal sealed class Editor : IAsyncDisposable
{
    private const string Letters = "the clause as it was agreed and not otherwise ";
    private readonly Lock _turn = new();
    private readonly Keystrokes _keystrokes;
    private readonly HubSocket _socket;
    private readonly Random _random;
    private readonly string _passage;
    private readonly Latencies _latencies;
    private readonly ArrayBufferWriter<byte> _message = new(512);
    private int _version;
    private int _length;
    private int _caret;
    private int _sequence;
    private (Delta Delta, List<long> Typed)? _inFlight;
    private (Delta Delta, List<long> Typed)? _buffer;

    private Editor(Meeting meeting, HubSocket socket, string passage, JsonElement opened, Latencies latencies, int seed)
    {
        (_keystrokes, _socket, _passage, _latencies, _random) = (meeting.Keystrokes, socket, passage, latencies, new(seed));
        Client = opened.GetProperty("client").GetString()!;
        _version = opened.GetProperty("version").GetInt32();
        _length = DeltaJson.Read(opened.GetProperty("wording")).Length;
        _caret = _random.Next(_length);
    }

    /// <summary>The id the server gave.</summary>
    public string Client { get; }

    /// <summary>The version this editor has seen.</summary>
    public int Version => _version;

    /// <summary>How many keystrokes were typed here.</summary>
    public long Keystrokes { get; private set; }

    /// <summary>How many of this editor's changes it has seen stored.</summary>
    public long Stored { get; private set; }

    /// <summary>What the server would not take, last.</summary>
    public string? Refused { get; private set; }

    /// <summary>Types the next change as soon as the last was seen.</summary>
    public bool InBurst { get; set; }

    /// <summary>Types this sign only, and takes none back: so a page that shows the clause tells how many of them it has.</summary>
    public const char Mark = '~';

    /// <summary>Types <see cref="Mark"/> only.</summary>
    public bool Marks { get; init; }

    /// <summary>When each keystroke was typed; kept where <see cref="Marks"/>.</summary>
    public List<long> TypedAt { get; } = [];

    /// <summary>True: keystrokes of others that come here are measured.</summary>
    public static bool Measures { get; set; }

    /// <summary>Told of every change that comes: version, client, sequence.</summary>
    public Action<int, string, int>? Seen { get; init; }

    public Task<string> Ended => _socket.Ended;

    public static async Task<Editor> OpenAsync(
        Meeting meeting,
        string cookie,
        PassageId passage,
        Latencies latencies,
        TimeSpan delay = default,
        bool marks = false,
        Action<int, string, int>? seen = null
    )
    {
        var socket = await HubSocket.ConnectAsync(meeting.Server.Address, "hubs/wording", cookie, delay);
        var waiting = new List<byte[]>();
        var turn = new Lock();
        Editor? editor = null;
        socket.Heard = message =>
        {
            lock (turn)
            {
                if (editor is null)
                {
                    waiting.Add(message.ToArray());
                    return;
                }
            }

            editor.Hear(message);
        };
        var opened = await socket.AskAsync("Open", JsonSerializer.Serialize(passage.Value), "{}");
        lock (turn)
        {
            editor = new(meeting, socket, passage.Value, opened, latencies, meeting.Random.Next()) { Seen = seen, Marks = marks };
            foreach (var message in waiting)
            {
                editor.Hear(message);
            }
        }

        return editor;
    }

    /// <summary>Types a letter, or takes one back: a share of <paramref name="back"/> of all.</summary>
    public void Type(double back)
    {
        lock (_turn)
        {
            var now = Stopwatch.GetTimestamp();
            var takesBack = !Marks && _caret > 0 && _random.NextDouble() < back;
            var letter = Marks ? Mark : Letters[(int)(Keystrokes % Letters.Length)];
            var edit = takesBack
                ? new DeltaBuilder().Retain(_caret - 1).Delete(1).ToDelta()
                : new DeltaBuilder().Retain(_caret).Insert(letter.ToString()).ToDelta();
            _caret += takesBack ? -1 : 1;
            _length += takesBack ? -1 : 1;
            Keystrokes++;
            if (Marks)
            {
                TypedAt.Add(now);
            }

            if (_inFlight is null)
            {
                SendInTurn(edit, [now]);
            }
            else if (_buffer is { } buffer)
            {
                buffer.Typed.Add(now);
                _buffer = (buffer.Delta.Compose(edit), buffer.Typed);
            }
            else
            {
                _buffer = (edit, [now]);
            }
        }
    }

    /// <summary>Ends the connection.</summary>
    public ValueTask DisposeAsync() => _socket.DisposeAsync();

    private void SendInTurn(Delta delta, List<long> typed)
    {
        _inFlight = (delta, typed);
        _keystrokes.Sent(Client, ++_sequence, [.. typed]);
        _message.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_message))
        {
            writer.WriteStartObject();
            writer.WriteNumber("type", 1);
            writer.WriteString("invocationId", "s");
            writer.WriteString("target", "Submit");
            writer.WriteStartArray("arguments");
            writer.WriteStringValue(_passage);
            writer.WriteStartObject();
            writer.WriteNumber("base", _version);
            writer.WriteString("client", Client);
            writer.WriteNumber("sequence", _sequence);
            writer.WritePropertyName("delta");
            DeltaJson.Write(writer, delta);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        _socket.Send(_message.WrittenSpan);
    }

    private void Hear(ReadOnlySpan<byte> message)
    {
        var now = Stopwatch.GetTimestamp();
        Span<char> passage = stackalloc char[Told.LongestId];
        Span<char> client = stackalloc char[Told.LongestId];
        var told = ChangedReader.Read(message, ref passage, ref client);
        if (!told.IsChange)
        {
            if (message.IndexOf("\"refused\""u8) >= 0 || message.IndexOf("\"error\""u8) >= 0)
            {
                Refused = System.Text.Encoding.UTF8.GetString(message);
            }

            return;
        }

        if (told.Version != _version + 1)
        {
            if (told.Version > _version)
            {
                Refused = $"Version {told.Version} came after version {_version}.";
            }

            return;
        }

        var mine = client.SequenceEqual(Client);
        Seen?.Invoke(told.Version, mine ? Client : client.ToString(), told.Sequence);
        if (mine)
        {
            Confirm(told);
        }
        else
        {
            Take(ChangedReader.DeltaOf(message, told), client, told, now);
        }
    }

    private void Confirm(in Told told)
    {
        lock (_turn)
        {
            _version = told.Version;
            Stored++;
            _inFlight = null;
            if (_buffer is { } buffer)
            {
                _buffer = null;
                SendInTurn(buffer.Delta, buffer.Typed);
            }
        }

        if (InBurst)
        {
            Type(0.5);
        }
    }

    private void Take(Delta theirs, ReadOnlySpan<char> client, in Told told, long now)
    {
        lock (_turn)
        {
            _version = told.Version;
            if (_inFlight is { } mine)
            {
                var first = client.SequenceCompareTo(Client) < 0;
                _inFlight = (theirs.Transform(mine.Delta, first), mine.Typed);
                theirs = mine.Delta.Transform(theirs, !first);
                if (_buffer is { } buffer)
                {
                    _buffer = (theirs.Transform(buffer.Delta, first), buffer.Typed);
                    theirs = buffer.Delta.Transform(theirs, !first);
                }
            }

            _caret = theirs.TransformPosition(_caret, priority: true);
            _length += theirs.Ops.Sum(op =>
                op.Kind switch
                {
                    OpKind.Insert => op.Length,
                    OpKind.Delete => -op.Length,
                    _ => 0,
                }
            );
        }

        if (Measures)
        {
            foreach (var typed in _keystrokes.Of(client, told.Sequence))
            {
                _latencies.Add(now - typed);
            }
        }
    }
}
