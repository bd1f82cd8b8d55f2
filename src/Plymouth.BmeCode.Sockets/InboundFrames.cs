using System.Buffers;

namespace Plymouth.BmeCode.Sockets;

/// <summary>
/// Reads the frames of a client's WebSocket and lets a socket's <see cref="IMessageTaker"/> have whole messages of them. What it does not
/// take goes on to the socket's own layers: frames as they came, the rest of a frame as a frame of its own.
/// </summary>
/// <remarks>
/// Only text that comes in one frame is looked into; parts of messages, signs of life, the end, and whatever is not as it should be go on
/// as they came. Bytes are held only while some have come and are not dealt with.
/// </remarks>
internal sealed class InboundFrames(Stream inner, InboundPipe way)
{
    /// <summary>
    /// The most that is looked at at once, bytes; a message that does not fit is none that is taken. Little, so that a flood on one socket
    /// does not keep the others waiting.
    /// </summary>
    private const int Room = 8 * 1024;

    private byte[] _room = [];
    private int _from;
    private int _to;
    private ReadOnlyMemory<byte> _head;
    private long _goesOn;
    private bool _inText;
    private int _clear;
    private long _masked;
    private FrameMask _mask;

    private int Held => _to - _from;

    /// <summary>Reads what is for the socket's own layers; 0 at the end, or where nothing was asked for and something has come.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (!_head.IsEmpty || (_goesOn > 0 && Held > 0))
            {
                return GoOn(target.Span);
            }

            if (_goesOn > 0)
            {
                var read = await inner.ReadAsync(target[..(int)Math.Min(target.Length, _goesOn)], cancellationToken);
                _goesOn -= read;
                return read;
            }

            if (Held > 0 && TryDeal())
            {
                await (way.Taker?.RoomAsync() ?? Task.CompletedTask);
            }
            else if (!await ReadMoreAsync(cancellationToken))
            {
                if (Held == 0)
                {
                    return 0;
                }

                // The socket ended within a frame: the layers know what to say to that.
                _goesOn = Held;
            }
        }
    }

    private int GoOn(Span<byte> target)
    {
        if (!_head.IsEmpty)
        {
            var head = Math.Min(target.Length, _head.Length);
            _head.Span[..head].CopyTo(target);
            _head = _head[head..];
            return head;
        }

        var some = (int)Math.Min(Math.Min(target.Length, Held), _goesOn);
        _room.AsSpan(_from, some).CopyTo(target);
        _from += some;
        _goesOn -= some;
        return some;
    }

    /// <summary>Deals with what is held, as far as it goes; false where more has to come first.</summary>
    private bool TryDeal()
    {
        if (!_inText)
        {
            if (!WebSocketFrame.TryReadHead(_room.AsSpan(_from, Held), out var head))
            {
                return false;
            }

            if (way.Taker is null || !way.IsFree || !head.IsWholeText)
            {
                PassFrame(head);
                return true;
            }

            _from += head.Size;
            (_inText, _clear, _masked, _mask) = (true, 0, head.Length, new(head.Key));
        }

        Unmask();
        return TryTakeText(way.Taker!);
    }

    private void PassFrame(FrameHead head)
    {
        _goesOn = head.Size + head.Length;
        if (!head.IsControl)
        {
            way.Passed(head.Length);
        }
    }

    private void Unmask()
    {
        var came = (int)Math.Min(Held - _clear, _masked);
        _mask.Apply(_room.AsSpan(_from + _clear, came));
        _clear += came;
        _masked -= came;
    }

    private bool TryTakeText(IMessageTaker taker)
    {
        var any = false;
        int end;
        while ((end = _room.AsSpan(_from, _clear).IndexOf(ReadableJson.EndMark)) >= 0)
        {
            if (!taker.TryTake(_room.AsSpan(_from, end)))
            {
                PassRest();
                return true;
            }

            _from += end + 1;
            _clear -= end + 1;
            any = true;
        }

        if (_masked == 0 && _clear == 0)
        {
            _inText = false;
            return true;
        }

        if (_masked == 0 || _clear == _room.Length)
        {
            PassRest();
            return true;
        }

        return any;
    }

    /// <summary>What is left of the present frame goes on as one, masked as it came.</summary>
    private void PassRest()
    {
        _mask.Rewind(_clear);
        _head = WebSocketFrame.HeadOfText(_clear + _masked, _mask.Key);
        _mask.Apply(_room.AsSpan(_from, _clear));
        _goesOn = _clear + _masked;
        _inText = false;
        way.Passed(_goesOn);
    }

    /// <summary>False at the end.</summary>
    private async ValueTask<bool> ReadMoreAsync(CancellationToken cancellationToken)
    {
        if (Held == 0)
        {
            // While nothing comes, nothing is held.
            if (_room.Length > 0)
            {
                ArrayPool<byte>.Shared.Return(_room);
                (_room, _from, _to) = ([], 0, 0);
            }

            _to = await inner.ReadAsync(Memory<byte>.Empty, cancellationToken);
            _room = ArrayPool<byte>.Shared.Rent(Room);
        }
        else if (_from > 0)
        {
            _room.AsSpan(_from, Held).CopyTo(_room);
            (_from, _to) = (0, Held);
        }

        var read = await inner.ReadAsync(_room.AsMemory(_to), cancellationToken);
        _to += read;
        if (_to == _room.Length)
        {
            // Much comes on this socket; the others take turns with it.
            await Task.Yield();
        }

        return read > 0;
    }
}
