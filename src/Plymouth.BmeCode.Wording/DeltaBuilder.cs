using System.Runtime.InteropServices;

namespace Plymouth.BmeCode.Wordings;

/// <summary>
/// Collects steps into normal form: joins neighbours of a kind, puts an insert before the delete it stands beside, and leaves out a bare
/// retain at the end.
/// </summary>
public sealed class DeltaBuilder
{
    [ThreadStatic]
    private static DeltaBuilder? _kept;

    private readonly List<Op> _ops = [];

    /// <summary>Returns an empty builder, the one this thread keeps; <see cref="Finish"/> gives it back.</summary>
    internal static DeltaBuilder Start()
    {
        var builder = _kept ?? new();
        _kept = null;
        return builder;
    }

    /// <summary>Adds an insert of text.</summary>
    public DeltaBuilder Insert(string text, Attributes? attributes = null) => Add(Op.Insert(text, attributes));

    /// <summary>Adds an insert of an embed.</summary>
    public DeltaBuilder Insert(Embed embed, Attributes? attributes = null) => Add(Op.Insert(embed, attributes));

    /// <summary>Adds a retain of <paramref name="length"/> UTF-16 units.</summary>
    public DeltaBuilder Retain(int length, Attributes? attributes = null) => Add(Op.Retain(length, attributes));

    /// <summary>Adds a delete of <paramref name="length"/> UTF-16 units.</summary>
    public DeltaBuilder Delete(int length) => Add(Op.Delete(length));

    /// <summary>Adds a step; one whose length is 0 or less changes nothing.</summary>
    public DeltaBuilder Add(Op op)
    {
        if (op.Length <= 0)
        {
            return this;
        }

        var at = _ops.Count;
        if (at > 0 && _ops[at - 1].Kind == OpKind.Delete)
        {
            if (op.Kind == OpKind.Delete)
            {
                _ops[at - 1] = Op.Delete(_ops[at - 1].Length + op.Length);
                return this;
            }

            if (op.Kind == OpKind.Insert)
            {
                at--;
            }
        }

        if (at > 0 && TryJoin(_ops[at - 1], op, out var joined))
        {
            _ops[at - 1] = joined;
        }
        else
        {
            _ops.Insert(at, op);
        }

        return this;
    }

    private static bool TryJoin(in Op last, in Op next, out Op joined)
    {
        joined = default;
        if (last.Kind != next.Kind || last.Attributes != next.Attributes)
        {
            return false;
        }

        if (last.Kind == OpKind.Retain)
        {
            joined = Op.Retain(last.Length + next.Length, last.Attributes);
            return true;
        }

        if (last.Text is null || next.Text is null)
        {
            return false;
        }

        joined = Op.Insert(last.Text + next.Text, last.Attributes);
        return true;
    }

    /// <summary>Returns the delta so far, without a bare retain at its end.</summary>
    public Delta ToDelta()
    {
        var ops = new Op[_ops is [.., { Kind: OpKind.Retain, Attributes: null }] ? _ops.Count - 1 : _ops.Count];
        for (var i = 0; i < ops.Length; i++)
        {
            // One by one: most deltas have two or three steps, and copying so few as a block takes longer.
            ops[i] = _ops[i];
        }

        return new Delta(ImmutableCollectionsMarshal.AsImmutableArray(ops));
    }

    /// <summary>Returns the delta of a builder that was begun with <see cref="Start"/>. The builder must not be used again.</summary>
    internal Delta Finish()
    {
        var delta = ToDelta();
        _ops.Clear();
        _kept = this;
        return delta;
    }
}
