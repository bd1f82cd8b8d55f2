using FluentAssertions;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Wording.Tests;

public class WordingHtmlTests
{
    private static readonly Func<string, string?> Number = id => id == "c1" ? "2.4" : null;

    [Theory]
    [InlineData("""[{"insert":"a <b> & \"c\"\n\n  \nd\n"}]""", "<p>a &lt;b&gt; &amp; &quot;c&quot;</p><p>d</p>")]
    [InlineData(
        """[{"insert":"a","attributes":{"bold":true,"italic":true}},{"insert":"b","attributes":{"underline":true}},{"insert":"\n"}]""",
        "<p><strong><em>a</em></strong><u>b</u></p>"
    )]
    [InlineData(
        """[{"insert":"a","attributes":{"link":"https://example.org/?a=1&b=\"2"}},{"insert":"\n"}]""",
        "<p><a href=\"https://example.org/?a=1&amp;b=&quot;2\" rel=\"noopener noreferrer\">a</a></p>"
    )]
    [InlineData("""[{"insert":"a","attributes":{"link":"javascript:alert(1)"}},{"insert":"\n"}]""", "<p>a</p>")]
    [InlineData(
        """[{"insert":"see "},{"insert":{"clause":"c1"}},{"insert":{"clause":"c2"}},{"insert":"\n"}]""",
        "<p>see <span class=\"xref\" data-clause=\"c1\">2.4</span><span class=\"xref xref-gone\" data-clause=\"c2\">deleted "
            + "clause</span></p>"
    )]
    [InlineData(
        """[{"insert":"t\na"},{"insert":"\n","attributes":{"list":"bullet"}},{"insert":"b"},{"insert":"\n","attributes":{"list":"ordered","indent":1}},{"insert":"c"},{"insert":"\n","attributes":{"list":"ordered","indent":1}},{"insert":"d"},{"insert":"\n","attributes":{"list":"bullet"}},{"insert":"e\n"}]""",
        "<p>t</p><ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul><p>e</p>"
    )]
    [InlineData(
        """[{"insert":"a"},{"insert":"\n","attributes":{"list":"bullet","indent":2}},{"insert":"b"},{"insert":"\n","attributes":{"list":"bullet"}},{"insert":"c"},{"insert":"\n","attributes":{"list":"ordered"}},{"insert":"d"},{"insert":"\n","attributes":{"indent":1}}]""",
        "<ul><li>a</li></ul><ul><li>b</li></ul><ol><li>c</li></ol><p class=\"indent-1\">d</p>"
    )]
    public void A_wording_is_shown_as_paragraphs_lists_and_marks(string ops, string html)
    {
        WordingHtml.Of(Read(ops), Number).Should().Be(html);
    }

    [Fact]
    public void Words_are_said_beside_a_place_and_are_no_part_of_the_text()
    {
        var wording = Read("""[{"insert":"2.7 "},{"insert":"+2.8","attributes":{"bold":true}},{"insert":"\nIn 2.7\n"}]""");
        WordingHtml
            .Of(wording, _ => null, beside: [new(3, ", now 2.6"), new(8, ", now <2.7>"), new(15, ", now 2.6")])
            .Should()
            .Be(
                "<p>2.7<span class=\"beside\">, now 2.6</span> <strong>&#x2B;2.8</strong><span class=\"beside\">, now "
                    + "&lt;2.7&gt;</span></p><p>In 2.7<span class=\"beside\">, now 2.6</span></p>"
            );
    }

    [Fact]
    public void A_cross_reference_can_be_a_link()
    {
        WordingHtml
            .Of(Read("""[{"insert":{"clause":"c1"}},{"insert":"\n"}]"""), Number, id => "#clause-" + id)
            .Should()
            .Be("<p><a class=\"xref\" data-clause=\"c1\" href=\"#clause-c1\">2.4</a></p>");
    }

    [Fact]
    public void A_heading_is_shown_without_a_paragraph()
    {
        WordingHtml.Inline(Wordings.Wording.OfText("Public & private"), Number).Should().Be("Public &amp; private");
    }

    [Theory]
    [InlineData("We will consult groups.", "We will always consult groups.", "<p>We will <ins>always </ins>consult groups.</p>")]
    [InlineData(
        "A\nX\nB",
        "A\nB\nC",
        "<p>A</p><p class=\"line-deleted line-whole\"><del>X</del></p><p>B</p><p class=\"line-inserted line-whole\"><ins>C</ins></p>"
    )]
    [InlineData("ab\ncd", "ab cd", "<p class=\"line-deleted\">ab<del class=\"line-end\">¶</del></p><p><ins> </ins>cd</p>")]
    [InlineData("a\n\nb", "a\n\nb", "<p>a</p><p>b</p>")]
    public void A_redline_marks_insertions_and_deletions(string before, string after, string html)
    {
        WordingHtml.Redline(Wordings.Wording.OfText(before), Wordings.Wording.OfText(after), Number).Should().Be(html);
    }

    [Fact]
    public void The_tags_of_any_wording_and_redline_close_in_order() => RandomWordings.Hold(1_000, random =>
        {
            var before = random.Wording(40);
            var after = before.Apply(random.Change(before));

            AssertClosed(WordingHtml.Of(after, Number));
            AssertClosed(WordingHtml.Redline(before, after, Number));
        });

    private static void AssertClosed(string html) =>
        System.Xml.Linq.XElement.Parse($"<r>{html}</r>", System.Xml.Linq.LoadOptions.PreserveWhitespace);

    private static Wordings.Wording Read(string ops) => Wordings.Wording.Of(DeltaJson.Read($$"""{"ops":{{ops}}}"""));
}
