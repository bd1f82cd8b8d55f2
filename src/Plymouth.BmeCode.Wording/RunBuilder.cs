using System.Collections.Immutable;

namespace Plymouth.BmeCode.Wordings;

/// <summary>Collects runs: joins neighbours that fit into one, and cuts text that is too long (never through a surrogate pair).</summary>
/// <remarks>
/// Each thread keeps one builder, so that a change allocates only what its wording keeps. Joined text is collected in <see cref="_text"/>
/// and becomes a string once; while there is such text, it comes after all runs.
/// </remarks>
internal sealed class RunBuilder
{
    [ThreadStatic]
    private static RunBuilder? _kept;

    private readonly List<Run> _runs = [];
    private readonly char[] _text = new char[Run.Longest];
    private int _length;
    private Attributes? _attributes;

    /// <summary>Returns an empty builder, the one this thread keeps; <see cref="ToRuns"/> gives it back.</summary>
    public static RunBuilder Start()
    {
        var builder = _kept ?? new();
        _kept = null;
        return builder;
    }

    /// <summary>
    /// Adds runs that stood in this order before. Only the first can be joined with what is here, because the others were joined already or
    /// do not fit.
    /// </summary>
    public void Add(ReadOnlySpan<Run> runs)
    {
        if (runs is not [var first, .. var others])
        {
            return;
        }

        if (!TryJoin(first.Op.Text, first.Op.Attributes))
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

    /// <summary>Adds an insert: an embed, or a text however long.</summary>
    public void Add(Op op)
    {
        if (op.Length > Run.Longest)
        {
            Add(op.Text, op.Attributes);
        }
        else if (op.Length > 0 && !TryJoin(op.Text, op.Attributes))
        {
            Close();
            _runs.Add(new(op));
        }
    }

    /// <summary>Adds a text, however long.</summary>
    public void Add(ReadOnlySpan<char> text, Attributes? attributes)
    {
        while (!text.IsEmpty)
        {
            var cut =
                text.Length <= Run.Longest ? text.Length
                : char.IsHighSurrogate(text[Run.Longest - 1]) && char.IsLowSurrogate(text[Run.Longest]) ? Run.Longest - 1
                : Run.Longest;
            if (!TryJoin(text[..cut], attributes))
            {
                Close();
                Begin(text[..cut], attributes);
            }

            text = text[cut..];
        }
    }

    /// <summary>Returns the runs. The builder is empty after it, and must not be used again.</summary>
    public ImmutableArray<Run> ToRuns()
    {
        Close();
        ImmutableArray<Run> runs = [.. _runs];
        _runs.Clear();
        _kept = this;
        return runs;
    }

    /// <summary>
    /// Joins a text with what was added last; false when they do not fit together. An embed, whose text is empty, is never joined.
    /// </summary>
    private bool TryJoin(ReadOnlySpan<char> text, Attributes? attributes)
    {
        if (text.IsEmpty)
        {
            return false;
        }

        if (
            _length == 0
            && _runs is [.., { Op.Text: { } before } last]
            && last.Length + text.Length <= Run.Longest
            && last.Op.Attributes == attributes
        )
        {
            _runs.RemoveAt(_runs.Count - 1);
            Begin(before, attributes);
        }

        if (_length == 0 || _length + text.Length > Run.Longest || _attributes != attributes)
        {
            return false;
        }

        text.CopyTo(_text.AsSpan(_length));
        _length += text.Length;
        return true;
    }

    private void Begin(ReadOnlySpan<char> text, Attributes? attributes)
    {
        text.CopyTo(_text);
        (_length, _attributes) = (text.Length, attributes);
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
