using FluentAssertions;
using Plymouth.BmeCode.Review.Journal;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests;

public sealed class HashChainTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 5, 19, 30, 0, TimeSpan.Zero);

    private static string Hash(
        string previous = "",
        string stream = "c1",
        int version = 0,
        string member = "m1",
        int milliseconds = 0,
        string kind = "Changed/1",
        string body = "{}"
    ) =>
        HashChain.Next(
            previous,
            new StreamId(stream),
            version,
            new MemberId(member),
            At.AddMilliseconds(milliseconds),
            kind,
            HashChain.BodyHash(body)
        );

    [Fact]
    public void Every_field_counts() =>
        new[]
        {
            Hash(),
            Hash(previous: "a"),
            Hash(stream: "c2"),
            Hash(version: 1),
            Hash(member: "m2"),
            Hash(milliseconds: 1),
            Hash(kind: "Closed/1"),
            Hash(body: "{ }"),
            Hash(stream: "c", member: "1m1"),
            Hash(stream: "c1,2:m1"),
        }
            .Should()
            .OnlyHaveUniqueItems();

    [Fact]
    public void The_chain_is_what_it_was_when_the_first_entry_was_stored()
    {
        // printf '0:,2:c1,1:0,2:m1,24:2026-11-05T19:30:00.000Z,9:Changed/1,64:%s,' $(printf '{}' | sha256sum | cut -c-64) | sha256sum
        HashChain.BodyHash("{}").Should().Be("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
        Hash().Should().Be("529d3476343e51bc3ebac60dd4dde1fb08c9e9d8cb35d8733c2455d8ae5537d0");
    }

    [Fact]
    public void The_same_moment_in_another_time_zone_is_the_same() =>
        HashChain
            .Next("", new StreamId("c1"), 0, new MemberId("m1"), At.ToOffset(TimeSpan.FromHours(2)), "Changed/1", HashChain.BodyHash("{}"))
            .Should()
            .Be(Hash());

    [Fact]
    public void The_journal_head_does_not_depend_on_the_order_heads_are_given_in() =>
        HashChain
            .JournalHead([(new StreamId("b"), "2"), (new StreamId("a"), "1")])
            .Should()
            .Be(HashChain.JournalHead([(new StreamId("a"), "1"), (new StreamId("b"), "2")]));
}
