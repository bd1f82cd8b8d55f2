using System.Collections.Immutable;

namespace Plymouth.BmeCode.Wordings;

/// <summary>Collects runs: neighbours that fit into one are joined, what is too long is cut (never through a surrogate pair).</summary>
/// <remarks>
/// Each thread keeps one, so that a change allocates only what its wording keeps. What is joined is put together in <see cref="_text"/> and becomes a string once;
/// while there is such text, it stands behind all runs.
/// </remarks>
internal sealed class RunBuilder
{
    [ThreadStatic]
    private static RunBuilder? _kept;

    private readonly List<Run> _runs = [];
    private readonly char[] _text = new char[Run.Longest];
    private int _length;
    private Attributes? _attributes;

    /// <summary>An empty builder; <see cref="ToRuns"/> gives it back.</summary>
    public static RunBuilder Start()
    {
        var builder = _kept ?? new();
        _kept = null;
        return builder;
    }

    /// <summary>Adds runs that stood in this order before. Only the first can be joined with what is here: the others were joined already, or do not fit.</summary>
    public void Add(ReadOnlySpan<Run> runs)
    {
        if (runs is [var first, .. var others])
        {
            if (!TryJoin(new(first.Op, 0, first.Length)))
            {
                Close();
                _runs.Add(first);
            }

            if (!others.IsEmpty)
            {
                Close();
                _runs.AddRange(others);
            }
        }
    }

    public void Add(Part part)
    {
        while (part.Length > Run.Longest)
        {
            var end = part.Text[..(Run.Longest + 1)];
            var cut = char.IsLowSurrogate(end[^1]) && char.IsHighSurrogate(end[^2]) ? Run.Longest - 1 : Run.Longest;
            AddShort(part with { Length = cut });
            part = part with { From = part.From + cut, Length = part.Length - cut };
        }

        if (part.Length > 0)
        {
            AddShort(part);
        }
    }

    private void AddShort(Part part)
    {
        if (TryJoin(part))
        {
            return;
        }

        Close();
        if (part.IsWhole)
        {
            _runs.Add(new(part.Op));
        }
        else
        {
            Begin(part);
        }
    }

    /// <summary>The runs; the builder is empty after it, and must not be used again.</summary>
    public ImmutableArray<Run> ToRuns()
    {
        Close();
        ImmutableArray<Run> runs = [.. _runs];
        _runs.Clear();
        _kept = this;
        return runs;
    }

    private bool TryJoin(Part part)
    {
        if (_length == 0 && _runs is [.., { Op.Text: not null } last] && last.Length + part.Length <= Run.Longest && Joins(part, last.Op.Attributes))
        {
            _runs.RemoveAt(_runs.Count - 1);
            Begin(new(last.Op, 0, last.Length));
        }

        if (_length == 0 || _length + part.Length > Run.Longest || !Joins(part, _attributes))
        {
            return false;
        }

        part.Text.CopyTo(_text.AsSpan(_length));
        _length += part.Length;
        return true;
    }

    private static bool Joins(Part part, Attributes? attributes) => part.IsText && part.Op.Attributes == attributes;

    private void Begin(Part part)
    {
        part.Text.CopyTo(_text);
        (_length, _attributes) = (part.Length, part.Op.Attributes);
    }

    private void Close()
    {
        if (_length > 0)
        {
            _runs.Add(new(Op.Insert(new string(_text, 0, _length), _attributes)));
            _length = 0;
        }
    }
}
