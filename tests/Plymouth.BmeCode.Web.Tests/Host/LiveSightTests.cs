using FluentAssertions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Wordings;
using Xunit;
using static Plymouth.BmeCode.Web.Tests.Host.LiveWatching;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>What partners see of comments, responses, promises and findings, by the facilitator's choice.</summary>
public sealed class LiveSightTests
{
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
        const string contradiction = "The response to 2.3, comment 2 deletes 2.3, the response to 2.3, comment 8 wants it to stay.";
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

    private static string Html(Wording wording) => WordingHtml.Of(wording, _ => null);
}
