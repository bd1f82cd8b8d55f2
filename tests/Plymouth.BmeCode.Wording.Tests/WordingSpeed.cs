using System.Diagnostics;
using FluentAssertions;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Wording.Tests;

public class WordingSpeed(ITestOutputHelper output)
{
    [Theory]
    [InlineData(300)]
    [InlineData(2_000)]
    [InlineData(100_000)]
    public void One_character_more_costs_microseconds_however_long_the_text(int units)
    {
        var wording = Wordings.Wording.OfText(new string('a', units));
        var changes = Enumerable.Range(0, 1_000).Select(i => new DeltaBuilder().Retain(i * 7919 % units).Insert("x").ToDelta()).ToArray();
        var best = double.MaxValue;
        var bytes = long.MaxValue;
        for (var round = 0; round < 20; round++)
        {
            var typed = wording;
            var before = GC.GetAllocatedBytesForCurrentThread();
            var clock = Stopwatch.StartNew();
            foreach (var change in changes)
            {
                typed = typed.Apply(change);
            }

            best = Math.Min(best, clock.Elapsed.TotalMicroseconds / changes.Length);
            bytes = Math.Min(bytes, (GC.GetAllocatedBytesForCurrentThread() - before) / changes.Length);
            typed.Length.Should().Be(units + 1 + changes.Length);
        }

        output.WriteLine($"{best:F2} µs and {bytes:N0} bytes a character in {units:N0} units");
        bytes.Should().BeLessThan(5_000, "a change copies the run it touches, once, and the references, never the text");
    }
}
