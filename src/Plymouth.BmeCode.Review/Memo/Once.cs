using System.Runtime.CompilerServices;

namespace Plymouth.BmeCode.Review.Memo;

/// <summary>Use it for what rests on one object that never changes: worked out once for that object, and gone with it.</summary>
/// <remarks>An object is known by reference, not by value. Two threads may both work it out; they are given one result.</remarks>
/// <typeparam name="TAbout">The kind of object.</typeparam>
/// <typeparam name="T">The kind of result.</typeparam>
/// <param name="find">Works the result out. It does nothing but read.</param>
public class Once<TAbout, T>(Func<TAbout, T> find)
    where TAbout : class
{
    private readonly ConditionalWeakTable<TAbout, StrongBox<T>> _known = [];

    /// <summary>Returns the result for an object, and works it out the first time.</summary>
    public T Of(TAbout about) => (_known.TryGetValue(about, out var known) ? known : _known.GetValue(about, a => new(find(a)))).Value!;

    /// <summary>True when it was worked out before.</summary>
    public bool Has(TAbout about) => _known.TryGetValue(about, out _);
}
