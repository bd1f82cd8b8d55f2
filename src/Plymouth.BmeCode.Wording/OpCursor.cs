using System.Collections.Immutable;

namespace Plymouth.BmeCode.Wordings;

/// <summary>Walks over steps, handing them out whole or in part. Past the end it stands on an endless bare retain.</summary>
internal struct OpCursor(ImmutableArray<Op> ops)
{
    private const int Endless = int.MaxValue;
    private int _index;
    private int _offset;

    public readonly bool AtEnd => _index >= ops.Length;

    public readonly OpKind Kind => AtEnd ? OpKind.Retain : ops[_index].Kind;

    public readonly int Length => AtEnd ? Endless : ops[_index].Length - _offset;

    public Op Next() => Next(Length);

    public Op Next(int length)
    {
        if (AtEnd)
        {
            return Op.Retain(length);
        }

        var op = ops[_index];
        var left = op.Length - _offset;
        if (length < left)
        {
            var part = op.Slice(_offset, length);
            _offset += length;
            return part;
        }

        var rest = op.Slice(_offset, left);
        _index++;
        _offset = 0;
        return rest;
    }
}
