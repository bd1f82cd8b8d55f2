using System.Collections;
using System.Collections.Immutable;

namespace Plymouth.BmeCode.Web.Live;

/// <summary>A list that equals another with the same elements in the same order, so that what is shown can be compared as a whole.</summary>
public readonly struct Sequence<T>(IEnumerable<T> elements) : IEquatable<Sequence<T>>, IReadOnlyList<T>
{
    private readonly ImmutableArray<T> _elements = [.. elements];

    public int Count => _elements.IsDefault ? 0 : _elements.Length;

    public T this[int index] => _elements[index];

    public bool Equals(Sequence<T> other) => this.SequenceEqual(other);

    public override bool Equals(object? obj) => obj is Sequence<T> other && Equals(other);

    public override int GetHashCode() => this.Aggregate(0, HashCode.Combine);

    public IEnumerator<T> GetEnumerator() => (_elements.IsDefault ? [] : _elements.AsEnumerable()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public static bool operator ==(Sequence<T> left, Sequence<T> right) => left.Equals(right);

    public static bool operator !=(Sequence<T> left, Sequence<T> right) => !left.Equals(right);
}
