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

/// <summary>Some of the text of an insert, not yet cut out of it; or an embed.</summary>
internal readonly record struct Part(Op Op, int From, int Length)
{
    public bool IsText => Op.Text is not null;

    public bool IsWhole => Length == Op.Length;

    /// <summary>The text; empty for an embed.</summary>
    public ReadOnlySpan<char> Text => IsText ? Op.Text.AsSpan(From, Length) : default;

    public bool Says(Part other) => Op.Attributes == other.Op.Attributes && Op.Embed == other.Op.Embed && Text.SequenceEqual(other.Text);
}

/// <summary>Walks over a wording's runs.</summary>
internal struct RunCursor(ImmutableArray<Run> runs)
{
    private int _index;
    private int _offset;

    public readonly bool AtEnd => _index >= runs.Length;

    public readonly int RestLength => runs[_index].Length - _offset;

    /// <summary>Copies the next units to <paramref name="target"/>, whole runs by reference.</summary>
    public void Copy(int units, RunBuilder target)
    {
        if (_offset > 0 && units > 0)
        {
            var rest = Take(units);
            target.Add(rest);
            units -= rest.Length;
        }

        var first = _index;
        while (units > 0 && runs[_index].Length <= units)
        {
            units -= runs[_index++].Length;
        }

        target.Add(runs.AsSpan(first, _index - first));
        if (units > 0)
        {
            target.Add(Take(units));
        }
    }

    /// <summary>Copies the next units, with other attributes, to <paramref name="target"/>.</summary>
    public void Copy(int units, Attributes change, RunBuilder target)
    {
        while (units > 0)
        {
            var part = Take(units);
            units -= part.Length;
            target.Add(part with { Op = part.Op.With(Attributes.Compose(part.Op.Attributes, change, keepNull: false)) });
        }
    }

    /// <summary>Copies all that is left to <paramref name="target"/>, whole runs by reference, without looking at each.</summary>
    public void CopyRest(RunBuilder target)
    {
        if (_offset > 0)
        {
            target.Add(Take(RestLength));
        }

        target.Add(runs.AsSpan(_index, runs.Length - _index));
    }

    public void Skip(int units)
    {
        while (units > 0)
        {
            units -= Take(units).Length;
        }
    }

    /// <summary>At most <paramref name="units"/>, at most to the end of the run.</summary>
    public Part Take(int units)
    {
        var part = new Part(runs[_index].Op, _offset, Math.Min(units, RestLength));
        _offset += part.Length;
        if (_offset == part.Op.Length)
        {
            (_index, _offset) = (_index + 1, 0);
        }

        return part;
    }
}
