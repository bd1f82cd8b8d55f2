using System.Text.Json;
using System.Threading.Channels;
using FluentAssertions;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Time.Testing;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Web.Live;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>What partners see, and that it arrives by itself.</summary>
public sealed class LiveViewTests
{
    private const string Hub = "/hubs/live";

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
    public async Task The_facilitator_chooses_what_is_seen_and_what_is_internal_never_is()
    {
        await using var server = await RunningServer.StartAsync();
        var (fay, _) = await server.ComeInAsync(Role.Facilitator, "Fay");
        var token = server.Folder.Links.MakePartner(server.Consultation.Id, null).Token;
        var clause = server.Clause("2.3").Id;
        var comments = server
            .Consultation.Table.Consultation.Comments.Values.Where(c => c.About.Contains(new AboutClause(clause)))
            .OrderBy(c => c.Place)
            .ToList();
        var shown = Html(comments[0].Body);
        var hidden = Html(comments[1].Body);

        await server.Consultation.AskAsync(new MarkCommentInternal(comments[1].Id, true), fay.Id);
        await server.Consultation.AskAsync(new ChooseSight(PartnerSight.AgreedResponses), fay.Id);
        (await PageAsync(server, token)).Should().NotContain(shown);

        await server.Consultation.AskAsync(new AgreeClause(clause, 0), fay.Id);
        (await PageAsync(server, token)).Should().Contain(shown).And.NotContain(hidden);

        await server.Consultation.AskAsync(new ChooseSight(PartnerSight.Everything), fay.Id);
        (await PageAsync(server, token))
            .Should()
            .Contain(shown)
            .And.NotContain(hidden)
            .And.Contain("About the Code as a whole")
            .And.Contain("Not answered yet");

        await server.Consultation.AskAsync(new ChooseSight(PartnerSight.Wording), fay.Id);
        (await PageAsync(server, token)).Should().NotContain(shown);
    }

    [Fact]
    public async Task Partners_are_told_where_an_answer_points_and_what_stands_there_unless_that_is_internal()
    {
        await using var server = await RunningServer.StartAsync();
        var (fay, _) = await server.ComeInAsync(Role.Facilitator, "Fay");
        var token = server.Folder.Links.MakePartner(server.Consultation.Id, null).Token;
        var now = server.Consultation.Table.Consultation;
        var from = now.CommentsInOrder.Single(c => c.Source.Line == 43).Response!.Value;
        var to = (AtResponse)server.Consultation.Table.Pointers.Single(p => p.From == from).To;
        await server.Consultation.AskAsync(new ChooseSight(PartnerSight.AgreedResponses), fay.Id);
        (await PageAsync(server, token)).Should().NotContain("See the answer");
        await server.Consultation.AskAsync(new ChooseSight(PartnerSight.Everything), fay.Id);
        (await PageAsync(server, token)).Should().Contain("See the answer in 2.1</a>").And.Contain("<q").And.Contain("See 4.1");

        await server.Consultation.AskAsync(new MarkResponseInternal(to.Response, true), fay.Id);
        (await PageAsync(server, token)).Should().NotContain("See the answer in 2.1").And.NotContain("Agree, but difficult");
    }

    [Fact]
    public async Task An_internal_response_is_not_shown()
    {
        await using var server = await RunningServer.StartAsync();
        var (fay, _) = await server.ComeInAsync(Role.Facilitator, "Fay");
        var token = server.Folder.Links.MakePartner(server.Consultation.Id, null).Token;
        var table = server.Consultation.Table;
        var response = table.Consultation.Responses.Values.First(r =>
            table.Text(r.Id.Passage).Length > 60
            && table.Consultation.Responses.Values.Count(o => table.Text(o.Id.Passage) == table.Text(r.Id.Passage)) == 1
        );
        var words = Html(table.Wording(response.Id.Passage));
        await server.Consultation.AskAsync(new ChooseSight(PartnerSight.Everything), fay.Id);
        (await PageAsync(server, token)).Should().Contain(words);

        await server.Consultation.AskAsync(new MarkResponseInternal(response.Id, true), fay.Id);

        (await PageAsync(server, token)).Should().NotContain(words);
    }

