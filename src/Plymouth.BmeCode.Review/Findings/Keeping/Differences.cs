using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review.Findings.Keeping;

/// <summary>Tells in what two lists or dictionaries of objects that never change are different.</summary>
internal static class Differences
{
    /// <summary>
    /// Returns the keys whose value is another object in one than in the other, or that only one of them has. A key may come twice.
    /// </summary>
    /// <remarks>
    /// Both are gone through side by side, since dictionaries with the same keys are enumerated in much the same order. Where they are not,
    /// the keys are looked up.
    /// </remarks>
    public static IEnumerable<TKey> Keys<TKey, T>(ImmutableDictionary<TKey, T> before, ImmutableDictionary<TKey, T> after)
        where TKey : notnull
        where T : class
    {
        if (ReferenceEquals(before, after))
        {
            yield break;
        }

        using var olds = before.GetEnumerator();
        using var news = after.GetEnumerator();
        var (old, @new) = (olds.MoveNext(), news.MoveNext());
        while (old || @new)
        {
            if (old && @new && olds.Current.Key.Equals(news.Current.Key))
            {
                if (!ReferenceEquals(olds.Current.Value, news.Current.Value))
                {
                    yield return olds.Current.Key;
                }

                (old, @new) = (olds.MoveNext(), news.MoveNext());
            }
            else if (@new && !ReferenceEquals(before.GetValueOrDefault(news.Current.Key), news.Current.Value))
            {
                yield return news.Current.Key;
                @new = news.MoveNext();
            }
            else if (old && !ReferenceEquals(after.GetValueOrDefault(olds.Current.Key), olds.Current.Value))
            {
                yield return olds.Current.Key;
                old = olds.MoveNext();
            }
            else
            {
                (old, @new) = (old && olds.MoveNext(), @new && news.MoveNext());
            }
        }
    }

    /// <summary>Returns the objects that only one of two lists has. Those at the beginning that are the same are passed over.</summary>
    public static IEnumerable<T> Elements<T>(ImmutableList<T> before, ImmutableList<T> after)
        where T : class
    {
        if (ReferenceEquals(before, after))
        {
            return [];
        }

        var same = before.Zip(after).TakeWhile(p => ReferenceEquals(p.First, p.Second)).Count();
        var (gone, come) = (before.Skip(same), after.Skip(same));
        return gone.Except<T>(come, ReferenceEqualityComparer.Instance).Concat(come.Except<T>(gone, ReferenceEqualityComparer.Instance));
    }
}
