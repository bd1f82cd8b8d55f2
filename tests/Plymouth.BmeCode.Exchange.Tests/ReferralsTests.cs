using System.Text;
using FluentAssertions;
using Plymouth.BmeCode.Exchange.Register;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Referrals;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Exchange.Tests;

public sealed class ReferralsTests
{
    [Fact]
    public void The_real_tables_referrals_are_listed_for_one_destination()
    {
        var rows = Csv(new PaperJournal(RealTable.Reading).Table, "procurement code").TrimEnd().Split("\r\n");

        rows.Should().HaveCount(4);
        rows[0].Should().Be("\"To\",\"Who takes it there\",\"Sent\",\"About\",\"Comment numbers\",\"Comments\",\"Response\"");
        rows[1]
            .Should()
            .Be(
                "\"Procurement code (proposed)\",\"\",\"\",\"3.4\",\"3.4, comment 5\",\"Recognise cost implications both to commissioners and "
                    + "commissioned\",\"Issue for procurement code.\""
            );
        rows.Skip(1).Should().OnlyContain(r => r.StartsWith("\"Procurement ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("  =1", "\"'=1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("one, \"two\"", "\"one, \"\"two\"\"\"")]
    public void No_cell_is_a_formula_and_every_cell_is_quoted(string words, string cell)
    {
        var journal = Refer(SmallCode.AfterTheMeeting(), SmallCode.Both).Reword(SmallCode.Both.Passage, Wording.OfText(words));

        Csv(journal.Table, null).Should().EndWith($",{cell}\r\n");
    }

    [Fact]
    public void Nothing_internal_and_no_consultee_is_handed_on()
    {
        var journal = Refer(Refer(SmallCode.AfterTheMeeting(), SmallCode.Both), SmallCode.Secret)
            .Ask(new MarkCommentInternal(new("k2"), true));

        foreach (var list in new[] { Csv(journal.Table, null), ReferralsHtml.Write(journal.Table, null, journal.Stamp) })
        {
            list.Should()
                .Contain("How early?")
                .And.NotContain("it is decided")
                .And.NotContain("must stay among us")
                .And.NotContain("Not for partners")
                .And.NotContain("A consultee");
        }
    }

    [Fact]
    public void The_page_has_a_table_for_each_destination_and_says_who_takes_it_there()
    {
        var journal = new PaperJournal(RealTable.Reading);
        journal.Ask(
            new SetReferral(journal.Table.Referrals[1].Response.Id, null, "Consultation <code>", "Fay", new DateOnly(2026, 11, 22))
        );

        var page = new AngleSharp.Html.Parser.HtmlParser(new() { IsStrictMode = true }).ParseDocument(
            ReferralsHtml.Write(journal.Table, null, journal.Stamp)
        );

        page.QuerySelectorAll("h2").Select(h => h.TextContent).Should().Equal("Consultation <code>", "Procurement code");
        page.QuerySelectorAll("tbody tr").Should().HaveCount(4);
        page.QuerySelector("td:last-child .note")!.TextContent.Should().Be("Taken there by Fay. Sent on 22 November 2026.");
        page.QuerySelector(".subtitle")!.TextContent.Should().Be("4 responses hand their matter on.");
    }

    private static PaperJournal Refer(PaperJournal journal, ResponseId response) =>
        journal.Ask(new SetDisposition(response, Disposition.Referred)).Ask(new SetReferral(response, null, "The council", null, null));

    private static string Csv(Table table, string? destination)
    {
        var bytes = ReferralsCsv.Write(table, destination);
        bytes.AsSpan(0, 3).ToArray().Should().Equal(Encoding.UTF8.GetPreamble(), "Excel reads it as UTF-8 only so");
        return Encoding.UTF8.GetString(bytes.AsSpan(3));
    }
}
