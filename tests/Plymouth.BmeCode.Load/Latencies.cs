using System.Diagnostics;

namespace Plymouth.BmeCode.Load;

/// <summary>How long things took, kept in buckets 2 % apart from a microsecond to a minute; several threads may add.</summary>
public class Latencies
{
    private const double Step = 1.02;
    private const int Buckets = 910;
    private static readonly double LogStep = Math.Log(Step);
    private readonly int[] _counts = new int[Buckets];
    private long _most;

    /// <summary>How many were added.</summary>
    public long Count => _counts.Sum(c => (long)c);

    /// <summary>The longest, ms.</summary>
    public double Most => _most * 1000.0 / Stopwatch.Frequency;

    /// <summary>Adds one, in ticks of <see cref="Stopwatch"/>.</summary>
    public virtual void Add(long ticks)
    {
        var micros = Math.Max(1, ticks * 1_000_000.0 / Stopwatch.Frequency);
        Interlocked.Increment(ref _counts[Math.Min(Buckets - 1, (int)(Math.Log(micros) / LogStep))]);
        long most;
        while ((most = Volatile.Read(ref _most)) < ticks && Interlocked.CompareExchange(ref _most, ticks, most) != most) { }
    }

    /// <summary>The time, ms, within which a share (0 to 1) of all were; 0 where there is none.</summary>
    public double Within(double share)
    {
        var (left, count) = (share * Count, 0L);
        for (var i = 0; i < Buckets; i++)
        {
            count += _counts[i];
            if (count > 0 && count >= left)
            {
                return Math.Pow(Step, i + 1) / 1000;
            }
        }

        return 0;
    }
}
