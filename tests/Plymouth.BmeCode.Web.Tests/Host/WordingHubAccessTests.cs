using System.Net;
using System.Reflection;
using System.Text.Json;
using FluentAssertions;
using Microsoft.AspNetCore.SignalR.Client;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Sockets;
using Plymouth.BmeCode.Web.Hubs;
using Plymouth.BmeCode.Web.Live;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>Tells who may do what on the editors' socket, whichever way its messages take.</summary>
public abstract class WordingHubAccessTests(SocketWay way)
{
    private const string Hub = "/hubs/wording";

    /// <summary>Every method of the hub, how it is called, and what it answers on an agreed clause (null: allowed).</summary>
    private static readonly Dictionary<string, (Func<PassageId, string, object?[]> Arguments, string? OnAgreed)> Methods = new()
    {
        ["Open"] = ((passage, client) => [passage.Value, new { client }], null),
        ["Submit"] = ((passage, client) => [passage.Value, WordingHubTests.Typing(client, 0, 1, "x")], Refusal.Agreed),
        ["Point"] = ((passage, _) => [passage.Value, new { index = 0, length = 0 }], null),
        ["Leave"] = ((passage, _) => [passage.Value], null),
        ["Unreadable"] = ((_, _) => [], Refusal.Invalid),
    };

    public static TheoryData<string> MethodNames => [.. Methods.Keys];

    [Fact]
    public void Every_method_of_the_socket_stands_in_the_table_below_and_the_live_view_has_none_that_writes()
    {
        Declared(typeof(WordingHub)).Should().BeEquivalentTo(Methods.Keys);
        Declared(typeof(LiveHub)).Should().Equal("Watch", "Unreadable");
    }

