using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Memo;

/// <summary>
/// Use it for what is read out of a wording: worked out once for each wording, so a passage in which nobody has typed is only looked up.
/// </summary>
internal sealed class PerWording<T>(Func<Wording, T> read) : Once<Wording, T>(read);
