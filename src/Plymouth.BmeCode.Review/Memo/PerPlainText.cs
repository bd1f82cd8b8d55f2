using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Memo;

/// <summary>
/// Use it for what phrases find in a wording: worked out once for each wording, from its text as <see cref="PlainPhrases.Of"/> returns it.
/// </summary>
internal sealed class PerPlainText<T>(Func<string, T> read) : Once<Wording, T>(w => read(PlainPhrases.Of(w.ToText())));
