using FluentAssertions;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Web.Commands;
using Plymouth.BmeCode.Web.Documents;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>What is bookmarked, scripted and published rests on these names: a format may be added, none renamed.</summary>
public sealed class DocumentFormatsTests
{
    [Fact]
    public void Addresses_and_names_of_files_stay_what_they_are() =>
        DocumentFormats
            .All.Select(f => $"{f.Address} {f.FileName("Code: 2026", "of 1")} {f.MediaType}")
            .Should()
            .Equal(
                "code.docx Code 2026 - of 1.docx application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "code.html Code 2026 - of 1.html text/html; charset=utf-8",
                "responses.html Code 2026 - responses - of 1.html text/html; charset=utf-8",
                "referrals.csv Code 2026 - referrals - of 1.csv text/csv; charset=utf-8",
                "referrals.html Code 2026 - referrals - of 1.html text/html; charset=utf-8",
                "consultation.json Code 2026 - consultation - of 1.json application/json"
            );

    [Fact]
    public void A_publication_holds_the_same_files_in_the_same_order_and_says_what_partners_may_fetch()
    {
        DocumentFormats
            .Published.Select(f => $"{f.Address}: {f.PublishedAs}, {f.Words}")
            .Should()
            .Equal(
                "code.docx: The Code, Word",
                "code.html: The Code, web page",
                "responses.html: Response report, web page",
                "consultation.json: The whole consultation, with its history, JSON"
            );
        ForPartners(PartnerSight.Wording).Should().Equal("code.docx", "code.html");
        ForPartners(PartnerSight.AgreedResponses).Should().Equal("code.docx", "code.html");
        ForPartners(PartnerSight.Everything).Should().Equal("code.docx", "code.html", "responses.html");
    }

    [Fact]
    public void The_help_names_each_format_that_export_writes()
    {
        ExportVerb.Formats.Should().Equal("docx", "html", "responses", "json");
        ExportVerb
            .FormatsInWords.Should()
            .Be("docx or html: the revised Code; responses: the response table as HTML; json: everything, lossless.");
    }

    private static IEnumerable<string> ForPartners(PartnerSight sight) =>
        DocumentFormats.All.Where(f => f.IsForPartners(sight)).Select(f => f.Address);
}
