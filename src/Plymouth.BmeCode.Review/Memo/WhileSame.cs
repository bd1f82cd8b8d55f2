using System.Runtime.CompilerServices;

namespace Plymouth.BmeCode.Review.Memo;

/// <summary>Use it for what rests on several things at once: the last result is kept while they are the same.</summary>
/// <remarks>
/// <paramref name="find"/> is given the thing and what it rests on and nothing else, so it cannot rest on what is not compared.
/// Wordings, comments and lists are compared; a whole consultation or table would stay in memory with the thing.
/// </remarks>
internal sealed class WhileSame<TAbout, TRests, T>(Func<TAbout, TRests, T> find)
    where TAbout : class
    where TRests : struct
{
    private readonly WhileSame<TAbout, TRests, ValueTuple, T> _known = new((about, rests, _) => find(about, rests));

    public T Of(TAbout about, TRests rests) => _known.Of(about, rests, default);
}

/// <summary>Use it when more is read than is compared; a comment there says why all that is read follows from what is compared.</summary>
internal sealed class WhileSame<TAbout, TRests, TFrom, T>(Func<TAbout, TRests, TFrom, T> find)
    where TAbout : class
    where TRests : struct
{
    private readonly ConditionalWeakTable<TAbout, Last> _known = [];

    public T Of(TAbout about, TRests rests, TFrom from)
    {
        if (_known.TryGetValue(about, out var last) && EqualityComparer<TRests>.Default.Equals(last.Rests, rests))
        {
            return last.Found;
        }

        var found = find(about, rests, from);
        _known.AddOrUpdate(about, new(rests, found));
        return found;
    }

    private sealed record Last(TRests Rests, T Found);
}
