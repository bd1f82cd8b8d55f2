using System.Collections;
using System.Collections.Immutable;

namespace Plymouth.BmeCode.Web.Live;

/// <summary>
/// A list that equals another with the same elements in the same order, so that what is shown can be compared as a whole.
/// </summary>
public readonly struct Sequence<T>(IEnumerable<T> elements) : IEquatable<Sequence<T>>, IReadOnlyList<T>
{
    private readonly ImmutableArray<T> _elements = [.. elements];

    /// <summary>The number of elements.</summary>
    public int Count => _elements.IsDefault ? 0 : _elements.Length;

    /// <summary>The element at a place, from 0.</summary>
    public T this[int index] => _elements[index];

    /// <summary>True when both hold the same elements in the same order.</summary>
    public bool Equals(Sequence<T> other) => this.SequenceEqual(other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Sequence<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => this.Aggregate(0, HashCode.Combine);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => (_elements.IsDefault ? [] : _elements.AsEnumerable()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>True when both hold the same elements in the same order.</summary>
    public static bool operator ==(Sequence<T> left, Sequence<T> right) => left.Equals(right);

    /// <summary>True when an element differs.</summary>
    public static bool operator !=(Sequence<T> left, Sequence<T> right) => !left.Equals(right);
}
