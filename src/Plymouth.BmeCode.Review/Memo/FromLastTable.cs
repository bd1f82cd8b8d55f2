using System.Runtime.CompilerServices;
using Plymouth.BmeCode.Review.Findings.Keeping;

namespace Plymouth.BmeCode.Review.Memo;

/// <summary>
/// Use it for what rests on the table and is nearly the same in the next one: worked out once for each table, from what it was in the table
/// that was asked about before it.
/// </summary>
/// <remarks>It holds that one table for each consultation. Results never change, so any thread may ask.</remarks>
/// <typeparam name="T">The kind of result.</typeparam>
public sealed class FromLastTable<T>
{
    private readonly ConditionalWeakTable<object, Last> _last = [];
    private readonly PerTable<T> _known;
    private readonly Func<Table, T> _make;
    private readonly Func<T, TableChanges, T> _follow;

    /// <summary>
    /// Takes how the result is worked out in full, and how from an earlier one and what has changed since. Both do nothing but read, and
    /// both give the same.
    /// </summary>
    public FromLastTable(Func<Table, T> make, Func<T, TableChanges, T> follow) => (_make, _follow, _known) = (make, follow, new(Find));

    /// <summary>Returns the result for a table.</summary>
    public T Of(Table table) => _known.Of(table);

    private T Find(Table table)
    {
        var mark = table.Consultation.CommentsMark;
        var changes =
            _last.TryGetValue(mark, out var last) && last.Table.Consultation.Id == table.Consultation.Id
                ? TableChanges.Of(TableDifferences.Between(last.Table, table))
                : null;
        var found = changes is null ? _make(table) : _follow(last!.Found, changes);
        _last.AddOrUpdate(mark, new(table, found));
        return found;
    }

    private sealed record Last(Table Table, T Found);
}
