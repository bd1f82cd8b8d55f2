using System.Runtime.CompilerServices;

namespace Plymouth.BmeCode.Review.Memo;

/// <summary>What was found out about something last, kept while all it rests on is the same: what nobody changed is not worked out again.</summary>
/// <remarks>
/// <paramref name="find"/> is given the thing and what it rests on and nothing else, so it cannot rest on what is not compared. Give it wordings, comments, responses; never a whole consultation or table,
/// which would stay in memory with the thing.
/// </remarks>
internal sealed class Kept<TAbout, TRests, T>(Func<TAbout, TRests, T> find)
    where TAbout : class
    where TRests : struct
{
    private readonly ConditionalWeakTable<TAbout, Last> _known = [];

    public T Of(TAbout about, TRests rests)
    {
        if (_known.TryGetValue(about, out var last) && EqualityComparer<TRests>.Default.Equals(last.Rests, rests))
        {
            return last.Found;
        }

        var found = find(about, rests);
        _known.AddOrUpdate(about, new(rests, found));
        return found;
    }

    private sealed record Last(TRests Rests, T Found);
}
