using System.Net.WebSockets;
using System.Text.Json;
using FluentAssertions;
using Microsoft.AspNetCore.SignalR.Client;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Sockets;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>What the editors' socket answers and tells, whichever way its messages take.</summary>
public abstract class WordingHubTests(SocketWay way)
{
    private const string Hub = "/hubs/wording";

    [Fact]
    public async Task A_change_is_answered_with_its_version_and_told_to_everybody_who_has_the_passage_open()
    {
        await using var server = await RunningServer.StartAsync(sockets: way);
        var (ann, annCookies) = await server.ComeInAsync(Role.Member, "Ann");
        var (_, benCookies) = await server.ComeInAsync(Role.Member, "Ben");
        var passage = server.Clause("2.3").Id.Passage.Value;
        var annSocket = await server.OpenSocketAsync(Hub, annCookies);
        var benSocket = await server.OpenSocketAsync(Hub, benCookies);
        var told = new TaskCompletionSource<JsonElement>();
        benSocket.On<string, JsonElement>("Changed", (_, change) => told.TrySetResult(change));
        var client = (await annSocket.InvokeAsync<JsonElement>("Open", passage, new { })).GetProperty("client").GetString()!;
        var opened = await benSocket.InvokeAsync<JsonElement>("Open", passage, null);

        var answer = await annSocket.InvokeAsync<JsonElement>("Submit", passage, Typing(client, 0, 1, "Together. "));
        var resent = await annSocket.InvokeAsync<JsonElement>("Submit", passage, Typing(client, 0, 1, "Together. "));
        var change = await told.Task.WaitAsync(RunningServer.Patience);

        opened.GetProperty("kind").GetString().Should().Be("clause");
        opened.GetProperty("wording").GetProperty("ops").GetArrayLength().Should().BePositive();
        answer.GetProperty("version").GetInt32().Should().Be(1);
        resent.GetProperty("version").GetInt32().Should().Be(1);
        change.GetProperty("version").GetInt32().Should().Be(1);
        change.GetProperty("member").GetString().Should().Be(ann.Id.Value);
        change.GetProperty("client").GetString().Should().Be(client);
        change.GetProperty("delta").GetProperty("ops")[0].GetProperty("insert").GetString().Should().Be("Together. ");
        server.Consultation.Table.Text(new(passage)).Should().StartWith("Together. ");
    }

    [Fact]
    public async Task Agreeing_tells_open_editors_the_version_and_the_reason()
    {
        await using var server = await RunningServer.StartAsync(sockets: way);
        var (fay, cookies) = await server.ComeInAsync(Role.Facilitator, "Fay");
        var clause = server.Clause("2.3").Id;
        var socket = await server.OpenSocketAsync(Hub, cookies);
        var heard = new List<string>();
        var reason = new TaskCompletionSource<string>();
        socket.On<string, JsonElement>("Changed", (_, change) => heard.Add(change.GetRawText()));
        socket.On<string, string>("Closed", (_, why) => reason.TrySetResult(why));
        await socket.InvokeAsync<JsonElement>("Open", clause.Passage.Value, new { });

        await server.Consultation.AskAsync(new AgreeClause(clause, 0), fay.Id);

        (await reason.Task.WaitAsync(RunningServer.Patience)).Should().NotBeEmpty();
        heard.Should().ContainSingle();
        var change = JsonDocument.Parse(heard[0]).RootElement;
        change.GetProperty("version").GetInt32().Should().Be(1);
        change.GetProperty("delta").GetProperty("ops").GetArrayLength().Should().Be(0);
        change.GetProperty("member").GetString().Should().Be(fay.Id.Value);
    }

    [Fact]
    public async Task Every_fiftieth_version_carries_the_sum_of_the_wording_so_that_a_copy_that_differs_shows()
    {
        await using var server = await RunningServer.StartAsync(sockets: way);
        var (_, cookies) = await server.ComeInAsync(Role.Member, "Ann");
        var passage = server.Clause("2.3").Id.Passage;
        var socket = await server.OpenSocketAsync(Hub, cookies);
        var told = System.Threading.Channels.Channel.CreateUnbounded<JsonElement>();
        socket.On<string, JsonElement>("Changed", (_, change) => told.Writer.TryWrite(change));
        var client = (await socket.InvokeAsync<JsonElement>("Open", passage.Value, new { })).GetProperty("client").GetString()!;

        for (var version = 1; version <= 100; version++)
        {
            await socket.InvokeAsync<JsonElement>("Submit", passage.Value, Typing(client, version - 1, version, "x"));
            var change = await told.Reader.ReadAsync().AsTask().WaitAsync(RunningServer.Patience);
            change.TryGetProperty("sum", out var sum).Should().Be(version % 50 == 0);
            if (version % 50 == 0)
            {
                sum.GetInt64().Should().Be(server.Consultation.Passage(passage)!.State.Wording.Sum());
            }
        }
    }

