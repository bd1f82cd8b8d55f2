using System.IO.Pipelines;
using System.Net.WebSockets;
using System.Text;
using FluentAssertions;
using Xunit;

namespace Plymouth.BmeCode.Sockets.Tests;

/// <summary>
/// Messages are taken off a socket before its own layers have them, or go on through those; .NET's own WebSockets stand at both ends.
/// </summary>
public sealed class InboundFramesTests
{
    private const char EndMark = '\u001e';

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Every_message_is_taken_or_comes_to_the_hub_once_and_in_order_however_frames_and_reads_fall(int seed)
    {
        var random = new Random(seed);
        var messages = Messages(random);
        using var ends = new Ends(random);
        var sending = Task.Run(() => ends.SendAsync(messages, new Random(seed)));

        var begun = await ends.BegunAsync(messages.Count);
        await sending;

        begun.Select(b => b.Message).Should().Equal(messages, $"seed {seed}");
        begun.Where(b => b.Taken).Should().OnlyContain(b => b.Message.StartsWith("take", StringComparison.Ordinal));
        begun.Count(b => b.Taken).Should().BeGreaterThan(20, "what is plain is mostly taken").And.BeLessThan(messages.Count);
    }

    [Fact]
    public async Task What_is_typed_while_the_hub_has_not_begun_what_came_before_comes_to_the_hub_too()
    {
        using var ends = new Ends(new Random(1));
        ends.Way.HubWaits(false);
        await ends.SendAsync(["take 1", "take 2"], new Random(1));

        var begun = await ends.BegunAsync(2);

        begun.Should().OnlyContain(b => !b.Taken);
    }

    [Fact]
    public async Task Before_hands_are_shaken_nothing_is_taken()
    {
        using var ends = new Ends(new Random(1), shaken: false);
        ends.Way.HubWaits(true);
        await ends.SendAsync(["take 1"], new Random(1));

        (await ends.BegunAsync(1)).Should().OnlyContain(b => !b.Taken);
    }

    [Fact]
    public async Task A_line_that_ends_within_a_frame_has_ended_for_the_layers_too()
    {
        using var ends = new Ends(new Random(1));
        ends.Way.HubWaits(true);
        await ends.SendBytesAsync([0x81, 0x85, 1, 2, 3, 4, (byte)'t' ^ 1]);

        var reading = () => ends.BegunAsync(1);

        await reading.Should().ThrowAsync<WebSocketException>();
    }

    private static List<string> Messages(Random random) =>
        [
            .. Enumerable
                .Range(0, 300)
                .Select(i =>
                    random.Next(10) switch
                    {
                        0 => $"hub {i} {new string('ü', random.Next(200))}",
                        1 => $"hub {i} {string.Concat(Enumerable.Repeat("👍é", random.Next(8_000)))}",
                        2 => $"take {i} {new string('é', random.Next(9_000))}",
                        _ => $"take {i} {new string('x', random.Next(150))}👍",
                    }
                ),
            "hub the end",
        ];

    /// <summary>A client's socket, the frames as a server reads them, in pieces of any size, and what reads messages behind it.</summary>
    private sealed class Ends : IDisposable, IMessageTaker
    {
        private readonly Pipe _pipe = new(new PipeOptions(pauseWriterThreshold: 0));
        private readonly WebSocket _client;
        private readonly WebSocket _server;
        private readonly List<(string Message, bool Taken)> _begun = [];

        public Ends(Random random, bool shaken = true)
        {
            Way = new() { Taker = this };
            if (shaken)
            {
                Way.Passed(1);
                Way.HubHad(1);
            }

            _client = WebSocket.CreateFromStream(
                new TwoWays(Stream.Null, _pipe.Writer.AsStream()),
                new WebSocketCreationOptions { KeepAliveInterval = Timeout.InfiniteTimeSpan }
            );
            _server = WebSocket.CreateFromStream(
                new Seen(new InboundFrames(new Pieces(_pipe.Reader.AsStream(), random), Way)),
                new WebSocketCreationOptions { IsServer = true, KeepAliveInterval = Timeout.InfiniteTimeSpan }
            );
        }

