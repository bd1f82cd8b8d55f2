using System.Collections.Concurrent;
using FluentAssertions;
using Microsoft.Data.Sqlite;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;
using Xunit;
using static Plymouth.BmeCode.Storage.Tests.OpenFolder;

namespace Plymouth.BmeCode.Storage.Tests;

public sealed class JournalTests : IDisposable
{
    private readonly OpenFolder _open = new();

    public void Dispose() => _open.Dispose();

    [Fact]
    public void What_was_appended_is_read_back_in_its_place_and_chained()
    {
        _open.Append(To("clause1", 0, "first", "second")).Should().BeOfType<AppendOutcome.Appended>();

        var read = _open.Journal.Read(new StreamId("clause1")).ToList();
        read.Select(e => (e.Place, e.Version)).Should().Equal((1, 0), (2, 1));
        read[0]
            .Hash.Should()
            .Be(HashChain.Next("", new StreamId("clause1"), 0, Amina, Evening, "Said/1", HashChain.BodyHash("""{"text":"first"}""")));
    }

    [Fact]
    public void Reading_from_a_version_leaves_out_the_ones_before()
    {
        _open.Append(To("clause1", 0, "a", "b", "c"));

        _open.Journal.Read(new StreamId("clause1"), 1).Select(e => e.Version).Should().Equal(1, 2);
        _open.Journal.Read(new StreamId("nowhere")).Should().BeEmpty();
    }

    [Fact]
    public void Times_are_kept_to_the_millisecond_in_UTC()
    {
        var at = new DateTimeOffset(2026, 11, 5, 21, 30, 0, 123, TimeSpan.FromHours(2)).AddTicks(4567);
        _open.Append(new StreamAppend(new StreamId("clause1"), 0, [Said("x") with { At = at }]));

        _open.Journal.Read(new StreamId("clause1")).Single().At.Should().Be(Evening.AddMilliseconds(123));
        _open.Journals.VerifyEntries().Faults.Should().BeEmpty();
    }

    [Fact]
    public void Text_of_every_script_comes_back_sign_for_sign()
    {
        const string body = """{"text":"Ñandú 多元 العربية 👩🏽‍🤝‍👩🏿 \u0000 \\"}""";
        _open.Append(new StreamAppend(new StreamId("clause1"), 0, [Said("x") with { Body = body }]));

        _open.Bodies("clause1").Should().Equal(body);
        _open.Journals.VerifyEntries().Faults.Should().BeEmpty();
    }

    [Fact]
    public void A_batch_over_several_streams_is_all_or_nothing()
    {
        _open.Append(To("clause1", 0, "there"));

        _open
            .Append(To("review", 0, "event"), To("clause1", 0, "too late"), To("clause2", 0, "new"))
            .Should()
            .Be(new AppendOutcome.Conflict(new StreamId("clause1")));

        _open.Bodies("review").Should().BeEmpty();
        _open.Bodies("clause2").Should().BeEmpty();
        _open
            .Append(To("review", 0, "event"), To("clause1", 1, "in time"), To("clause2", 0, "new"))
            .Should()
            .BeOfType<AppendOutcome.Appended>();
    }