    [Fact]
    public async Task Findings_stand_under_their_clause_where_partners_see_its_answers_and_never_about_what_is_internal()
    {
        const string contradiction = "The response to line 53 deletes 2.3, the response to line 61 wants it to stay.";
        await using var server = await RunningServer.StartAsync();
        var (fay, _) = await server.ComeInAsync(Role.Facilitator, "Fay");
        var token = server.Folder.Links.MakePartner(server.Consultation.Id, null).Token;
        (await PageAsync(server, token)).Should().NotContain(contradiction).And.NotContain("Still to settle");
        await server.Consultation.AskAsync(new ChooseSight(PartnerSight.Everything), fay.Id);
        (await PageAsync(server, token))
            .Should()
            .NotContain(contradiction, "nobody watches, and whoever asks for the page does not wait for the checks");
        var (_, frames, _) = await WatchAsync(server, token);
        while (!Fragments(await NextAsync(frames)).Values.Any(html => html.Contains(contradiction, StringComparison.Ordinal)))
        {
            // What was found comes once somebody watches.
        }

        (await PageAsync(server, token)).Should().Contain(contradiction).And.NotContain("has no response yet");

        var now = server.Consultation.Table.Consultation;
        await server.Consultation.AskAsync(new MarkCommentInternal(now.CommentsInOrder.Single(c => c.Source.Line == 61).Id, true), fay.Id);

        while (Fragments(await NextAsync(frames)).Values.Any(html => html.Contains(contradiction, StringComparison.Ordinal)))
        {
            // The words went with the first frame; what was found, at the latest with the next.
        }

        (await PageAsync(server, token)).Should().NotContain(contradiction);
    }

    [Fact]
    public async Task Promises_and_dispositions_stand_under_their_response_as_proposed_and_never_under_an_internal_one()
    {
        await using var server = await RunningServer.StartAsync();
        var (fay, _) = await server.ComeInAsync(Role.Facilitator, "Fay");
        var token = server.Folder.Links.MakePartner(server.Consultation.Id, null).Token;
        var now = server.Consultation.Table.Consultation;
        var promise = now.Promises.Single(p => p.Kind == PromiseKind.Delete);
        (await PageAsync(server, token)).Should().NotContain("delete 2.3");
        await server.Consultation.AskAsync(new ChooseSight(PartnerSight.Everything), fay.Id);
        (await PageAsync(server, token)).Should().Contain("Promised (proposed): delete 2.3").And.Contain("outside remit (proposed)");

        await server.Consultation.AskAsync(new DeleteClause(promise.Clauses[0], 0), fay.Id);
        (await PageAsync(server, token))
            .Should()
            .MatchRegex("Promised: delete 2.3 .*kept")
            .And.NotContain("Promised (proposed): delete 2.3", "it is kept");
        await server.Consultation.AskAsync(new BringBackClause(promise.Clauses[0]), fay.Id);

        await server.Consultation.AskAsync(new ConfirmPromise(promise.Id), fay.Id);
        (await PageAsync(server, token)).Should().Contain("Promised: delete 2.3");
        await server.Consultation.AskAsync(
            new DeleteClause(promise.Clauses[0], server.Consultation.Table.Passage(promise.Clauses[0].Passage).Version),
            fay.Id
        );
        (await PageAsync(server, token)).Should().MatchRegex("delete 2.3 .*kept");
        await server.Consultation.AskAsync(new MarkResponseInternal(promise.Responses[0], true), fay.Id);
        (await PageAsync(server, token)).Should().NotContain("delete 2.3");
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
        (await socket.InvokeAsync<JsonElement?>("Watch", server.Folder.Links.MakeSingle(Role.Member, null).Token)).Should().BeNull();
    }

    private static async Task<string> PageAsync(RunningServer server, string token)
    {
        using var browser = server.Browser();
        return await browser.GetStringAsync(new Uri($"/live/{token}", UriKind.Relative));
    }

    private static string Html(Wording wording) => WordingHtml.Of(wording, _ => null);

    private static async Task<(HubConnection Socket, ChannelReader<JsonElement> Frames, JsonElement Place)> WatchAsync(
        RunningServer server,
        string token
    )
    {
        var socket = await server.OpenSocketAsync(Hub);
        var frames = Channel.CreateUnbounded<JsonElement>();
        socket.On<JsonElement>("Frame", frame => frames.Writer.TryWrite(frame));
        return (socket, frames.Reader, (await socket.InvokeAsync<JsonElement?>("Watch", token))!.Value);
    }

    private static async Task<JsonElement> NextAsync(ChannelReader<JsonElement> frames) =>
        await frames.ReadAsync().AsTask().WaitAsync(RunningServer.Patience);

    private static Dictionary<string, string> Fragments(JsonElement frame) =>
        frame
            .GetProperty("fragments")
            .EnumerateArray()
            .ToDictionary(f => f.GetProperty("id").GetString()!, f => f.GetProperty("html").GetString()!);

    private static async Task TypeAsync(RunningServer server, Person member, PassageId passage, string text)
    {
        var room = server.Consultation.Passage(passage)!;
        var (opened, _) = room.Open(member.Id, null, null);
        await room.SubmitAsync(member.Id, new Submission(opened!.Version, opened.Client, 1, new DeltaBuilder().Insert(text).ToDelta()));
    }
}
