using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Web.Documents;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>What partners are told of a publication goes by what the facilitator lets them see.</summary>
public sealed class PartnerPublicationTests
{
    [Fact]
    public async Task Partners_read_why_it_was_published_only_where_they_may_see_everything_and_never_a_name()
    {
        await using var server = await RunningServer.StartAsync();
        var (fay, _) = await server.ComeInAsync(Role.Facilitator, "Fay");
        var publisher = server.Server.App.Services.GetRequiredService<Publisher>();
        (await publisher.PublishAsync(server.Consultation, fay.Id, [fay.Id], "The council decides on Monday."))
            .Should()
            .BeOfType<Outcome.Done>();
        var token = server.Folder.Links.MakePartner(server.Consultation.Id, null).Token;
        var block = server.Consultation.Table.Consultation.Publications[0].Blocking.First(b => !b.Internal).Message;
        using var partners = server.Browser();
        foreach (
            var (sight, all) in new[]
            {
                (PartnerSight.Wording, false),
                (PartnerSight.AgreedResponses, false),
                (PartnerSight.Everything, true),
            }
        )
        {
            await server.Consultation.AskAsync(new ChooseSight(sight), fay.Id);
            foreach (var address in new[] { $"/live/{token}/publications/1", $"/live/{token}?publication=1" })
            {
                var page = System.Net.WebUtility.HtmlDecode(await partners.GetStringAsync(new Uri(address, UriKind.Relative)));
                page.Should().Contain("Publication 1").And.Contain(" UTC</time>").And.NotContain("Fay").And.NotContain("Present");
                page.Contains("The council decides on Monday.", StringComparison.Ordinal).Should().Be(all);
                page.Contains("although something was open", StringComparison.Ordinal).Should().Be(all);
                page.Contains(block, StringComparison.Ordinal).Should().Be(all);
                page.Contains("responses.html", StringComparison.Ordinal).Should().Be(all);
                page.Should().Contain("code.docx").And.NotContain("consultation.json");
            }

            (await partners.GetAsync(new Uri($"/live/{token}/publications/1/responses.html", UriKind.Relative)))
                .IsSuccessStatusCode.Should()
                .Be(all);
            (await partners.GetAsync(new Uri($"/live/{token}/publications/1/consultation.json", UriKind.Relative)))
                .IsSuccessStatusCode.Should()
                .BeFalse();
            (await partners.GetAsync(new Uri($"/live/{token}/publications/1/code.html", UriKind.Relative)))
                .IsSuccessStatusCode.Should()
                .BeTrue();
        }
    }
}
