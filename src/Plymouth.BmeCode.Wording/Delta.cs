using System.Collections.Immutable;

namespace Plymouth.BmeCode.Wordings;

/// <summary>A change of a wording, or (inserts only) a wording itself, as steps from its start.</summary>
/// <remarks>
/// The form and the algebra are those of Quill's Delta (quill-delta 5). Laws, each a random test:
/// <code>
/// compose(a, transform(a, b, true)) == compose(b, transform(b, a, false))
/// compose(compose(a, b), c)         == compose(a, compose(b, c))
/// compose(compose(d, a), invert(a, d)) == d
/// </code>
/// Lengths and positions are UTF-16 code units, ranges half-open.
/// </remarks>
public sealed class Delta : IEquatable<Delta>
{
    /// <summary>The delta that changes nothing.</summary>
    public static readonly Delta Empty = new([]);

    internal Delta(ImmutableArray<Op> ops) => Ops = ops;

    /// <summary>The steps, from the start of the wording.</summary>
    public ImmutableArray<Op> Ops { get; }

    /// <summary>True when there are no steps.</summary>
    public bool IsEmpty => Ops.IsEmpty;

    /// <summary>The sum of the lengths of all steps.</summary>
    /// <exception cref="OverflowException">The sum is more than an <see cref="int"/> can hold.</exception>
    public int Length => Ops.Aggregate(0, (length, op) => checked(length + op.Length));

    /// <summary>True when every step inserts: the delta is a wording.</summary>
    public bool IsDocument => Ops.All(op => op.Kind == OpKind.Insert);

    /// <summary>Returns one delta that does what this and then <paramref name="next"/> do.</summary>
    public Delta Compose(Delta next)
    {
        ArgumentNullException.ThrowIfNull(next);
        var result = DeltaBuilder.Start();
        var mine = new OpCursor(Ops);
        var theirs = new OpCursor(next.Ops);
        while (!mine.AtEnd || !theirs.AtEnd)
        {
            if (theirs.Kind == OpKind.Insert)
            {
                result.Add(theirs.Next());
            }
            else if (mine.Kind == OpKind.Delete)
            {
                result.Add(mine.Next());
            }
            else
            {
                var length = Math.Min(mine.Length, theirs.Length);
                var a = mine.Next(length);
                var b = theirs.Next(length);
                if (b.Kind == OpKind.Retain)
                {
                    result.Add(a.With(Attributes.Compose(a.Attributes, b.Attributes, keepNull: a.Kind == OpKind.Retain)));
                }
                else if (a.Kind == OpKind.Retain)
                {
                    result.Add(b);
                }
            }
        }

        return result.Finish();
    }

    /// <summary>
    /// Returns <paramref name="other"/>, made against the same wording as this, as it must be after this. With <paramref name="priority"/>
    /// this came first: its words stand first when both insert at one place, and its attributes win.
    /// </summary>
    public Delta Transform(Delta other, bool priority)
    {
        ArgumentNullException.ThrowIfNull(other);
        var result = DeltaBuilder.Start();
        var mine = new OpCursor(Ops);
        var theirs = new OpCursor(other.Ops);
        while (!mine.AtEnd || !theirs.AtEnd)
        {
            if (mine.Kind == OpKind.Insert && (priority || theirs.Kind != OpKind.Insert))
            {
                result.Retain(mine.Next().Length);
            }
            else if (theirs.Kind == OpKind.Insert)
            {
                result.Add(theirs.Next());
            }
            else
            {
                var length = Math.Min(mine.Length, theirs.Length);
                var a = mine.Next(length);
                var b = theirs.Next(length);
                if (a.Kind == OpKind.Delete)
                {
                    continue;
                }

                result.Add(b.Kind == OpKind.Delete ? b : Op.Retain(length, Attributes.Transform(a.Attributes, b.Attributes, priority)));
            }
        }

        return result.Finish();
    }

    /// <summary>
    /// Returns where a position stands after this. With <paramref name="priority"/> the position stays before text inserted right at it.
    /// </summary>
    public int TransformPosition(int position, bool priority = false)
    {
        var offset = 0;
        foreach (var op in Ops)
        {
            if (offset > position)
            {
                break;
            }

            if (op.Kind == OpKind.Delete)
            {
                position -= Math.Min(op.Length, position - offset);
                continue;
            }

            if (op.Kind == OpKind.Insert && (offset < position || !priority))
            {
                position += op.Length;
            }

            offset += op.Length;
        }

        return position;
    }

    /// <summary>Returns the change that takes this back; <paramref name="before"/> is the wording this was made against.</summary>
    public Delta Invert(Delta before)
    {
        ArgumentNullException.ThrowIfNull(before);
        var result = DeltaBuilder.Start();
        var at = 0;
        foreach (var op in Ops)
        {
            if (op.Kind == OpKind.Insert)
            {
                result.Delete(op.Length);
                continue;
            }

            if (op is { Kind: OpKind.Retain, Attributes: null })
            {
                result.Retain(op.Length);
            }
            else
            {
                foreach (var was in before.Slice(at, at + op.Length).Ops)
                {
                    result.Add(op.Kind == OpKind.Delete ? was : Op.Retain(was.Length, Attributes.Invert(op.Attributes, was.Attributes)));
                }
            }

            at += op.Length;
        }

        return result.Finish();
    }

    /// <summary>Returns the steps from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    public Delta Slice(int start, int end)
    {
        var result = new List<Op>();
        var cursor = new OpCursor(Ops);
        for (var at = 0; at < end && !cursor.AtEnd;)
        {
            var op = cursor.Next(at < start ? Math.Min(start - at, cursor.Length) : Math.Min(end - at, cursor.Length));
            if (at >= start)
            {
                result.Add(op);
            }

            at += op.Length;
        }

        return new Delta([.. result]);
    }

    /// <summary>True when both have the same steps.</summary>
    public bool Equals(Delta? other) =>
        other is not null && (ReferenceEquals(this, other) || Ops.AsSpan().SequenceEqual(other.Ops.AsSpan()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Delta);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var op in Ops)
        {
            hash.Add(op);
        }

        return hash.ToHashCode();
    }

    /// <summary>True when both have the same steps, or both are null.</summary>
    public static bool operator ==(Delta? a, Delta? b) => a is null ? b is null : a.Equals(b);

    /// <summary>True when a step differs.</summary>
    public static bool operator !=(Delta? a, Delta? b) => !(a == b);

    /// <summary>Returns the delta as Quill's JSON, <c>{"ops":[…]}</c>.</summary>
    public override string ToString() => DeltaJson.Write(this);
}