    [Theory]
    [MemberData(nameof(MethodNames))]
    public async Task A_signed_out_socket_is_turned_away(string method)
    {
        await using var server = await RunningServer.StartAsync(sockets: way);
        var socket = server.Socket(Hub);

        var opening = () => socket.StartAsync();

        (await opening.Should().ThrowAsync<HttpRequestException>($"{method} is for members"))
            .Which.StatusCode.Should()
            .Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_page_of_one_member_gets_no_socket_with_the_cookie_of_another()
    {
        await using var server = await RunningServer.StartAsync(sockets: way);
        var (grace, _) = await server.ComeInAsync(Role.Member, "Grace");
        var (_, cookiesOfFarah) = await server.ComeInAsync(Role.Member, "Farah");

        var asFarah = () => server.OpenSocketAsync($"{Hub}?member={grace.Id}", cookiesOfFarah);
        var asGrace = () => server.OpenSocketAsync($"{Hub}?member={grace.Id}", server.CookiesOf(grace));

        (await asFarah.Should().ThrowAsync<HttpRequestException>()).Which.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        await asGrace.Should().NotThrowAsync();
    }

    [Theory]
    [MemberData(nameof(MethodNames))]
    public async Task Only_who_writes_in_the_consultation_of_a_passage_is_heard(string method)
    {
        await using var server = await RunningServer.StartAsync(sockets: way);
        var elsewhere = await server.TakeInAnotherAsync();
        var people = server.Folder.People;
        var passage = server.Clause("2.3").Id.Passage;
        foreach (
            var (person, code) in new[]
            {
                (people.Add("Pat", server.Consultation.Id, Role.Partner), Refusal.NotAllowed),
                (people.Add("Rita", server.Consultation.Id, Role.Reader), Refusal.NotAllowed),
                (people.Add("Fay", elsewhere.Id, Role.Facilitator), Refusal.NotFound),
            }
        )
        {
            var socket = await server.OpenSocketAsync(Hub, server.CookiesOf(person));

            var refused = await CallAsync(socket, method, passage, "anyclient");

            // What cannot be read is about no passage, and is the same for all.
            refused.Should().Be(method == "Unreadable" ? Refusal.Invalid : code, "{0} does not write here", person.Name);
        }

        server.Consultation.Passage(passage)!.State.Version.Should().Be(0);
    }

    [Fact]
    public async Task Who_is_taken_out_of_a_consultation_is_cut_off_and_goes_on_in_the_others()
    {
        await using var server = await RunningServer.StartAsync(sockets: way);
        var elsewhere = await server.TakeInAnotherAsync();
        var (ann, cookies) = await server.ComeInAsync(Role.Member, "Ann");
        server.Folder.People.Give(ann.Id, elsewhere.Id, Role.Member);
        var (here, there) = (server.Clause("2.3").Id.Passage, elsewhere.Table.Consultation.StandingClauses.First().Id.Passage);
        var socket = await server.OpenSocketAsync(Hub, cookies);
        var closed = new TaskCompletionSource();
        socket.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await socket.InvokeAsync<JsonElement>("Open", here.Value, new { });

        server.Folder.People.TakeOut(ann.Id, server.Consultation.Id);

        await closed.Task.WaitAsync(TimeSpan.FromSeconds(2));
        var again = await server.OpenSocketAsync(Hub, cookies);
        (await CallAsync(again, "Open", here, "anyclient")).Should().Be(Refusal.NotFound);
        (await again.InvokeAsync<JsonElement>("Open", there.Value, new { })).TryGetProperty("refused", out _).Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(MethodNames))]
    public async Task A_removed_member_is_cut_off_within_two_seconds_on_a_socket_already_open(string method)
    {
        await using var server = await RunningServer.StartAsync(sockets: way);
        var (ann, cookies) = await server.ComeInAsync(Role.Member, "Ann");
        var socket = await server.OpenSocketAsync(Hub, cookies);
        var closed = new TaskCompletionSource();
        socket.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        var passage = server.Clause("2.3").Id.Passage;
        var client = (await socket.InvokeAsync<JsonElement>("Open", passage.Value, new { })).GetProperty("client").GetString()!;
        var before = server.Consultation.Passage(passage)!.State.Version;

        server.Folder.People.Remove(ann.Id);

        string? refused;
        try
        {
            refused = await CallAsync(socket, method, passage, client);
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            refused = Refusal.NotAllowed;
        }

        refused.Should().Be(Refusal.NotAllowed);
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(2));
        server.Consultation.Passage(passage)!.State.Version.Should().Be(before);
        var again = () => server.OpenSocketAsync(Hub, cookies);
        await again.Should().ThrowAsync<HttpRequestException>();
    }

    [Theory]
    [MemberData(nameof(MethodNames))]
    public async Task An_agreed_clause_takes_no_change(string method)
    {
        await using var server = await RunningServer.StartAsync(sockets: way);
        var (fay, _) = await server.ComeInAsync(Role.Facilitator, "Fay");
        var (_, cookies) = await server.ComeInAsync(Role.Member, "Ann");
        var socket = await server.OpenSocketAsync(Hub, cookies);
        var clause = server.Clause("2.3").Id;
        var client = (await socket.InvokeAsync<JsonElement>("Open", clause.Passage.Value, new { })).GetProperty("client").GetString()!;
        (await server.Consultation.AskAsync(new AgreeClause(clause, 0), fay.Id)).Should().BeOfType<Outcome.Done>();

        (await CallAsync(socket, method, clause.Passage, client)).Should().Be(Methods[method].OnAgreed);
    }

    /// <summary>The code of the refusal; null where the call was allowed.</summary>
    private static async Task<string?> CallAsync(HubConnection socket, string method, PassageId passage, string client)
    {
        var answer = await socket.InvokeCoreAsync<JsonElement>(method, Methods[method].Arguments(passage, client));
        return answer.TryGetProperty("refused", out var refused) ? refused.GetProperty("code").GetString() : null;
    }

    private static IEnumerable<string> Declared(Type hub) =>
        hub.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => m.GetBaseDefinition().DeclaringType == hub && !m.IsSpecialName)
            .Select(m => m.Name);
}

/// <inheritdoc />
public sealed class WordingHubAccessEarlyTests() : WordingHubAccessTests(SocketWay.Early);

/// <inheritdoc />
public sealed class WordingHubAccessUsualTests() : WordingHubAccessTests(SocketWay.Usual);
