using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Web.Hubs;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>Twice two changes a second, twice fifty at once.</summary>
public sealed class MemberPatienceTests
{
    private const int Most = 100;
    private const int PerSecond = 4;
    private static readonly MemberId Ann = new("ann");
    private readonly FakeTimeProvider _time = new();
    private readonly MemberPatience _patience;

    public MemberPatienceTests() => _patience = new(_time, new() { ChangesPerSecond = PerSecond / 2, Burst = Most / 2 });

    [Fact]
    public void What_a_member_sends_is_read_then_refused_then_their_line_is_cut_off() =>
        Enumerable
            .Range(0, (2 * Most) + 1)
            .Select(_ => _patience.OfMessage(Ann))
            .Chunk(Most)
            .Select(c => c.Distinct().ToArray())
            .Should()
            .BeEquivalentTo([new[] { Patience.Holds }, [Patience.IsShort, Patience.IsAtAnEnd], [Patience.IsAtAnEnd]], o =>
                o.WithStrictOrdering()
            );

    [Fact]
    public void Who_waits_is_read_again_and_debts_are_paid_by_waiting_alone()
    {
        for (var i = 0; i < 5 * Most; i++)
        {
            _patience.OfMessage(Ann);
        }

        _patience.MayConnect(Ann).Should().BeFalse();
        _time.Advance(TimeSpan.FromSeconds((Most / PerSecond) - 1));
        _patience.MayConnect(Ann).Should().BeFalse();
        _time.Advance(TimeSpan.FromSeconds(1));
        _patience.MayConnect(Ann).Should().BeTrue();
        _patience.OfMessage(Ann).Should().Be(Patience.IsShort);
        _time.Advance(TimeSpan.FromSeconds(1));
        _patience.OfMessage(Ann).Should().Be(Patience.Holds);
    }

    [Fact]
    public void A_member_opens_some_lines_at_once_then_one_a_second()
    {
        Enumerable.Range(0, 100).Count(_ => _patience.MayConnect(Ann)).Should().Be((int)MemberPatience.ConnectionsAtOnce);
        _patience.OfMessage(Ann).Should().Be(Patience.Holds, "lines open already go on");
        _time.Advance(TimeSpan.FromSeconds(2));

        Enumerable.Range(0, 100).Count(_ => _patience.MayConnect(Ann)).Should().Be((int)(2 * MemberPatience.ConnectionsPerSecond));
    }

    [Fact]
    public void One_members_measure_is_not_anothers()
    {
        for (var i = 0; i < 5 * Most; i++)
        {
            _patience.OfMessage(Ann);
        }

        _patience.OfMessage(new("ben")).Should().Be(Patience.Holds);
    }

    [Fact]
    public void Nobody_saves_up_more_than_a_burst()
    {
        _time.Advance(TimeSpan.FromDays(1));

        Enumerable.Range(0, Most + 1).Count(_ => _patience.OfMessage(Ann) == Patience.Holds).Should().Be(Most);
    }
}
