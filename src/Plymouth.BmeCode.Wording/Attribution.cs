using System.Collections.Immutable;

namespace Plymouth.BmeCode.Wordings;

/// <summary>A stretch of a wording that one author wrote, in UTF-16 code units.</summary>
public readonly record struct AttributedRun<TAuthor>(int Length, TAuthor Author);

/// <summary>
/// Who wrote which words of a wording: runs over its units without gaps, neighbours of one author joined. It never changes.
/// </summary>
public sealed class Attribution<TAuthor>
{
    private readonly ImmutableArray<int> _ends;

    /// <summary>Makes an attribution of runs, joining neighbours of one author.</summary>
    internal Attribution(IEnumerable<AttributedRun<TAuthor>> runs)
    {
        var joined = ImmutableArray.CreateBuilder<AttributedRun<TAuthor>>();
        var ends = ImmutableArray.CreateBuilder<int>();
        foreach (var run in runs)
        {
            if (joined is [.., var last] && EqualityComparer<TAuthor>.Default.Equals(last.Author, run.Author))
            {
                joined[^1] = last with { Length = last.Length + run.Length };
                ends[^1] += run.Length;
            }
            else
            {
                joined.Add(run);
                ends.Add(Length + run.Length);
            }

            Length = ends[^1];
        }

        (Runs, _ends) = (joined.DrainToImmutable(), ends.DrainToImmutable());
    }

    /// <summary>The runs in order.</summary>
    public ImmutableArray<AttributedRun<TAuthor>> Runs { get; }

    /// <summary>The length of the wording in UTF-16 code units, its last line end included.</summary>
    public int Length { get; }

    /// <summary>Returns who wrote the unit at a position.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position is not in the wording.</exception>
    public TAuthor AuthorAt(int position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, Length);
        return Runs[RunAt(position)].Author;
    }

    /// <summary>Returns who wrote the units from <paramref name="start"/> on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are not all in the wording.</exception>
    public Attribution<TAuthor> Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - start);
        return new(Cut());

        IEnumerable<AttributedRun<TAuthor>> Cut()
        {
            var end = start + length;
            for (var i = RunAt(start); start < end; i++)
            {
                var units = Math.Min(_ends[i], end) - start;
                yield return new(units, Runs[i].Author);
                start += units;
            }
        }
    }

    private int RunAt(int position) => _ends.BinarySearch(position) is var found && found >= 0 ? found + 1 : ~found;
}