    [Fact]
    public async Task That_a_change_goes_on_with_its_authors_words_is_told_to_all_and_to_those_who_open_later()
    {
        await using var server = await RunningServer.StartAsync(sockets: way);
        var (_, cookies) = await server.ComeInAsync(Role.Member, "Ann");
        var passage = server.Clause("2.3").Id.Passage.Value;
        var socket = await server.OpenSocketAsync(Hub, cookies);
        var told = System.Threading.Channels.Channel.CreateUnbounded<JsonElement>();
        socket.On<string, JsonElement>("Changed", (_, change) => told.Writer.TryWrite(change));
        var client = (await socket.InvokeAsync<JsonElement>("Open", passage, new { })).GetProperty("client").GetString()!;

        await socket.InvokeAsync<JsonElement>("Submit", passage, Typing(client, 0, 1, "T"));
        await socket.InvokeAsync<JsonElement>(
            "Submit",
            passage,
            new
            {
                @base = 1,
                client,
                sequence = 2,
                goesOn = true,
                delta = new { ops = new object[] { new { retain = 1 }, new { insert = "w" } } },
            }
        );

        (await told.Reader.ReadAsync().AsTask().WaitAsync(RunningServer.Patience)).TryGetProperty("goesOn", out _).Should().BeFalse();
        (await told.Reader.ReadAsync().AsTask().WaitAsync(RunningServer.Patience)).GetProperty("goesOn").GetBoolean().Should().BeTrue();
        var later = await socket.InvokeAsync<JsonElement>("Open", passage, new { client, since = 1 });
        later.GetProperty("changes")[0].GetProperty("goesOn").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task A_caret_is_shown_to_the_others_and_gone_when_its_owner_leaves()
    {
        await using var server = await RunningServer.StartAsync(sockets: way);
        var (_, annCookies) = await server.ComeInAsync(Role.Member, "Ann");
        var (_, benCookies) = await server.ComeInAsync(Role.Member, "Ben");
        var passage = server.Clause("2.3").Id.Passage.Value;
        var ann = await server.OpenSocketAsync(Hub, annCookies);
        var ben = await server.OpenSocketAsync(Hub, benCookies);
        var pointed = System.Threading.Channels.Channel.CreateUnbounded<JsonElement>();
        ben.On<string, JsonElement>("Pointed", (_, caret) => pointed.Writer.TryWrite(caret));
        await ann.InvokeAsync<JsonElement>("Open", passage, new { });
        await ann.InvokeAsync<JsonElement>("Point", passage, new { index = 3, length = 2 });

        await ben.InvokeAsync<JsonElement>("Open", passage, new { });
        var there = await pointed.Reader.ReadAsync().AsTask().WaitAsync(RunningServer.Patience);
        await ann.StopAsync();
        var gone = await pointed.Reader.ReadAsync().AsTask().WaitAsync(RunningServer.Patience);

        there.GetProperty("name").GetString().Should().Be("Ann");
        there.GetProperty("index").GetInt32().Should().Be(3);
        there.GetProperty("length").GetInt32().Should().Be(2);
        gone.GetProperty("index").GetInt32().Should().Be(-1);
    }

    [Fact]
    public async Task What_is_not_a_change_is_refused_in_words_and_the_socket_stays()
    {
        await using var server = await RunningServer.StartAsync(sockets: way);
        var (_, cookies) = await server.ComeInAsync(Role.Member, "Ann");
        var passage = server.Clause("2.3").Id.Passage.Value;
        await using var socket = await RawSocket.OpenAsync(server, Hub, cookies);
        var client = (await socket.InvokeAsync("Open", JsonSerializer.Serialize(passage), "{}")).GetProperty("client").GetString()!;
        string[] messages =
        [
            "null",
            "7",
            "{}",
            """{"base":0,"client":"CLIENT","sequence":1}""",
            """{"base":"0","client":"CLIENT","sequence":1,"delta":{"ops":[]}}""",
            """{"base":0,"client":"\ud83d","sequence":1,"delta":{"ops":[{"insert":"x"}]}}""",
            """{"base":-1,"client":"CLIENT","sequence":1,"delta":{"ops":[{"insert":"x"}]}}""",
            """{"base":0,"client":"CLIENT","sequence":1,"delta":{"ops":[{"insert":"\ud83d"}]}}""",
            """{"base":0,"client":"CLIENT","sequence":1,"delta":{"ops":[{"retain":-5}]}}""",
            """{"base":0,"client":"CLIENT","sequence":1,"delta":{"ops":[{"insert":{"image":"x"}}]}}""",
            """{"base":0,"client":"CLIENT","sequence":1,"delta":{"ops":[{"delete":100000}]}}""",
            """{"base":0,"client":"CLIENT","sequence":1,"delta":{"ops":[{"insert":"x","attributes":{"color":"red"}}]}}""",
        ];

        foreach (var message in messages)
        {
            var answer = await socket.InvokeAsync(
                "Submit",
                JsonSerializer.Serialize(passage),
                message.Replace("CLIENT", client, StringComparison.Ordinal)
            );
            answer.GetProperty("refused").GetProperty("code").GetString().Should().Be(Refusal.Invalid, message);
            answer.GetProperty("refused").GetProperty("message").GetString().Should().NotBeEmpty();
        }

        (await socket.InvokeAsync("Submit", JsonSerializer.Serialize(passage), JsonSerializer.Serialize(Typing(client, 0, 1, "x"))))
            .GetProperty("version")
            .GetInt32()
            .Should()
            .Be(1);
    }

    [Fact]
    public async Task What_cannot_be_read_is_answered_and_the_socket_stays()
    {
        await using var server = await RunningServer.StartAsync(sockets: way);
        var (_, cookies) = await server.ComeInAsync(Role.Member, "Ann");
        await using var socket = await RawSocket.OpenAsync(server, Hub, cookies);
        string[] messages =
        [
            "{",
            "",
            "nonsense",
            "[]",
            "7",
            """{"type":1}""",
            """{"type":99}""",
            """{"type":1,"invocationId":7,"target":"Submit","arguments":[]}""",
            """{"type":1,"invocationId":"ID","target":"Nothing","arguments":[]}""",
            """{"type":1,"invocationId":"ID","target":"Dispose","arguments":[]}""",
            """{"type":1,"invocationId":"ID","target":"Submit","arguments":[7,{}]}""",
            """{"type":1,"invocationId":"ID","target":"Submit","arguments":["x"]}""",
            """{"type":1,"invocationId":"ID","target":"Submit","arguments":["x",{"a":"\ud83d"}""",
            """{"type":2,"invocationId":"ID","item":7}""",
            """{"type":3,"invocationId":"ID","result":7}""",
            """{"type":4,"invocationId":"ID","target":"Submit","arguments":[]}""",
            """{"type":5,"invocationId":"ID"}""",
        ];

        foreach (var (message, i) in messages.Select((m, i) => (m, i)))
        {
            var refused = (await socket.SayAsync(message.Replace("ID", $"no{i}", StringComparison.Ordinal)))
                .GetProperty("result")
                .GetProperty("refused");
            refused.GetProperty("code").GetString().Should().Be(Refusal.Invalid, message);
        }

        (await socket.InvokeAsync("Open", JsonSerializer.Serialize(server.Clause("2.3").Id.Passage.Value), "{}"))
            .TryGetProperty("client", out _)
            .Should()
            .BeTrue();
    }

    [Fact]
    public async Task Who_sends_far_too_much_is_refused_then_cut_off_and_not_let_in_at_once_while_others_are()
    {
        await using var server = await RunningServer.StartAsync(sockets: way);
        var (_, cookies) = await server.ComeInAsync(Role.Member, "Ann");
        var (_, cookiesOfBen) = await server.ComeInAsync(Role.Member, "Ben");
        await using var ann = await RawSocket.OpenAsync(server, Hub, cookies);

        var codes = new HashSet<string>();
        var flooding = ann.SayForEverAsync("nonsense");
        var hear = async () =>
        {
            while (true)
            {
                codes.Add((await ann.AnswerAsync()).GetProperty("result").GetProperty("refused").GetProperty("code").GetString()!);
            }
        };
        var again = () => RawSocket.OpenAsync(server, Hub, cookies);

        await hear.Should().ThrowAsync<WebSocketException>("she is cut off");
        await flooding;
        codes.Should().BeEquivalentTo([Refusal.Invalid, SubmissionRefusals.TooFastCode]);
        (await again.Should().ThrowAsync<WebSocketException>()).Which.Message.Should().Contain("429");
        await using var ben = await RawSocket.OpenAsync(server, Hub, cookiesOfBen);
        (await ben.InvokeAsync("Open", JsonSerializer.Serialize(server.Clause("2.3").Id.Passage.Value), "{}"))
            .TryGetProperty("client", out _)
            .Should()
            .BeTrue();
    }

    /// <summary>A submission of plain letters, as a page sends it.</summary>
    internal static object Typing(string client, int since, int sequence, string text) =>
        new
        {
            @base = since,
            client,
            sequence,
            delta = new { ops = new[] { new { insert = text } } },
        };
}

/// <inheritdoc />
public sealed class WordingHubEarlyTests() : WordingHubTests(SocketWay.Early);

/// <inheritdoc />
public sealed class WordingHubDirectTests() : WordingHubTests(SocketWay.Direct);

/// <inheritdoc />
public sealed class WordingHubUsualTests() : WordingHubTests(SocketWay.Usual);