        public InboundPipe Way { get; }

        public bool TryTake(ReadOnlySpan<byte> message)
        {
            var text = Encoding.UTF8.GetString(message);
            if (!text.StartsWith("take", StringComparison.Ordinal))
            {
                return false;
            }

            _begun.Add((text, true));
            return true;
        }

        public Task RoomAsync() => Task.CompletedTask;

        /// <summary>
        /// Sends messages, several in a frame, one in several parts, cut anywhere; signs of life between them. The hub has time to begin
        /// them now and then.
        /// </summary>
        public async Task SendAsync(IReadOnlyList<string> messages, Random random)
        {
            var bytes = new List<byte>();
            foreach (var message in messages)
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(message + EndMark));
                if (random.Next(3) > 0)
                {
                    await SendFramesAsync(bytes.ToArray(), random);
                    bytes.Clear();
                }
            }

            await SendFramesAsync(bytes.ToArray(), random);
        }

        public async Task SendBytesAsync(byte[] bytes)
        {
            await _pipe.Writer.WriteAsync(bytes);
            await _pipe.Writer.CompleteAsync();
        }

        /// <summary>Reads as the hub does until so many messages have been begun, by whoever.</summary>
        public async Task<IReadOnlyList<(string Message, bool Taken)>> BegunAsync(int many)
        {
            var (bytes, read) = (new byte[3_000], new List<byte>());
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while (_begun.Count < many)
            {
                var got = await _server.ReceiveAsync(bytes.AsMemory(), patience.Token);
                Way.HubWaits(false);
                read.AddRange(bytes[..got.Count]);
                var had = read.LastIndexOf((byte)EndMark) + 1;
                _begun.AddRange(Encoding.UTF8.GetString([.. read[..had]]).Split(EndMark)[..^1].Select(m => (m, false)));
                read.RemoveRange(0, had);
                Way.HubHad(had);
                Way.HubWaits(true);
            }

            return _begun;
        }

        public void Dispose()
        {
            _client.Dispose();
            _server.Dispose();
        }

        private async Task SendFramesAsync(ReadOnlyMemory<byte> bytes, Random random)
        {
            var (kind, inParts) = (random.Next(8) == 0 ? WebSocketMessageType.Binary : WebSocketMessageType.Text, random.Next(5) == 0);
            if (random.Next(6) == 0)
            {
                await _pipe.Writer.WriteAsync(new byte[] { 0x89, 0x82, 9, 9, 9, 9, 1, 2 });
            }

            while (inParts && bytes.Length > 1)
            {
                var part = random.Next(1, bytes.Length);
                await _client.SendAsync(bytes[..part], kind, endOfMessage: false, CancellationToken.None);
                bytes = bytes[part..];
                inParts = random.Next(2) == 0;
                await _pipe.Writer.WriteAsync(new byte[] { 0x8a, 0x80, 9, 9, 9, 9 });
            }

            if (bytes.Length > 0)
            {
                await _client.SendAsync(bytes, kind, endOfMessage: true, CancellationToken.None);
            }
        }
    }

    /// <summary>Gives what comes in pieces of any size.</summary>
    private sealed class Pieces(Stream inner, Random random) : OneWay
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            inner.ReadAsync(buffer[..Math.Min(buffer.Length, random.Next(1, random.Next(4) == 0 ? 12_000 : 90))], cancellationToken);
    }

    private sealed class Seen(InboundFrames frames) : OneWay
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            frames.ReadAsync(buffer, cancellationToken);
    }

    private sealed class TwoWays(Stream reading, Stream writing) : OneWay
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            reading.ReadAsync(buffer, cancellationToken);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            writing.WriteAsync(buffer, cancellationToken);
    }

    /// <summary>What is written goes nowhere: answers to signs of life.</summary>
    private abstract class OneWay : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            ValueTask.CompletedTask;
    }
}
