using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Memo;

/// <summary>Use it for what is read out of a wording: worked out once for each, so what nobody typed in is only looked up.</summary>
internal sealed class PerWording<T>(Func<Wording, T> read) : Once<Wording, T>(read);
