using System.Runtime.CompilerServices;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Memo;

/// <summary>What is read out of a wording's text, worked out once for each wording: what nobody typed in since is only looked up.</summary>
internal sealed class PerWording<T>(Func<string, T> read)
{
    private readonly ConditionalWeakTable<Wording, StrongBox<T>> _known = [];

    /// <summary>Of the text as <see cref="PlainPhrases.Of"/> has it; a cross-reference says nothing.</summary>
    public T Of(Wording wording) => (_known.TryGetValue(wording, out var known) ? known : _known.GetValue(wording, w => new(read(PlainPhrases.Of(w.ToText()))))).Value!;
}
