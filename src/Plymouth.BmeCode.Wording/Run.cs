using System.Collections.Immutable;

namespace Plymouth.BmeCode.Wordings;

/// <summary>
/// A stretch of a wording with the same attributes: text of at most <see cref="Longest"/> units, or one embed. It never changes, and
/// wordings share it.
/// </summary>
internal sealed class Run(Op op)
{
    /// <summary>
    /// Most UTF-16 code units in a run. A change copies the runs it cuts, so they are short; it also copies the array of references, so
    /// they are not too short.
    /// </summary>
    public const int Longest = 1_024;

    public Op Op { get; } = op;

    public int Length => Op.Length;
}

/// <summary>A run, or some of its text that has not been cut out of it yet.</summary>
internal readonly record struct Part(Run Run, int From, int Length)
{
    public bool IsWhole => Length == Run.Length;

    public Attributes? Attributes => Run.Op.Attributes;

    /// <summary>The text; empty for an embed.</summary>
    public ReadOnlySpan<char> Text => Run.Op.Text is { } text ? text.AsSpan(From, Length) : default;

    public bool Says(Part other) => Attributes == other.Attributes && Run.Op.Embed == other.Run.Op.Embed && Text.SequenceEqual(other.Text);
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
            units -= rest.Length;
            target.Add(rest.Text, rest.Attributes);
        }

        var first = _index;
        while (units > 0 && runs[_index].Length <= units)
        {
            units -= runs[_index++].Length;
        }

        target.Add(runs.AsSpan(first, _index - first));
        if (units > 0)
        {
            var beginning = Take(units);
            target.Add(beginning.Text, beginning.Attributes);
        }
    }

    /// <summary>Copies the next units, with other attributes, to <paramref name="target"/>.</summary>
    public void Copy(int units, Attributes change, RunBuilder target)
    {
        while (units > 0)
        {
            var part = Take(units);
            units -= part.Length;
            var attributes = Attributes.Compose(part.Attributes, change, keepNull: false);
            if (part.IsWhole)
            {
                target.Add(part.Run.Op.With(attributes));
            }
            else
            {
                target.Add(part.Text, attributes);
            }
        }
    }

    /// <summary>Copies all that is left to <paramref name="target"/>, whole runs by reference, without looking at each.</summary>
    public void CopyRest(RunBuilder target)
    {
        if (_offset > 0)
        {
            var rest = Take(RestLength);
            target.Add(rest.Text, rest.Attributes);
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

    /// <summary>Takes the next part: at most <paramref name="units"/>, and at most to the end of the run.</summary>
    public Part Take(int units)
    {
        var part = new Part(runs[_index], _offset, Math.Min(units, RestLength));
        _offset += part.Length;
        if (_offset == part.Run.Length)
        {
            (_index, _offset) = (_index + 1, 0);
        }

        return part;
    }
}
