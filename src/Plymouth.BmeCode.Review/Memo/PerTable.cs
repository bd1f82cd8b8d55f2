namespace Plymouth.BmeCode.Review.Memo;

/// <summary>Use it for what rests on the table as it stands, decisions and words alike: worked out once for each table.</summary>
/// <typeparam name="T">The kind of result.</typeparam>
/// <param name="find">Works the result out. It does nothing but read.</param>
public sealed class PerTable<T>(Func<Table, T> find) : Once<Table, T>(find);
