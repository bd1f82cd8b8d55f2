using System.Text.Json;
using FluentAssertions;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Time.Testing;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review.Meeting;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>Who works on a consultation or watches it keeps it open; nobody else does.</summary>
public sealed class OpeningOnDemandTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_page_that_types_keeps_its_consultation_open_whether_its_address_names_it_or_not(bool named)
    {
        await using var server = await RunningServer.StartAsync(time: _time);
        var (_, cookies) = await server.ComeInAsync(Role.Member, "Ann");
        var open = server.Consultation;
        var socket = await server.OpenSocketAsync($"/hubs/wording{(named ? $"?consultation={open.Id}" : "")}", cookies);
        var passage = server.Clause("2.3").Id.Passage.Value;
        var client = (await socket.InvokeAsync<JsonElement>("Open", passage, new { })).GetProperty("client").GetString()!;

        LetTimeGoBy();
        server.Consultation.Should().BeSameAs(open);
        var answer = await socket.InvokeAsync<JsonElement>("Submit", passage, Typing(client));
        answer.GetProperty("version").GetInt32().Should().Be(1);

        await socket.DisposeAsync();
        await IsLetGoAsync(server, open);
        server.Consultation.Table.Text(new(passage)).Should().StartWith("Still here. ");
    }

    [Fact]
    public async Task An_address_that_names_another_consultation_or_none_that_is_here_keeps_nobody_from_writing()
    {
        await using var server = await RunningServer.StartAsync();
        var (_, cookies) = await server.ComeInAsync(Role.Member, "Ann");
        var socket = await server.OpenSocketAsync("/hubs/wording?consultation=nothing-of-the-kind", cookies);
        var passage = server.Clause("2.3").Id.Passage.Value;

        var client = (await socket.InvokeAsync<JsonElement>("Open", passage, new { })).GetProperty("client").GetString()!;
        var answer = await socket.InvokeAsync<JsonElement>("Submit", passage, Typing(client));
        var refused = await socket.InvokeAsync<JsonElement>("Open", "clause-of-nowhere", new { });

        answer.GetProperty("version").GetInt32().Should().Be(1);
        refused.GetProperty("refused").GetProperty("message").GetString().Should().Contain("clause-of-nowhere");
    }

    [Fact]
    public async Task A_partner_who_watches_keeps_the_consultation_open_and_sees_it_go_on_after_it_was_let_go_in_between()
    {
        await using var server = await RunningServer.StartAsync(time: _time);
        var (fay, _) = await server.ComeInAsync(Role.Facilitator, "Fay");
        var open = server.Consultation;
        var token = server.Folder.Links.MakePartner(open.Id, null).Token;
        var (first, _, firstPlace) = await LiveWatching.WatchAsync(server, token);

        LetTimeGoBy();
        server.Consultation.Should().BeSameAs(open);
        await first.DisposeAsync();
        await IsLetGoAsync(server, open);

        var (_, frames, place) = await LiveWatching.WatchAsync(server, token);
        await server.Consultation.AskAsync(new ChangeTitle("Another"), fay.Id);
        var frame = await LiveWatching.NextAsync(frames);

        Number(place).Should().BeGreaterThan(Number(firstPlace), "a page made before must fetch itself again");
        Number(frame).Should().Be(Number(place) + 1);
        LiveWatching.Fragments(frame).Values.Should().Contain(html => html.Contains("Another"));
    }

    private static long Number(JsonElement place) => place.GetProperty("number").GetInt64();

    private static object Typing(string client) =>
        new
        {
            @base = 0,
            client,
            sequence = 1,
            delta = new { ops = new[] { new { insert = "Still here. " } } },
        };

    private void LetTimeGoBy()
    {
        for (var minute = 0; minute < 7; minute++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
        }
    }

    /// <summary>Lets time go by until the room is another, which needs that the server has heard that the line is closed.</summary>
    private async Task IsLetGoAsync(RunningServer server, ConsultationRoom open)
    {
        using var patience = new CancellationTokenSource(RunningServer.Patience);
        while (ReferenceEquals(server.Consultation, open))
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
            LetTimeGoBy();
        }
    }
}
