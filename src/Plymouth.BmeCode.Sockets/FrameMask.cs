using System.Buffers.Binary;
using System.Numerics;

namespace Plymouth.BmeCode.Sockets;

/// <summary>The mask of a client's frame (RFC 6455, 5.3) at some place in it; applied again it is taken off.</summary>
/// <param name="key">The four bytes for the next bytes, in order from the lowest.</param>
internal struct FrameMask(uint key)
{
    /// <summary>As it is for the next bytes.</summary>
    public uint Key { get; private set; } = key;

    /// <summary>Masks the next bytes.</summary>
    public void Apply(Span<byte> bytes)
    {
        var eight = Key | ((ulong)Key << 32);
        var rest = bytes;
        for (; rest.Length >= sizeof(ulong); rest = rest[sizeof(ulong)..])
        {
            BinaryPrimitives.WriteUInt64LittleEndian(rest, BinaryPrimitives.ReadUInt64LittleEndian(rest) ^ eight);
        }

        for (var i = 0; i < rest.Length; i++)
        {
            rest[i] ^= (byte)(eight >> (8 * i));
        }

        Key = BitOperations.RotateRight(Key, 8 * (bytes.Length % sizeof(uint)));
    }

    /// <summary>Goes back so many bytes.</summary>
    public void Rewind(int bytes) => Key = BitOperations.RotateLeft(Key, 8 * (bytes % sizeof(uint)));
}
