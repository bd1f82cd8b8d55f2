using System.Collections.Immutable;

namespace Plymouth.BmeCode.Wordings;

/// <summary>A stretch of a wording with the same attributes: text of at most <see cref="Longest"/> units, or one embed. Never changes; wordings share runs.</summary>
internal sealed class Run(Op op)
{
    /// <summary>UTF-16 code units. A change copies what it cuts, so runs are short; and copies the array of references, so they are not too short.</summary>
    public const int Longest = 1_024;

    public Op Op { get; } = op;

    public int Length => Op.Length;
}

/// <summary>Collects runs: neighbours that fit into one are joined, what is too long is cut (never through a surrogate pair).</summary>
internal sealed class RunBuilder(int capacity)
{
    private readonly ImmutableArray<Run>.Builder _runs = ImmutableArray.CreateBuilder<Run>(capacity);

    public void Add(Run run)
    {
        if (!TryJoin(run.Op))
        {
            _runs.Add(run);
        }
    }

    public void Add(Op op)
    {
        if (op.Length == 0 || TryJoin(op))
        {
            return;
        }

        while (op.Length > Run.Longest)
        {
            var cut = char.IsLowSurrogate(op.Text![Run.Longest]) && char.IsHighSurrogate(op.Text[Run.Longest - 1]) ? Run.Longest - 1 : Run.Longest;
            _runs.Add(new(op.Slice(0, cut)));
            op = op.Slice(cut, op.Length - cut);
        }

        _runs.Add(new(op));
    }

    public ImmutableArray<Run> ToRuns() => _runs.DrainToImmutable();

    private bool TryJoin(Op op)
    {
        if (_runs.Count == 0 || op.Text is not { } text)
        {
            return false;
        }

        var last = _runs[^1].Op;
        if (last.Text is null || last.Length + op.Length > Run.Longest || last.Attributes != op.Attributes)
        {
            return false;
        }

        _runs[^1] = new(Op.Insert(last.Text + text, op.Attributes));
        return true;
    }
}

/// <summary>Walks over a wording's runs.</summary>
internal struct RunCursor(ImmutableArray<Run> runs)
{
    private int _index;
    private int _offset;

    public readonly bool AtEnd => _index >= runs.Length;

    /// <summary>What is left of the run the cursor stands in, as a step.</summary>
    public readonly Op Rest => runs[_index].Op.Slice(_offset, runs[_index].Length - _offset);

    public readonly int RestLength => runs[_index].Length - _offset;

    /// <summary>Copies the next units to <paramref name="target"/>, whole runs by reference.</summary>
    public void Copy(int units, RunBuilder target)
    {
        while (units > 0)
        {
            if (_offset == 0 && runs[_index].Length <= units)
            {
                units -= runs[_index].Length;
                target.Add(runs[_index++]);
            }
            else
            {
                var op = Take(units);
                units -= op.Length;
                target.Add(op);
            }
        }
    }

    /// <summary>Copies the next units, with other attributes, to <paramref name="target"/>.</summary>
    public void Copy(int units, Attributes change, RunBuilder target)
    {
        while (units > 0)
        {
            var op = Take(units);
            units -= op.Length;
            target.Add(op.With(Attributes.Compose(op.Attributes, change, keepNull: false)));
        }
    }

    public void Skip(int units)
    {
        while (units > 0)
        {
            var length = Math.Min(units, RestLength);
            units -= length;
            Move(length);
        }
    }

    /// <summary>At most <paramref name="units"/>, at most to the end of the run.</summary>
    public Op Take(int units)
    {
        var length = Math.Min(units, RestLength);
        var op = runs[_index].Op.Slice(_offset, length);
        Move(length);
        return op;
    }

    private void Move(int length)
    {
        _offset += length;
        if (_offset == runs[_index].Length)
        {
            (_index, _offset) = (_index + 1, 0);
        }
    }
}
