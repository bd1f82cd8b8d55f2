using System.Text;
using FluentAssertions;
using Plymouth.BmeCode.Exchange.Grids;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Exchange.Tests.Grids;

/// <summary>Tables of web pages, and what Word, Excel and browsers put on the clipboard.</summary>
public class PageTests
{
    private const string Head = "<tr><th colspan=2><b>1. Planting</b></th></tr><tr><td>1.1 Plant.</td><td></td></tr>";

    [Fact]
    public void Spans_lists_marks_and_links_are_kept()
    {
        var reading = Read(
            $"""
            <!DOCTYPE html><html><body><h1>Tree charter</h1><table><tbody>{Head}
            <tr><td>Few,
              and<br>late <script>alert(1)</script></td><td rowspan="2"><p>Yes, <em>all</em></p><ul><li>one<ul><li>deep</li></ul></li><li>two</li></ul></td></tr>
            <tr><td><a href="https://example.org/b"><u>This</u></a> <a href="javascript:x()">or</a> <span style="font-weight: 700">that</span></td></tr>
            </tbody></table></body></html>
            """
        );
        reading.Title.Should().Be("Tree charter");
        reading.Comments().Should().Equal("Few, and\nlate → Yes, all\none\ndeep\ntwo", "This or that → Yes, all\none\ndeep\ntwo");
        reading
            .Responses.Single()
            .Text.Lines.Select(l => (l.List, l.Indent))
            .Should()
            .Equal((ListKind.None, 0), (ListKind.Bullet, 0), (ListKind.Bullet, 1), (ListKind.Bullet, 0));
        reading
            .Comments[1]
            .Body.ToDelta()
            .ToString()
            .Should()
            .Be(
                """{"ops":[{"insert":"This","attributes":{"link":"https://example.org/b"}},{"insert":" or "},{"insert":"that","attributes":{"bold":true}},{"insert":"\n"}]}"""
            );
    }

    [Fact]
    public void What_Word_puts_on_the_clipboard_is_read()
    {
        var reading = Read(
            "Version:1.0\r\nStartHTML:0000000100\r\n<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><body><!--StartFragment-->"
                + "<table class=MsoTableGrid><tr><td><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span "
                + "style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span><![endif]>Planting<o:p></o:p></p></td><td></td></tr>"
                + "<tr><td><p class=MsoNormal>1.1 Plant:<o:p></o:p></p><p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span "
                + "style='mso-list:Ignore'>·<span>&nbsp;</span></span>oaks</p><p class=MsoListParagraph style='mso-list:l1 level2 lfo2'><span "
                + "style='mso-list:Ignore'>o<span>&nbsp;</span></span>red ones</p></td><td></td></tr>"
                + "<tr><td>Few</td><td><p>Yes</p><p>Soon</p></td></tr></table><!--EndFragment--></body></html>"
        );
        reading.Sections().Should().Equal("1 Planting");
        reading.Clauses().Should().Equal("1.1 Plant:\noaks\nred ones");
        reading
            .Sections[0]
            .Clauses[0]
            .Draft.Lines.Select(l => (l.List, l.Indent))
            .Should()
            .Equal((ListKind.None, 0), (ListKind.Bullet, 0), (ListKind.Bullet, 1));
        reading.Comments().Should().Equal("Few → Yes\nSoon");
    }

    [Fact]
    public void A_table_that_lays_a_mail_out_is_no_table_of_the_mail()
    {
        var reading = Read($"<html><body><table><tr><td><p>Dear all</p><table>{Head}<tr><td>Few</td><td>Yes</td></tr></table><p>Yours</p></td></tr></table></body></html>");
        reading.Title.Should().Be("Dear all");
        reading.Comments().Should().Equal("Few → Yes");
        reading.Doubts.Should().ContainSingle().Which.Message.Should().Contain("“Yours”");
    }

    [Fact]
    public void A_page_may_name_its_encoding_and_must_have_a_table()
    {
        var bytes = CodePagesEncodingProvider
            .Instance.GetEncoding(1250)!
            .GetBytes($"<html><head><meta charset=windows-1250></head><table>{Head}<tr><td>Źle</td><td></td></tr></table>");
        CaseFiles.Read("t.html", bytes).Reading.Comments().Should().Equal("Źle → ");
        CaseFiles.Refusal("<html><p>Only words</p></html>"u8.ToArray()).Message.Should().Contain("no table on this page");
    }

    private static Review.TakingIn.Reading Read(string page)
    {
        var read = CaseFiles.Read("t.html", Encoding.UTF8.GetBytes(page));
        read.Facts.Format.Should().Be(TableFormat.Html);
        return read.Reading;
    }
}
