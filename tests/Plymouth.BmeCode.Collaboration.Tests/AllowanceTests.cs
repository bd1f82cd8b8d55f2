using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using Plymouth.BmeCode.Collaboration.Passages;
using Xunit;

namespace Plymouth.BmeCode.Collaboration.Tests;

/// <summary>Ten at once, two a second.</summary>
public sealed class AllowanceTests
{
    private const int Most = 10;
    private const int PerSecond = 2;
    private readonly FakeTimeProvider _time = new();
    private readonly Allowance _allowance;

    public AllowanceTests() => _allowance = new(_time, Most, PerSecond);

    [Fact]
    public void It_begins_full_and_each_taking_takes_one()
    {
        Taken(Most + 1).Should().Be(Most);
        _allowance.Left().Should().Be(0);
    }

    [Fact]
    public void It_fills_with_time_parts_of_one_included()
    {
        Taken(Most);
        _time.Advance(TimeSpan.FromSeconds(0.25));
        _allowance.Left().Should().Be(0.5);
        _allowance.TryTake().Should().BeFalse("half a one is not one");
        _time.Advance(TimeSpan.FromSeconds(0.25));
        _allowance.TryTake().Should().BeTrue("a try that failed took nothing");
        _time.Advance(TimeSpan.FromSeconds(3));
        Taken(Most).Should().Be(3 * PerSecond);
    }

    [Fact]
    public void However_long_the_rest_no_more_is_left_than_at_first()
    {
        _allowance.TryTake();
        _time.Advance(TimeSpan.FromDays(1));

        Taken(2 * Most).Should().Be(Most);
    }

    [Fact]
    public void What_is_taken_beyond_is_owed_and_paid_by_waiting_before_anything_is_left_again()
    {
        Taken(Most);

        _allowance.Take(owing: 4).Should().Be(-1);
        _allowance.Take(owing: 4).Should().Be(-2);
        _time.Advance(TimeSpan.FromSeconds(1));
        _allowance.Left().Should().Be(0);
        _allowance.TryTake().Should().BeFalse();
        _time.Advance(TimeSpan.FromSeconds(0.5));
        _allowance.TryTake().Should().BeTrue();
    }

    [Fact]
    public void No_more_is_owed_than_the_limit()
    {
        for (var i = 0; i < 3 * Most; i++)
        {
            _allowance.Take(owing: 4).Should().BeGreaterThanOrEqualTo(-4);
        }

        _allowance.Left().Should().Be(-4);
        _allowance.TryTake().Should().BeFalse();
        _allowance.Left().Should().Be(-4, "a try owes nothing");
    }

    private int Taken(int tries) => Enumerable.Range(0, tries).Count(_ => _allowance.TryTake());
}
