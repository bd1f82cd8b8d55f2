using System.Collections.Immutable;
using System.Text;

namespace Plymouth.BmeCode.Wordings;

/// <summary>What a passage says at one moment: flat rich text that always ends with a line end. Never changes; a change gives another wording.</summary>
public sealed class Wording : IEquatable<Wording>
{
    /// <summary>One empty line.</summary>
    public static readonly Wording Empty = new(new DeltaBuilder().Insert("\n").ToDelta());

    private readonly Delta _delta;

    private Wording(Delta delta) => _delta = delta;

    /// <summary>Length in UTF-16 code units, the last line end included; at least 1.</summary>
    public int Length => _delta.Length;

    /// <summary>True where there is nothing to read: only white space.</summary>
    public bool IsBlank => Lines.All(l => l.IsBlank);

    /// <summary>A wording of plain paragraphs.</summary>
    public static Wording OfText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(new DeltaBuilder().Insert(text.EndsWith('\n') ? text : text + "\n").ToDelta());
    }

    /// <summary>The wording a document delta says.</summary>
    /// <exception cref="WordingException">It is not made of inserts, or does not end with a line end.</exception>
    public static Wording Of(Delta document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (!document.IsDocument)
        {
            throw new WordingException("A wording is made of inserts only.");
        }

        if (document.IsEmpty || document.Ops[^1].Text is not { } last || !last.EndsWith('\n'))
        {
            throw new WordingException("A wording ends with a line end.");
        }

        return new(document);
    }

    /// <summary>This wording as a delta of inserts.</summary>
    public Delta ToDelta() => _delta;

    /// <summary>The wording after a change.</summary>
    /// <exception cref="WordingException">The change reaches past the end, or takes away the last line end.</exception>
    public Wording Apply(Delta change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (change.Ops.Sum(op => op.Kind == OpKind.Insert ? 0 : op.Length) > Length)
        {
            throw new WordingException("The change reaches past the end of the wording.");
        }

        return Of(_delta.Compose(change));
    }

    /// <summary>The lines, without their line ends.</summary>
    public ImmutableArray<Line> Lines
    {
        get
        {
            var lines = ImmutableArray.CreateBuilder<Line>();
            var spans = ImmutableArray.CreateBuilder<Op>();
            foreach (var op in _delta.Ops)
            {
                if (op.Text is null)
                {
                    spans.Add(op);
                    continue;
                }

                var from = 0;
                for (var end = op.Text.IndexOf('\n', StringComparison.Ordinal); end >= 0; end = op.Text.IndexOf('\n', from))
                {
                    if (end > from)
                    {
                        spans.Add(op.Slice(from, end - from));
                    }

                    lines.Add(LineOf(spans.ToImmutable(), op.Attributes));
                    spans.Clear();
                    from = end + 1;
                }

                if (from < op.Length)
                {
                    spans.Add(op.Slice(from, op.Length - from));
                }
            }

            return lines.ToImmutable();
        }
    }

    private static Line LineOf(ImmutableArray<Op> spans, Attributes? lineEnd) => new(
        spans,
        lineEnd?["list"]?.Text switch { "bullet" => ListKind.Bullet, "ordered" => ListKind.Ordered, _ => ListKind.None },
        lineEnd?["indent"]?.Number ?? 0);

    /// <summary>Plain text as exports show it: paragraphs and list entries on lines of their own, single spaces, no list marks, no blank lines, no line end at the end. A cross-reference is shown by <paramref name="number"/> (given the clause's id).</summary>
    public string ToText(Func<string, string>? number = null)
    {
        var text = new StringBuilder();
        foreach (var line in Lines)
        {
            var words = string.Concat(line.Spans.Select(s => s.Text ?? number?.Invoke(s.Embed!.Id) ?? ""))
                .Split([' ', '\t', '\u00a0'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0)
            {
                text.Append(text.Length > 0 ? "\n" : "").AppendJoin(' ', words);
            }
        }

        return text.ToString();
    }

    public bool Equals(Wording? other) => other is not null && _delta.Equals(other._delta);

    public override bool Equals(object? obj) => Equals(obj as Wording);

    public override int GetHashCode() => _delta.GetHashCode();

    public override string ToString() => ToText();
}

/// <summary>A wording or a change that cannot be: the message says what is wrong.</summary>
public sealed class WordingException(string message) : Exception(message);
