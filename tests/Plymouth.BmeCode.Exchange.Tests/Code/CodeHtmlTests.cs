using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using FluentAssertions;
using Plymouth.BmeCode.Exchange.Code;
using Plymouth.BmeCode.Exchange.ResponseTable;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Exchange.Tests.Code;

public partial class CodeHtmlTests
{
    public static TheoryData<string> Tables => ["small", "real"];

    [Theory]
    [MemberData(nameof(Tables))]
    public void The_page_says_what_the_Code_says(string table) =>
        Golden.Check($"{table}.code.html", WithoutLetters(CodeHtml.Write(Journal(table).Table, Journal(table).Stamp)));

    [Theory]
    [MemberData(nameof(Tables))]
    public void The_page_says_what_was_answered(string table) =>
        Golden.Check($"{table}.responses.html", WithoutLetters(ResponseTableHtml.Write(Journal(table).Table, Journal(table).Stamp)));

    [Theory]
    [MemberData(nameof(Tables))]
    public void What_was_published_in_the_words_of_an_earlier_edition_is_written_again_as_it_was(string table)
    {
        var stamp = Journal(table).Stamp with { Edition = Edition.First };
        Golden.Check($"{table}.code.first-edition.html", WithoutLetters(CodeHtml.Write(Journal(table).Table, stamp)));
        Golden.Check($"{table}.responses.first-edition.html", WithoutLetters(ResponseTableHtml.Write(Journal(table).Table, stamp)));
    }

    [Fact]
    public void What_nobody_in_the_group_has_confirmed_is_not_printed_as_its_answer()
    {
        var journal = Journal("real");
        var now = journal.Table.Consultation;
        var promise = now.Promises.First(p => p is { Proposed: true, Kind: PromiseKind.Delete });
        ResponseTableHtml
            .Write(journal.Table, journal.Stamp)
            .Should()
            .NotContain("(proposed)")
            .And.NotContain("Promised: delete 2.3")
            .And.NotContain("class=\"disposition\"");

        journal.Ask(new ConfirmPromise(promise.Id));

        ResponseTableHtml.Write(journal.Table, journal.Stamp).Should().Contain("Promised: delete 2.3");
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void The_pages_ask_nothing_of_any_network_and_are_well_made(string table)
    {
        var journal = Journal(table);
        foreach (var html in new[] { CodeHtml.Write(journal.Table, journal.Stamp), ResponseTableHtml.Write(journal.Table, journal.Stamp) })
        {
            var page = new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(html);

            page.QuerySelectorAll("script, link, img, iframe, object, video, audio").Should().BeEmpty();
            UrlInStyle()
                .Matches(html)
                .Select(m => m.Groups[1].Value)
                .Should()
                .NotBeEmpty()
                .And.OnlyContain(u => u.StartsWith("data:font/woff2", StringComparison.Ordinal));
            page.DocumentElement.GetAttribute("lang").Should().Be("en-GB");
            page.QuerySelectorAll("h1").Should().ContainSingle();
            page.QuerySelectorAll("[id]").Select(e => e.Id).Should().OnlyHaveUniqueItems();
            page.QuerySelectorAll("a[href^='#']")
                .Select(a => a.GetAttribute("href")![1..])
                .Where(id => page.GetElementById(id) is null)
                .Should()
                .BeEmpty();
            page.QuerySelectorAll("th:not([scope=col]), table:not(:has(caption))").Should().BeEmpty();
        }
    }

    [Fact]
    public void Nothing_internal_and_no_consultee_is_in_the_response_table()
    {
        var journal = SmallCode.AfterTheMeeting();

        ResponseTableHtml
            .Write(journal.Table, journal.Stamp)
            .Should()
            .NotContain("must stay among us")
            .And.NotContain("Not for partners")
            .And.NotContain("A consultee")
            .And.Contain("2 of 5 comments answered");
    }

    [Fact]
    public void An_agreed_Code_says_so()
    {
        var journal = SmallCode.AfterTheMeeting();
        foreach (var clause in journal.Table.Consultation.StandingClauses.Where(c => c.Status == ClauseStatus.Open).ToList())
        {
            journal.Ask(
                journal.Table.Wording(clause.Id.Passage).IsBlank
                    ? new DeleteClause(clause.Id, journal.Table.Passage(clause.Id.Passage).Version)
                    : new AgreeClause(clause.Id, journal.Table.Passage(clause.Id.Passage).Version)
            );
        }

        CodeHtml.Write(journal.Table, journal.Stamp).Should().Contain("every clause is agreed").And.NotContain(CodeOutline.NotYetAgreed);
    }

    private static PaperJournal Journal(string table) =>
        table == "small" ? SmallCode.AfterTheMeeting() : new PaperJournal(RealTable.Reading);

    /// <summary>The page without its style and letters, which say nothing.</summary>
    private static string WithoutLetters(string html) => Style().Replace(html, "<style></style>");

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex(@"url\(([^)]*)\)")]
    private static partial Regex UrlInStyle();
}
