namespace Plymouth.BmeCode.Review.Memo;

/// <summary>Use it for what rests on the table as it stands, decisions and words alike: worked out once for each table.</summary>
internal sealed class PerTable<T>(Func<Table, T> find) : Once<Table, T>(find);
