using System.Text.Json;
using FluentAssertions;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Time.Testing;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Web.Live;
using Plymouth.BmeCode.Wordings;
using Xunit;
using static Plymouth.BmeCode.Web.Tests.Host.LiveWatching;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>The live view: its page, and that every change arrives by itself.</summary>
public sealed class LiveViewTests
{
    [Fact]
    public async Task A_partner_whose_line_comes_by_polling_is_not_cut_off_once_they_have_shown_their_link()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = await RunningServer.StartAsync(time: time);
        var token = server.Folder.Links.MakePartner(server.Consultation.Id, null).Token;
        await using var line = new HubConnectionBuilder().WithUrl(new Uri(server.Address, Hub), HttpTransportType.LongPolling).Build();
        await line.StartAsync();
        await line.InvokeAsync<JsonElement>("Watch", token);

        for (var i = 0; i < 5; i++)
        {
            time.Advance(SilentSockets.Patience);
            (await line.InvokeAsync<JsonElement>("Watch", token)).TryGetProperty("epoch", out _).Should().BeTrue();
        }
    }

    [Fact]
    public async Task The_page_shows_the_Code_with_its_numbers_and_no_comments_at_first()
    {
        await using var server = await RunningServer.StartAsync();
        var page = await PageAsync(server, server.Folder.Links.MakePartner(server.Consultation.Id, null).Token);

        page.Should().Contain("Plymouth BME Code of Practice").And.Contain("Joint Undertakings").And.Contain("was 4.7");
        page.Should().NotContain("class=\"comment\"").And.NotContain("blazor.web.js").And.NotContain("<form");
        foreach (var clause in server.Consultation.Table.Consultation.Clauses.Keys)
        {
            page.Should().Contain($"id=\"clause-{clause}\"");
        }
    }

    [Fact]
    public async Task A_change_arrives_as_one_frame_with_the_clause_it_touched()
    {
        await using var server = await RunningServer.StartAsync();
        var (fay, _) = await server.ComeInAsync(Role.Facilitator, "Fay");
        var (_, frames, place) = await WatchAsync(server, server.Folder.Links.MakePartner(server.Consultation.Id, null).Token);
        var clause = server.Clause("2.3").Id;

        await TypeAsync(server, fay, clause.Passage, "Together ");
        var frame = await NextAsync(frames);

        frame.GetProperty("epoch").GetString().Should().Be(place.GetProperty("epoch").GetString());
        frame.GetProperty("number").GetInt64().Should().Be(place.GetProperty("number").GetInt64() + 1);
        var fragment = frame.GetProperty("fragments").EnumerateArray().Should().ContainSingle().Subject;
        fragment.GetProperty("id").GetString().Should().Be($"clause-{clause}");
        fragment.GetProperty("html").GetString().Should().StartWith("<article").And.Contain("<ins>Together").And.Contain("Changed");
    }

    [Fact]
    public async Task What_is_being_discussed_is_marked_and_linked()
    {
        await using var server = await RunningServer.StartAsync();
        var (fay, _) = await server.ComeInAsync(Role.Facilitator, "Fay");
        var (_, frames, _) = await WatchAsync(server, server.Folder.Links.MakePartner(server.Consultation.Id, null).Token);
        var clause = server.Clause("2.3").Id;

        await server.Consultation.AskAsync(new DiscussClause(clause), fay.Id);
        var frame = await NextAsync(frames);

        var html = Fragments(frame);
        html["now"].Should().Contain($"href=\"#clause-{clause}\"").And.Contain("2.3");
        html[$"clause-{clause}"].Should().Contain("Being discussed");
        html.Should().ContainKey("live-outline");
    }

    [Fact]
    public async Task A_deleted_clause_changes_the_shape_and_every_later_number_with_it()
    {
        await using var server = await RunningServer.StartAsync();
        var (fay, _) = await server.ComeInAsync(Role.Facilitator, "Fay");
        var (_, frames, _) = await WatchAsync(server, server.Folder.Links.MakePartner(server.Consultation.Id, null).Token);

        await server.Consultation.AskAsync(new DeleteClause(server.Clause("2.3").Id, 0), fay.Id);
        var frame = await NextAsync(frames);

        Fragments(frame)["code"].Should().Contain("was 2.4").And.Contain("Deleted");
    }

    [Fact]
    public async Task A_withdrawn_link_ends_pages_already_open_and_they_hear_nothing_more()
    {
        await using var server = await RunningServer.StartAsync();
        var (fay, _) = await server.ComeInAsync(Role.Facilitator, "Fay");
        var (link, token) = server.Folder.Links.MakePartner(server.Consultation.Id, null);
        var staying = server.Folder.Links.MakePartner(server.Consultation.Id, null).Token;
        var (socket, frames, _) = await WatchAsync(server, token);
        var (_, others, _) = await WatchAsync(server, staying);
        var ended = new TaskCompletionSource<string>();
        socket.On<string>("Ended", message => ended.TrySetResult(message));

        server.Folder.Links.Revoke(link.Id);
        (await ended.Task.WaitAsync(RunningServer.Patience)).Should().Contain("withdrawn");
        await TypeAsync(server, fay, server.Clause("2.3").Id.Passage, "x");
        await NextAsync(others);

        frames.TryRead(out _).Should().BeFalse();
        (await socket.InvokeAsync<JsonElement?>("Watch", token)).Should().BeNull();
    }

    [Fact]
    public async Task A_wrong_token_or_a_link_of_another_kind_watches_nothing()
    {
        await using var server = await RunningServer.StartAsync();
        var socket = await server.OpenSocketAsync(Hub);

        (await socket.InvokeAsync<JsonElement?>("Watch", "nothing")).Should().BeNull();
        (await socket.InvokeAsync<JsonElement?>("Watch", server.Folder.Links.MakeSingle(server.Consultation.Id, Role.Member, null).Token)).Should().BeNull();
    }

    private static async Task TypeAsync(RunningServer server, Person member, PassageId passage, string text)
    {
        var room = server.Consultation.Passage(passage)!;
        var (opened, _) = room.Open(member.Id, null, null);
        await room.SubmitAsync(member.Id, new Submission(opened!.Version, opened.Client, 1, new DeltaBuilder().Insert(text).ToDelta()));
    }
}
