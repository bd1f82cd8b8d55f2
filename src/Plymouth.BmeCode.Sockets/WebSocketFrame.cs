using System.Buffers.Binary;

namespace Plymouth.BmeCode.Sockets;

/// <summary>What stands before a client's frame.</summary>
/// <param name="Size">How long the head itself is, bytes.</param>
/// <param name="Length">How long what follows is, bytes.</param>
/// <param name="Key">The mask's four bytes, the first lowest.</param>
/// <param name="IsWholeText">A message of text in one frame, masked, nothing special about it.</param>
/// <param name="IsControl">A sign of life or the end, no part of a message.</param>
internal readonly record struct FrameHead(int Size, long Length, uint Key, bool IsWholeText, bool IsControl);

/// <summary>Frames (RFC 6455, 5.2) as a server sends them, not masked, and as a client does, masked.</summary>
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
    private const byte Masked = 0x80;
    private const byte LengthMask = 0x7f;
    private const int KeySize = 4;

    /// <summary>
    /// Makes a text message of what stands after the first <see cref="LongestHead"/> bytes: writes its head right before it.
    /// </summary>
    /// <returns>The frame.</returns>
    public static Memory<byte> OfText(Memory<byte> room)
    {
        var length = room.Length - LongestHead;
        var frame = room[(LongestHead - SizeFor(length))..];
        WriteHead(frame.Span, length, masked: 0);
        return frame;
    }

    /// <summary>The head of a client's text message of so many bytes, masked with <paramref name="key"/>.</summary>
    public static byte[] HeadOfText(long length, uint key)
    {
        var size = SizeFor(length);
        var head = new byte[size + KeySize];
        WriteHead(head, length, Masked);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(size), key);
        return head;
    }

    /// <summary>Reads a client's head; false where not all of it is there.</summary>
    public static bool TryReadHead(ReadOnlySpan<byte> bytes, out FrameHead head)
    {
        head = default;
        if (bytes.Length < 2)
        {
            return false;
        }

        var masked = (bytes[1] & Masked) != 0;
        var size =
            (bytes[1] & LengthMask) switch
            {
                TwoByteLength => 4,
                EightByteLength => LongestHead,
                _ => 2,
            } + (masked ? KeySize : 0);
        if (bytes.Length < size)
        {
            return false;
        }

        var length = (bytes[1] & LengthMask) switch
        {
            TwoByteLength => BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
            EightByteLength => BinaryPrimitives.ReadInt64BigEndian(bytes[2..]),
            var shortLength => shortLength,
        };
        var key = masked ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[(size - KeySize)..]) : 0;
        head = new(size, length, key, masked && bytes[0] == (LastPart | Text) && length >= 0, (bytes[0] & KindMask) >= FirstControl);
        return true;
    }

    /// <summary>
    /// True where a message goes on after this frame. Signs of life and the end (control frames) stand between a message's parts and change
    /// nothing.
    /// </summary>
    public static bool IsWithinMessageAfter(ReadOnlySpan<byte> frame, bool before) =>
        frame.IsEmpty || (frame[0] & KindMask) >= FirstControl ? before : (frame[0] & LastPart) == 0;

    private static int SizeFor(long length) =>
        length < TwoByteLength ? 2
        : length <= ushort.MaxValue ? 4
        : LongestHead;

    private static void WriteHead(Span<byte> bytes, long length, byte masked)
    {
        bytes[0] = LastPart | Text;
        switch (SizeFor(length))
        {
            case 2:
                bytes[1] = (byte)(masked | length);
                break;
            case 4:
                bytes[1] = (byte)(masked | TwoByteLength);
                BinaryPrimitives.WriteUInt16BigEndian(bytes[2..], (ushort)length);
                break;
            default:
                bytes[1] = (byte)(masked | EightByteLength);
                BinaryPrimitives.WriteUInt64BigEndian(bytes[2..], (ulong)length);
                break;
        }
    }
}
