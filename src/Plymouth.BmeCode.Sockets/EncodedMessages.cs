using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Plymouth.BmeCode.Sockets;

/// <summary>
/// Messages made into bytes once, for however many sockets. A message of the JSON protocol ends with a mark, so that several stand one
/// after another.
/// </summary>
internal sealed class EncodedMessages
{
    private readonly string _protocol;
    private readonly ReadOnlyMemory<byte> _messages;
    private SerializedHubMessage? _hub;

    private EncodedMessages(string protocol, ReadOnlyMemory<byte> messages, ReadOnlyMemory<byte> frame) =>
        (_protocol, _messages, Frame) = (protocol, messages, frame);

    /// <summary>As a WebSocket's frame.</summary>
    public ReadOnlyMemory<byte> Frame { get; }

    /// <summary>As the hub's own layers send it.</summary>
    public SerializedHubMessage Hub => _hub ??= new([new SerializedMessage(_protocol, _messages)]);

    public static EncodedMessages Of(IHubProtocol protocol, IReadOnlyList<HubMessage> messages)
    {
        var room = Room(messages.Count * 256);
        foreach (var message in messages)
        {
            protocol.WriteMessage(message, room);
        }

        return Of(protocol.Name, room);
    }

    /// <summary>What several tell, as one, in that order.</summary>
    public static EncodedMessages Of(IReadOnlyList<EncodedMessages> parts)
    {
        if (parts is [var only])
        {
            return only;
        }

        var together = Room(parts.Sum(p => p._messages.Length));
        foreach (var part in parts)
        {
            together.Write(part._messages.Span);
        }

        return Of(parts[0]._protocol, together);
    }

    /// <summary>What is already in bytes, and then what is told.</summary>
    public static EncodedMessages Of(IHubProtocol protocol, ReadOnlySpan<byte> first, EncodedMessages? then)
    {
        var together = Room(first.Length + (then?._messages.Length ?? 0));
        together.Write(first);
        together.Write(then is null ? [] : then._messages.Span);
        return Of(protocol.Name, together);
    }

    private static EncodedMessages Of(string protocol, ArrayBufferWriter<byte> room) =>
        new(protocol, room.WrittenMemory[WebSocketFrame.LongestHead..], WebSocketFrame.OfText(MemoryMarshal.AsMemory(room.WrittenMemory)));

    private static ArrayBufferWriter<byte> Room(int length)
    {
        var room = new ArrayBufferWriter<byte>(WebSocketFrame.LongestHead + length);
        room.Advance(WebSocketFrame.LongestHead);
        return room;
    }
}
