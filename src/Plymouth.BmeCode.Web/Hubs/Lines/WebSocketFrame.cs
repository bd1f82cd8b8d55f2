using System.Buffers.Binary;

namespace Plymouth.BmeCode.Web.Hubs.Lines;

/// <summary>Frames as a server sends them (RFC 6455, 5.2): not masked.</summary>
internal static class WebSocketFrame
{
    /// <summary>The longest head a server's frame has, bytes.</summary>
    public const int LongestHead = 10;

    private const byte LastPart = 0x80;
    private const byte KindMask = 0x0f;
    private const byte Text = 0x1;
    private const byte FirstControl = 0x8;
    private const byte TwoByteLength = 126;
    private const byte EightByteLength = 127;

    /// <summary>Makes a text message of what stands after the first <see cref="LongestHead"/> bytes: writes its head right before it.</summary>
    /// <returns>The frame.</returns>
    public static Memory<byte> OfText(Memory<byte> room)
    {
        var length = room.Length - LongestHead;
        var head = length < TwoByteLength ? 2 : length <= ushort.MaxValue ? 4 : LongestHead;
        var frame = room[(LongestHead - head)..];
        var bytes = frame.Span;
        bytes[0] = LastPart | Text;
        switch (head)
        {
            case 2:
                bytes[1] = (byte)length;
                break;
            case 4:
                bytes[1] = TwoByteLength;
                BinaryPrimitives.WriteUInt16BigEndian(bytes[2..], (ushort)length);
                break;
            default:
                bytes[1] = EightByteLength;
                BinaryPrimitives.WriteUInt64BigEndian(bytes[2..], (ulong)length);
                break;
        }

        return frame;
    }

    /// <summary>True where a message goes on after this frame. Signs of life and the end (control frames) stand between a message's parts and change nothing.</summary>
    public static bool IsWithinMessageAfter(ReadOnlySpan<byte> frame, bool before) =>
        frame.IsEmpty || (frame[0] & KindMask) >= FirstControl ? before : (frame[0] & LastPart) == 0;
}
