using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using FluentAssertions;
using Xunit;

namespace Plymouth.BmeCode.Sockets.Tests;

/// <summary>What a socket's own layers write and what is told to many lines share one way out, over real sockets.</summary>
public sealed class DirectSocketTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Messages_in_parts_and_frames_told_meanwhile_come_whole_and_each_in_order(int seed)
    {
        var random = new Random(seed);
        await using var ends = await Ends.ConnectAsync();
        await ends.ShakeHandsAsync();
        var own = Enumerable.Range(0, 200).Select(i => $"own {i} {new string('o', random.Next(20_000))}").ToList();
        var told = Enumerable
            .Range(0, 2000)
            .Select(i => $"told {i} {new string('t', random.Next(3) == 0 ? random.Next(200) : random.Next(2000))}")
            .ToList();

        // Nobody reads yet, so both fill what the system takes, and wait.
        var writing = Task.Run(() => ends.WriteInPartsAsync(own, new Random(seed)));
        var telling = Task.Run(() => told.ForEach(t => ends.Line.TryTell(Frame(t)).Should().BeTrue($"little waits (seed {seed})")));
        await telling;
        var heard = await ends.HearAsync(own.Count + told.Count);
        await writing;

        heard.Where(h => h.StartsWith("own", StringComparison.Ordinal)).Should().Equal(own, $"seed {seed}");
        heard.Where(h => h.StartsWith("told", StringComparison.Ordinal)).Should().Equal(told, $"seed {seed}");
    }

    [Fact]
    public async Task What_is_told_between_two_parts_of_a_message_goes_out_after_its_end()
    {
        await using var ends = await Ends.ConnectAsync();
        await ends.ShakeHandsAsync();

        await ends.WriteAsync("one, ", isLast: false);
        ends.Line.TryTell(Frame("told")).Should().BeTrue();
        await ends.WriteAsync("two, ", isLast: false);
        await ends.WriteAsync("three", isLast: true);

        (await ends.HearAsync(2)).Should().Equal("one, two, three", "told");
    }

    [Fact]
    public async Task What_waits_on_a_full_line_goes_out_after_the_end_of_a_message_that_waits_there_too()
    {
        await using var ends = await Ends.ConnectAsync();
        await ends.ShakeHandsAsync();
        var filling = new string('x', 512 * 1024);

        ends.Line.TryTell(Frame(filling)).Should().BeTrue();
        var first = ends.WriteAsync("one, ", isLast: false);
        first.IsCompleted.Should().BeFalse("nobody reads yet");
        ends.Line.TryTell(Frame("told")).Should().BeTrue();
        var hearing = ends.HearAsync(3);
        await first;
        await ends.WriteAsync("two", isLast: true);

        (await hearing).Should().Equal(filling, "one, two", "told");
    }

    [Fact]
    public async Task A_line_that_takes_nothing_is_given_up_and_whoever_writes_to_it_is_told()
    {
        await using var ends = await Ends.ConnectAsync();
        await ends.ShakeHandsAsync();
        var frame = Frame(new string('x', 64 * 1024));

        var tellings = 0;
        while (ends.Line.TryTell(frame))
        {
            (++tellings).Should().BeLessThan(10_000, "what waits has a limit");
        }

        var writing = () => ends.WriteInPartsAsync(["more"], new Random(0));
        (await writing.Should().ThrowAsync<WebSocketException>()).WithInnerException<IOException>();
        ends.Line.TryTell(frame).Should().BeTrue("nothing is kept for a line that has ended");
    }

    [Fact]
    public async Task Nothing_is_kept_for_a_line_whose_other_end_is_gone()
    {
        await using var ends = await Ends.ConnectAsync();
        await ends.ShakeHandsAsync();
        ends.HangUp();

        var frame = Frame(new string('x', 1024));
        for (var i = 0; i < 10_000; i++)
        {
            ends.Line.TryTell(frame).Should().BeTrue();
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    public async Task A_frame_of_any_length_is_read_as_it_was_told(int length)
    {
        await using var ends = await Ends.ConnectAsync();
        await ends.ShakeHandsAsync();
        var words = new string('w', length);

        ends.Line.TryTell(Frame(words)).Should().BeTrue();

        (await ends.HearAsync(1)).Should().Equal(words);
    }

    private static Memory<byte> Frame(string words)
    {
        var room = new byte[WebSocketFrame.LongestHead + words.Length];
        Encoding.ASCII.GetBytes(words, room.AsSpan(WebSocketFrame.LongestHead));
        return WebSocketFrame.OfText(room);
    }

    /// <summary>A server's socket with its line, and a client's.</summary>
    private sealed class Ends : IAsyncDisposable
    {
        private readonly Socket _near;
        private readonly Socket _far;
        private readonly WebSocket _server;
        private readonly WebSocket _client;

        private Ends(Socket near, Socket far)
        {
            (_near, _far) = (near, far);
            Line = new(near);
            _server = WebSocket.CreateFromStream(
                new DirectStream(new NetworkStream(near), Line),
                new WebSocketCreationOptions { IsServer = true }
            );
            _client = WebSocket.CreateFromStream(new NetworkStream(far), new WebSocketCreationOptions());
        }

        public DirectSocket Line { get; }

        /// <summary>The system takes little between them, so that a line is soon full.</summary>
        public static async Task<Ends> ConnectAsync()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var far = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 16 * 1024 };
            var accepting = listener.AcceptSocketAsync();
            await far.ConnectAsync(listener.LocalEndpoint);
            var near = await accepting;
            near.SendBufferSize = 16 * 1024;
            return new(near, far);
        }

        /// <summary>The client speaks first, as a hub's does.</summary>
        public async Task ShakeHandsAsync()
        {
            await _client.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, true, default);
            await _server.ReceiveAsync(new byte[16].AsMemory(), default);
        }

        /// <summary>Writes a part of a message.</summary>
        public Task WriteAsync(string part, bool isLast) =>
            _server.SendAsync(Encoding.ASCII.GetBytes(part), WebSocketMessageType.Text, isLast, default);

        public async Task WriteInPartsAsync(IEnumerable<string> messages, Random random)
        {
            foreach (var message in messages)
            {
                ReadOnlyMemory<byte> rest = Encoding.ASCII.GetBytes(message);
                while (rest.Length > 0)
                {
                    var part = Math.Min(rest.Length, 1 + random.Next(4096));
                    await _server.SendAsync(rest[..part], WebSocketMessageType.Text, part == rest.Length, default);
                    rest = rest[part..];
                }
            }
        }

        public async Task<IReadOnlyList<string>> HearAsync(int messages)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            var heard = new List<string>();
            var buffer = new byte[1024 * 1024];
            while (heard.Count < messages)
            {
                var length = 0;
                ValueWebSocketReceiveResult got;
                do
                {
                    got = await _client.ReceiveAsync(buffer.AsMemory(length), patience.Token);
                    length += got.Count;
                } while (!got.EndOfMessage);
                heard.Add(Encoding.ASCII.GetString(buffer, 0, length));
            }

            return heard;
        }

        public void HangUp() => _far.Close(0);

        public ValueTask DisposeAsync()
        {
            _server.Dispose();
            _client.Dispose();
            _near.Dispose();
            _far.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
