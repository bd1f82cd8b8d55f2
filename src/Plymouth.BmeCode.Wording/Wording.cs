using System.Collections.Immutable;
using System.Text;

namespace Plymouth.BmeCode.Wordings;

/// <summary>
/// The words of a passage at one moment: flat rich text that always ends with a line end. It never changes; a change gives another wording.
/// </summary>
/// <remarks>
/// It is kept as short runs that wordings share: one more character in 100,000 costs a copy of one run and about a hundred references, not
/// of the text.
/// </remarks>
public sealed class Wording : IEquatable<Wording>
{
    /// <summary>One empty line.</summary>
    public static readonly Wording Empty = Of(new DeltaBuilder().Insert("\n").ToDelta());

    private Delta? _delta;

    private Wording(ImmutableArray<Run> runs, int length)
    {
        Runs = runs;
        Length = length;
    }

    internal ImmutableArray<Run> Runs { get; }

    /// <summary>Length in UTF-16 code units, the last line end included; at least 1.</summary>
    public int Length { get; }

    /// <summary>True when there is nothing to read: only white space.</summary>
    public bool IsBlank => Runs.All(r => r.Op.Text is { } text && string.IsNullOrWhiteSpace(text));

    /// <summary>Makes a wording of plain paragraphs, one for each line of the text; the last line end may be missing.</summary>
    public static Wording OfText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Of(new DeltaBuilder().Insert(text.EndsWith('\n') ? text : text + "\n").ToDelta());
    }

    /// <summary>Makes the wording that a delta of inserts says.</summary>
    /// <exception cref="WordingException">The delta is not made of inserts only, or does not end with a line end.</exception>
    public static Wording Of(Delta document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (!document.IsDocument)
        {
            throw new WordingException("A wording is made of inserts only.");
        }

        var runs = RunBuilder.Start();
        foreach (var op in document.Ops)
        {
            runs.Add(op);
        }

        return Of(runs.ToRuns(), document.Length);
    }

    private static Wording Of(ImmutableArray<Run> runs, int length) =>
        runs.IsEmpty || runs[^1].Op.Text is not { } last || !last.EndsWith('\n')
            ? throw new WordingException("A wording ends with a line end.")
            : new(runs, length);

    /// <summary>Returns this wording as a delta of inserts, in normal form.</summary>
    public Delta ToDelta() => _delta ??= Joined();

    private Delta Joined()
    {
        var ops = ImmutableArray.CreateBuilder<Op>();
        var text = new StringBuilder();
        for (var i = 0; i < Runs.Length; i++)
        {
            var op = Runs[i].Op;
            var goesOn =
                op.Text is not null && i + 1 < Runs.Length && Runs[i + 1].Op is { Text: not null } next && next.Attributes == op.Attributes;
            if (goesOn)
            {
                text.Append(op.Text);
            }
            else if (text.Length > 0)
            {
                ops.Add(Op.Insert(text.Append(op.Text).ToString(), op.Attributes));
                text.Clear();
            }
            else
            {
                ops.Add(op);
            }
        }

        return new(ops.DrainToImmutable());
    }

    /// <summary>
    /// Returns a number that is the same for the same wording, and hardly ever for another; editors compare it with that of their own copy.
    /// It is not for security: see <see cref="WordingSum"/>.
    /// </summary>
    public long Sum() => WordingSum.Of(Runs);

    /// <summary>Returns the wording after a change.</summary>
    /// <exception cref="WordingException">The change reaches past the end, or takes away the last line end.</exception>
    public Wording Apply(Delta change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var runs = RunBuilder.Start();
        var cursor = new RunCursor(Runs);
        var (left, length) = (Length, Length);
        foreach (var op in change.Ops)
        {
            if (op.Kind == OpKind.Insert)
            {
                runs.Add(op);
                length += op.Length;
                continue;
            }

            if (op.Length > left)
            {
                throw new WordingException("The change reaches past the end of the wording.");
            }

            left -= op.Length;
            if (op.Kind == OpKind.Delete)
            {
                cursor.Skip(op.Length);
                length -= op.Length;
            }
            else if (op.Attributes is { } attributes)
            {
                cursor.Copy(op.Length, attributes, runs);
            }
            else
            {
                cursor.Copy(op.Length, runs);
            }
        }

        cursor.CopyRest(runs);
        return Of(runs.ToRuns(), length);
    }

    /// <summary>True when a cut at <paramref name="position"/> goes through a surrogate pair.</summary>
    internal bool CutsCharacter(int position) =>
        position > 0
        && position < Length
        && CharAt(position - 1) is { } before
        && char.IsHighSurrogate(before)
        && CharAt(position) is { } after
        && char.IsLowSurrogate(after);

    /// <summary>Says whether a range holds words (text that is no line end, or embeds), and whether it holds line ends.</summary>
    internal (bool Words, bool LineEnds) Holds(int position, int length)
    {
        var cursor = new RunCursor(Runs);
        cursor.Skip(position);
        var (words, lineEnds) = (false, false);
        while (length > 0 && !(words && lineEnds))
        {
            var part = cursor.Take(length);
            length -= part.Length;
            words |= part.Text.IsEmpty || part.Text.ContainsAnyExcept('\n');
            lineEnds |= part.Text.Contains('\n');
        }

        return (words, lineEnds);
    }

    /// <summary>
    /// Returns what stands in a range, character for character, line ends included; an embed reads as <see cref="Insertion.Embed"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is not all in the wording.</exception>
    public string TextOf(int position, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - position);
        return string.Create(length, (Wording: this, position), static (text, of) =>
        {
            var cursor = new RunCursor(of.Wording.Runs);
            cursor.Skip(of.position);
            while (!text.IsEmpty)
            {
                var part = cursor.Take(text.Length);
                (part.Text.IsEmpty ? Insertion.Embed : part.Text).CopyTo(text);
                text = text[part.Length..];
            }
        });
    }

    private char? CharAt(int position)
    {
        foreach (var run in Runs)
        {
            if (position < run.Length)
            {
                return run.Op.Text?[position];
            }

            position -= run.Length;
        }

        return null;
    }

    /// <summary>The lines, without their line ends.</summary>
    public ImmutableArray<Line> Lines
    {
        get
        {
            var lines = ImmutableArray.CreateBuilder<Line>();
            var spans = ImmutableArray.CreateBuilder<Op>();
            foreach (var op in ToDelta().Ops)
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

    private static Line LineOf(ImmutableArray<Op> spans, Attributes? lineEnd) => new(spans, Line.ListOf(lineEnd), Line.IndentOf(lineEnd));

    /// <summary>
    /// Returns plain text as exports show it: paragraphs and list entries on lines of their own, single spaces, no list marks, no blank
    /// lines, no line end at the end. For a cross-reference it shows what <paramref name="number"/>, given the clause's id, returns;
    /// nothing without it.
    /// </summary>
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

    /// <summary>True when both say the same, however they came about.</summary>
    public bool Equals(Wording? other)
    {
        if (other is null || other.Length != Length)
        {
            return false;
        }

        if (ReferenceEquals(this, other))
        {
            return true;
        }

        var (mine, theirs) = (new RunCursor(Runs), new RunCursor(other.Runs));
        while (!mine.AtEnd)
        {
            var length = Math.Min(mine.RestLength, theirs.RestLength);
            if (!mine.Take(length).Says(theirs.Take(length)))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Wording);

    /// <summary>Returns a hash of the length and a few characters alone, because equal wordings may be cut into different runs.</summary>
    public override int GetHashCode() =>
        HashCode.Combine(Length, CharAt(Length / 2), CharAt(Length / 3), CharAt(0), CharAt(Math.Max(0, Length - 2)));

    /// <summary>True when both say the same, or both are null.</summary>
    public static bool operator ==(Wording? a, Wording? b) => a is null ? b is null : a.Equals(b);

    /// <summary>True when they do not say the same.</summary>
    public static bool operator !=(Wording? a, Wording? b) => !(a == b);

    /// <summary>Returns the wording as plain text: see <see cref="ToText"/>.</summary>
    public override string ToString() => ToText();
}

/// <summary>Thrown for a wording or a change that cannot be; the message says what is wrong.</summary>
public sealed class WordingException(string message) : Exception(message);
