using System.Diagnostics;
using FluentAssertions;
using Plymouth.BmeCode.Exchange.Tests.Text;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Findings;
using Xunit;

namespace Plymouth.BmeCode.Exchange.Tests.Findings;

/// <summary>What the checks for contradictions and twins cost after one change: their share of 5 ms for the real table and of 20 ms for one ten times as large.</summary>
/// <remarks>The best of some rounds counts, and of more where the machine is busy with something else.</remarks>
public sealed class TwinSpeed(ITestOutputHelper output)
{
    private static readonly Func<Table, IEnumerable<Finding>>[] Mine = [ContradictionCheck.Find, TwinTreatedDifferentlyCheck.Find, TwinLeftBehindCheck.Find];

    [Theory]
    [InlineData(1, 2)]
    [InlineData(10, 10)]
    public void After_one_change_they_take_milliseconds(int times, double share)
    {
        var journal = new PaperJournal(RealTable.Reading.Over(times));
        Run(journal.Table);
        var best = double.MaxValue;
        for (var round = 0; round < 300 && (round < 30 || best >= share); round++)
        {
            journal.Reword("3.1", text => round % 2 == 0 ? $"{text} And more." : text.Replace(" And more.", "", StringComparison.Ordinal));
            var table = journal.Table;
            var began = Stopwatch.GetTimestamp();
            Run(table);
            best = Math.Min(best, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        output.WriteLine($"{times} × the real table: {best:0.000} ms");
        best.Should().BeLessThan(share);
    }

    private static int Run(Table table) => Mine.Sum(check => check(table).Count());
}