    [Fact]
    public async Task In_one_group_a_loser_fails_alone_and_all_are_told_in_order()
    {
        var told = new ConcurrentQueue<string>();
        var tasks = new List<Task<AppendOutcome>>();
        using (_open.HoldWriter())
        {
            tasks.Add(_open.AppendAsync(To("clause1", 0, "first")));
            tasks.Add(_open.AppendAsync(To("review", 0, "event"), To("clause1", 0, "loser")));
            tasks.Add(_open.AppendAsync(To("clause1", 1, "second"), To("review", 0, "event")));
            foreach (var name in "abc")
            {
                _open.Journal.Append(new Batch([To($"told-{name}", 0, "x")]), _ => told.Enqueue(name.ToString()));
            }
        }

        var outcomes = await Task.WhenAll(tasks);
        outcomes[0].Should().BeOfType<AppendOutcome.Appended>();
        outcomes[1].Should().Be(new AppendOutcome.Conflict(new StreamId("clause1")));
        outcomes[2].Should().BeOfType<AppendOutcome.Appended>();
        _open.Append(To("clause1", 2, "third")).Should().BeOfType<AppendOutcome.Appended>();
        told.Should().Equal("a", "b", "c");
        _open.Bodies("review").Should().HaveCount(1);
        _open.Journals.VerifyEntries().Faults.Should().BeEmpty("a rolled-back batch leaves no gap in positions or versions");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void A_stream_cannot_begin_late(int version) =>
        _open.Append(To("clause1", version, "x")).Should().Be(new AppendOutcome.Conflict(new StreamId("clause1")));

    [Fact]
    public void An_origin_stands_once_in_a_stream()
    {
        _open.Append(new StreamAppend(new StreamId("clause1"), 0, [Said("a", "c1:1")])).Should().BeOfType<AppendOutcome.Appended>();

        _open
            .Append(new StreamAppend(new StreamId("clause1"), 1, [Said("a", "c1:1")]))
            .Should()
            .Be(new AppendOutcome.Conflict(new StreamId("clause1")));
        _open.Append(new StreamAppend(new StreamId("clause2"), 0, [Said("a", "c1:1")])).Should().BeOfType<AppendOutcome.Appended>();
        _open
            .Append(new StreamAppend(new StreamId("clause1"), 1, [Said("b", "c1:2"), Said("no origin"), Said("nor here")]))
            .Should()
            .BeOfType<AppendOutcome.Appended>();
    }

    [Fact]
    public void A_head_that_another_program_moved_is_a_conflict_once_and_then_known()
    {
        _open.Append(To("clause1", 0, "a"));
        _open.Sql(
            $"INSERT INTO entries SELECT id + 1, stream, 1, member, at, kind, client, sequence, body, body_hash, hash, imported FROM "
                + $"entries WHERE stream = {NumberOf("clause1")}"
        );

        _open.Append(To("clause1", 1, "b")).Should().Be(new AppendOutcome.Conflict(new StreamId("clause1")));
        _open.Append(To("clause1", 2, "b")).Should().BeOfType<AppendOutcome.Appended>();
    }

    [Fact]
    public void Somebody_told_who_throws_stops_nobody_else()
    {
        _open.Journal.Append(new Batch([To("clause1", 0, "a")]), _ => throw new InvalidOperationException("a room's mistake"));

        _open.Append(To("clause1", 1, "b")).Should().BeOfType<AppendOutcome.Appended>();
    }

    [Fact]
    public async Task Whoever_is_told_can_read_it_at_once()
    {
        var read = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        _open.Journal.Append(new Batch([To("clause1", 0, "a", "b")]), _ =>
            read.SetResult(_open.Journal.Read(new StreamId("clause1")).Count)
        );

        (await read.Task).Should().Be(2);
    }

    [Fact]
    public void Each_consultation_counts_its_own_places_and_is_read_by_itself()
    {
        var other = _open.Journals.Of(new("another"));
        _open.Append(To("clause1", 0, "a"), To("clause2", 0, "b"));
        AppendTo(other, To("clause3", 0, "c", "d")).Should().BeOfType<AppendOutcome.Appended>();
        _open.Append(To("clause1", 1, "e"));

        _open.Journals.Stored.Should().Equal(Bme, new("another"));
        _open
            .Journal.ReadAll()
            .Select(e => (e.Place, e.Stream.Value, e.Version))
            .Should()
            .Equal((1, "clause1", 0), (2, "clause2", 0), (3, "clause1", 1));
        _open.Journal.ReadAll(after: 2).Select(e => e.Place).Should().Equal(3);
        other.ReadAll().Select(e => e.Place).Should().Equal(1, 2);
        other.Read(new StreamId("clause1")).Should().BeEmpty("it is another consultation's");
        AppendTo(other, To("clause1", 2, "f")).Should().Be(new AppendOutcome.Conflict(new StreamId("clause1")));
        _open.Journals.VerifyEntries().Faults.Should().BeEmpty();
    }

    [Fact]
    public void A_client_is_known_by_what_it_sent()
    {
        _open.Append(new StreamAppend(new StreamId("clause1"), 0, [Said("a", "c1:1"), Said("b", "c2:7"), Said("c", "c1:4+")]));

        _open.Journal.FindClient(new StreamId("clause1"), "c1").Should().Be(new ClientMark(Amina, 4));
        _open.Journal.FindClient(new StreamId("clause2"), "c1").Should().BeNull();
        _open.Journal.Read(new StreamId("clause1")).Select(e => e.Origin).Should().Equal("c1:1", "c2:7", "c1:4+");
    }

    [Theory]
    [InlineData("""{"ops":[{"insert":"a"}]}""")]
    [InlineData("""{"ops":[]}""")]
    [InlineData("""{"ops":[{"insert":"a"}],"sources":[]}""")]
    [InlineData("""{ "ops": [] }""")]
    [InlineData("""{"ops":[}""")]
    [InlineData("""{"ops":[{"ops":[]}]}""")]
    [InlineData("")]
    public void The_body_of_a_change_comes_back_as_it_was(string body)
    {
        _open.Append(new StreamAppend(new StreamId("clause1"), 0, [Said("x") with { Kind = "Changed/1", Body = body }, Said("y") with { Body = body }]));

        _open.Bodies("clause1").Should().Equal(body, body);
        _open.Journals.VerifyEntries().Faults.Should().BeEmpty();
    }

    [Fact]
    public void An_origin_of_another_shape_comes_back_as_it_was()
    {
        _open.Append(new StreamAppend(new StreamId("clause1"), 0, [Said("a", "c1:007"), Said("b", "odd")]));

        _open.Journal.Read(new StreamId("clause1")).Select(e => e.Origin).Should().Equal("c1:007", "odd");
    }

    [Theory]
    [InlineData("DELETE FROM entries")]
    [InlineData("UPDATE entries SET body = '{}'")]
    [InlineData("UPDATE entries SET hash = 'x'")]
    [InlineData("UPDATE entries SET body = NULL")]
    [InlineData("UPDATE entries SET body = NULL, body_hash = hash, member = 7")]
    [InlineData("UPDATE entries SET body = NULL, body_hash = hash, client = 7, sequence = 9")]
    [InlineData("UPDATE entries SET body = 'longer than it was', body_hash = hash")]
    [InlineData("UPDATE consultations SET place = 0")]
    [InlineData("DELETE FROM consultations")]
    [InlineData("UPDATE streams SET consultation = 7")]
    public void The_database_itself_refuses_to_rewrite_history(string sql)
    {
        _open.Append(To("clause1", 0, "a"));

        FluentActions.Invoking(() => _open.Sql(sql)).Should().Throw<SqliteException>().WithMessage("*never*");
        _open.Bodies("clause1").Should().Equal("""{"text":"a"}""");
    }

    [Fact]
    public async Task Many_writers_at_once_leave_gapless_streams_and_a_chain_that_holds()
    {
        const int writers = 8;
        const int each = 60;
        await Task.WhenAll(
            Enumerable
                .Range(0, writers)
                .Select(writer =>
                    Task.Run(async () =>
                    {
                        for (var version = 0; version < each; version++)
                        {
                            (await _open.AppendAsync(To($"clause{writer}", version, $"{version}")))
                                .Should()
                                .BeOfType<AppendOutcome.Appended>();
                        }
                    })
                )
        );

        var found = _open.Journals.VerifyEntries();
        found.Faults.Should().BeEmpty();
        (found.Streams, found.Entries).Should().Be((writers, writers * each));
    }

    [Fact]
    public async Task Whoever_is_told_cannot_wait_for_the_writer_and_learns_so()
    {
        var mistakes = new TaskCompletionSource<(Exception?, Exception?)>(TaskCreationOptions.RunContinuationsAsynchronously);
        _open.Journal.Append(new Batch([]), _ =>
            mistakes.SetResult((Record.Exception(() => _open.Journals.WriteAsTheyAre(Bme, [], [])), Record.Exception(_open.Journals.Close)))
        );

        var (writing, closing) = await mistakes.Task;
        writing.Should().BeOfType<InvalidOperationException>();
        closing.Should().BeOfType<InvalidOperationException>();
        _open.Append(To("clause1", 0, "a")).Should().BeOfType<AppendOutcome.Appended>();
    }

    [Fact]
    public void After_closing_nothing_can_be_appended()
    {
        var journal = _open.Journal;
        _open.Folder.Dispose();

        FluentActions.Invoking(() => journal.Append(new Batch([]), _ => { })).Should().Throw<ObjectDisposedException>();
        _open.Reopen();
    }
}
