using System.Collections.Immutable;

namespace Plymouth.BmeCode.Wordings;

/// <summary>A set of named attributes, in the order of their names; never empty (no attributes is <c>null</c>).</summary>
/// <remarks>
/// The algebra is that of quill-delta's <c>AttributeMap</c>: <see cref="Compose"/>, <see cref="Transform"/>, <see cref="Invert"/>, <see
/// cref="Difference"/>.
/// </remarks>
public sealed class Attributes : IEquatable<Attributes>
{
    private readonly ImmutableSortedDictionary<string, AttributeValue> _values;

    private Attributes(ImmutableSortedDictionary<string, AttributeValue> values) => _values = values;

    private static readonly ImmutableSortedDictionary<string, AttributeValue> None = ImmutableSortedDictionary.Create<
        string,
        AttributeValue
    >(StringComparer.Ordinal);

    /// <summary>Makes a set of attributes, null when there are none; of several values of one name the last counts.</summary>
    public static Attributes? Of(params IEnumerable<(string Name, AttributeValue Value)> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var builder = None.ToBuilder();
        foreach (var (name, value) in values)
        {
            builder[name] = value;
        }

        return OrNull(builder.ToImmutable());
    }

    private static Attributes? OrNull(ImmutableSortedDictionary<string, AttributeValue> values) => values.IsEmpty ? null : new(values);

    /// <summary>The attributes with their values, in the order of their names (ordinal).</summary>
    public IEnumerable<KeyValuePair<string, AttributeValue>> Values => _values;

    /// <summary>The number of attributes; at least 1.</summary>
    public int Count => _values.Count;

    /// <summary>The value of an attribute; null when it is not among these.</summary>
    public AttributeValue? this[string name] => _values.TryGetValue(name, out var value) ? value : null;

    /// <summary>True when the attribute is among these, even with the value null.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>
    /// Returns the attributes after <paramref name="a"/> and then <paramref name="b"/>. Nulls of <paramref name="b"/> stay only with
    /// <paramref name="keepNull"/> (a change on a change).
    /// </summary>
    public static Attributes? Compose(Attributes? a, Attributes? b, bool keepNull)
    {
        if (b is null)
        {
            return a is null || keepNull ? a : OrNull(a._values);
        }

        var result = (a?._values ?? None).ToBuilder();
        foreach (var (name, value) in b._values)
        {
            if (value.IsNull && !keepNull)
            {
                result.Remove(name);
            }
            else
            {
                result[name] = value;
            }
        }

        return OrNull(result.ToImmutable());
    }

    /// <summary>
    /// Returns what is left of <paramref name="b"/> when <paramref name="a"/> came first; with <paramref name="priority"/> the attributes
    /// of <paramref name="a"/> win.
    /// </summary>
    public static Attributes? Transform(Attributes? a, Attributes? b, bool priority) =>
        a is null || b is null || !priority ? b : OrNull(b._values.RemoveRange(a._values.Keys));

    /// <summary>
    /// Returns the attributes that take <paramref name="change"/> back, which was made on <paramref name="before"/>. A name that was absent
    /// comes back as null.
    /// </summary>
    public static Attributes? Invert(Attributes? change, Attributes? before)
    {
        var result = None.ToBuilder();
        foreach (var (name, value) in change?._values ?? None)
        {
            var was = before?[name];
            if (was is { } old && old != value)
            {
                result[name] = old;
            }
            else if (was is null && !(value.IsNull && before is not null && before.Has(name)))
            {
                result[name] = AttributeValue.Null;
            }
        }

        return OrNull(result.ToImmutable());
    }

    /// <summary>Returns the change that leads from <paramref name="a"/> to <paramref name="b"/>.</summary>
    public static Attributes? Difference(Attributes? a, Attributes? b)
    {
        var result = None.ToBuilder();
        foreach (var name in (a?._values.Keys ?? []).Concat(b?._values.Keys ?? []))
        {
            var after = b?[name];
            if (a?[name] != after)
            {
                result[name] = after ?? AttributeValue.Null;
            }
        }

        return OrNull(result.ToImmutable());
    }

    /// <summary>True when both hold the same names with the same values.</summary>
    public bool Equals(Attributes? other) =>
        other is not null
        && (ReferenceEquals(this, other) || (_values.Count == other._values.Count && _values.SequenceEqual(other._values)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Attributes);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var (name, value) in _values)
        {
            hash.Add(name, StringComparer.Ordinal);
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    /// <summary>True when both hold the same names with the same values, or both are null.</summary>
    public static bool operator ==(Attributes? a, Attributes? b) => a is null ? b is null : a.Equals(b);

    /// <summary>True when a name or a value differs.</summary>
    public static bool operator !=(Attributes? a, Attributes? b) => !(a == b);

    /// <summary>Returns the names with their values, <c>{name:value,…}</c>.</summary>
    public override string ToString() => "{" + string.Join(",", _values.Select(v => $"{v.Key}:{v.Value}")) + "}";
}
