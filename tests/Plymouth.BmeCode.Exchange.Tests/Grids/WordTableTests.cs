using FluentAssertions;
using Plymouth.BmeCode.Wordings;
using Xunit;
using static Plymouth.BmeCode.Exchange.Tests.Grids.Packages;

namespace Plymouth.BmeCode.Exchange.Tests.Grids;

/// <summary>Tables of Word documents, with the odd things that Word and others write.</summary>
public class WordTableTests
{
    private const string Lists = """
        <w:abstractNum w:abstractNumId="1">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="H1"/><w:lvlText w:val="%1"/></w:lvl>
          <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="H2"/><w:lvlText w:val="%1.%2"/></w:lvl>
          <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="2">
          <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
          <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
        </w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
        """;

    private const string Styles = """
        <w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>
        """;

    private const string GoesOn = "<w:vMerge/>";
    private const string Begins = "<w:vMerge w:val=\"restart\"/>";

    [Fact]
    public void Numbers_that_stand_only_in_styles_are_written_out()
    {
        var reading = Read(
            Table(
                [P("Planting", Style("H1")), ""],
                [P("Plant ten trees.", Style("H2")), ""],
                ["Too few", "Noted"],
                [P("Water them:", Style("H2")) + P("daily", Item(1, 2)) + P("deeply", Item(1, 2)), ""],
                [P("Care", Style("H1")), ""],
                [P("Name a warden.", Style("H2")), ""]
            )
        );
        reading.Sections().Should().Equal("1 Planting", "2 Care");
        reading.Clauses().Should().Equal("1.1 Plant ten trees.", "1.2 Water them:\ndaily\ndeeply", "2.1 Name a warden.");
        reading.Sections[0].Clauses[1].Draft.Lines.Select(l => l.List).Should().Equal(ListKind.None, ListKind.Ordered, ListKind.Ordered);
    }

    [Fact]
    public void Merged_cells_are_one_and_their_text_is_kept()
    {
        var reading = Read(
            Table(
                [Cell("<w:gridSpan w:val=\"2\"/>", "1. Planting")],
                ["1.1 Plant ten trees.", ""],
                ["Too few", Cell(Begins, "We will plant")],
                ["Too many", Cell(GoesOn, P(""))],
                ["Too late", Cell("<w:vMerge w:val=\"continue\"/>", "fifteen.")],
                [Cell(Begins, "Who pays?"), "The parish."],
                [Cell(GoesOn, "And when?"), "In May."],
                ["Which?", ""]
            )
        );
        reading
            .Comments()
            .Should()
            .Equal(
                "Too few → We will plant\nfifteen.",
                "Too many → We will plant\nfifteen.",
                "Too late → We will plant\nfifteen.",
                "Who pays?\nAnd when? → The parish.\nIn May.",
                "Which? → "
            );
        reading.Responses.Should().HaveCount(2);
        reading.Comments.Select(c => c.Source.Line).Should().Equal(3, 4, 5, 6, 8);
    }

    [Fact]
    public void Lists_line_breaks_marks_and_links_are_kept()
    {
        var comment =
            P("Intro")
            + P("one", Item(2, 0))
            + P("deeper", Item(2, 1))
            + P("two", Item(2, 0))
            + P($"{R("a ")}{R("word", "<w:b w:val=\"true\"/>")}{R(" of ", "<w:b w:val=\"0\"/>")}{R("weight", "<w:rStyle w:val=\"Strong\"/>")}<w:r><w:br/></w:r>{R("next")}")
            + P($"<w:hyperlink r:id=\"rId4\">{R("this", "<w:u w:val=\"single\"/>")}</w:hyperlink>{R(" and ")}<w:hyperlink r:id=\"rId5\">{R("that", "<w:u w:val=\"none\"/>")}</w:hyperlink>");
        var reading = Read(Table(["1. Planting", ""], ["1.1 Plant.", ""], [comment, "Yes"]));
        var body = reading.Comments[0].Body;
        body.ToText().Should().Be("Intro\none\ndeeper\ntwo\na word of weight\nnext\nthis and that");
        body.Lines.Select(l => (l.List, l.Indent))
            .Should()
            .Equal(
                (ListKind.None, 0),
                (ListKind.Bullet, 0),
                (ListKind.Bullet, 1),
                (ListKind.Bullet, 0),
                (ListKind.None, 0),
                (ListKind.None, 0),
                (ListKind.None, 0)
            );
        body.ToDelta()
            .ToString()
            .Should()
            .Contain("""{"insert":"word","attributes":{"bold":true}},{"insert":" of "},{"insert":"weight","attributes":{"bold":true}}""")
            .And.Contain("""{"insert":"this","attributes":{"link":"https://example.org/a"}},{"insert":" and that\n"}""");
    }

    [Fact]
    public void Heads_that_stand_only_in_the_page_header_in_force_are_read()
    {
        const string section = "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/></w:sectPr>";
        var header = P("Form 7") + Table(["Comment", "Date", "Project"]) + Table(["Comment", "Response"]);
        var document = Docx(Table(["1. Planting", "Response"], ["1.1 Plant.", ""], ["Few", "Yes"]) + section, header: header);
        CaseFiles.Read("t.docx", document).Reading.Comments().Should().Equal("Few → Yes");
        CaseFiles.Read("t.docx", document).Lines[1].Should().Contain("Comment\tResponse");
    }

    [Fact]
    public void Sections_and_clauses_may_stand_between_tables_and_what_else_does_is_named()
    {
        var read = CaseFiles.Read(
            "t.docx",
            Docx(
                P("Parish Tree Charter")
                    + P("Printed on Monday.")
                    + P("1. Planting")
                    + P("1.1 Plant, and:")
                    + P("water", Item(2, 0))
                    + Table(["Comment", "Response"], ["Few", "Yes"])
                    + P("1.2 Weed.")
                    + Table(["Comment", "Response"], ["Many", "No"])
                    + P("Signed: the clerk"),
                Lists
            )
        );
        read.Reading.Title.Should().Be("Parish Tree Charter");
        read.Reading.Clauses().Should().Equal("1.1 Plant, and:\nwater", "1.2 Weed.");
        read.Reading.Comments().Should().Equal("Few → Yes", "Many → No");
        read.Reading.Doubts.Select(d => d.Message).Should().ContainMatch("*“Printed on Monday.”*").And.ContainMatch("*“Signed: the clerk”*");
    }

    [Fact]
    public void Tracked_changes_are_read_as_accepted_and_said_and_what_is_not_read_is_listed()
    {
        var read = CaseFiles.Read(
            "t.docx",
            Docx(
                Table(
                    ["1. Planting", ""],
                    ["1.1 Plant.", ""],
                    [
                        $"<w:p><w:ins>{R("New")}</w:ins><w:del><w:r><w:delText>Old</w:delText></w:r></w:del><w:r><w:footnoteReference/></w:r></w:p>",
                        "<w:sdt><w:sdtContent>" + P("Yes") + "</w:sdtContent></w:sdt>",
                    ]
                )
            )
        );
        read.Reading.Comments().Should().Equal("New → Yes");
        read.Reading.Doubts.Should().ContainSingle().Which.Message.Should().Contain("as if all of them were accepted");
        read.Facts.Sentences.Should().Contain("Not read: 1 tracked deletion, 1 footnote.");
    }

    [Fact]
    public void Struck_out_and_hidden_words_and_empty_fields_are_left_out_and_counted()
    {
        const string placeholder = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>";
        var read = CaseFiles.Read(
            "t.docx",
            Docx(
                Table(
                    ["1. Planting", ""],
                    ["1.1 Plant.", ""],
                    [
                        $"<w:p>{R("Few")}{R(" or none", "<w:strike/>")}{R(" (secret)", "<w:vanish/>")}{R("!", "<w:strike w:val=\"false\"/>")}</w:p>",
                        $"<w:p>{R("Yes")}{placeholder}{R("Click to enter text.")}</w:sdtContent></w:sdt></w:p>",
                    ]
                )
            )
        );
        read.Reading.Comments().Should().Equal("Few! → Yes");
        read.Facts.Sentences.Should().Contain("Not read: 1 struck-out passage, 1 hidden passage.");
    }

    [Fact]
    public void A_letterhead_in_the_page_header_is_no_row_of_the_table()
    {
        const string section = "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/></w:sectPr>";
        var table = Table(["1. Planting", "Response"], ["1.1 Plant.", ""], ["Few", "Yes"]);
        var document = Docx(table + section, header: Table(["Anytown Parish Council", "Draft 3"]));
        CaseFiles.Read("t.docx", document).Reading.Comments().Should().Equal("Few → Yes");
    }

    [Fact]
    public void A_row_that_begins_a_little_further_in_has_its_two_cells_where_they_belong()
    {
        var row = $"<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>{Cell("", "Few")}{Cell("", "Yes")}</w:tr></w:tbl>";
        var table = Table(["1. Planting", ""], ["1.1 Plant.", ""]).Replace("</w:tbl>", row, StringComparison.Ordinal);
        Read(table).Comments().Should().Equal("Few → Yes");
    }

    [Fact]
    public void A_column_s_edge_may_move_from_row_to_row()
    {
        var reading = Read(
            Table(
                [Cell("<w:gridSpan w:val=\"2\"/>", "1. Planting"), ""],
                ["1.1 Plant.", Cell("<w:gridSpan w:val=\"2\"/>", P(""))],
                [Cell("<w:gridSpan w:val=\"2\"/>", "Few"), "Yes"]
            ) + P("")
        );
        reading.Comments().Should().Equal("Few → Yes");
    }

    [Fact]
    public void A_document_without_a_table_or_with_three_columns_is_refused()
    {
        CaseFiles.Refusal(Docx(P("Only words"))).Message.Should().Contain("no table in this Word document");
        CaseFiles
            .Refusal(Docx(Table(["1. Planting", "", ""], ["1.1 Plant.", "", ""], ["A", "B", "C"])))
            .Should()
            .Match<Exchange.Text.ReadingResult.Bad>(b => b.Line == 3 && b.RowWord == "row" && b.Message.Contains("more than two columns"));
    }

    private static Review.TakingIn.Reading Read(string body) => CaseFiles.Read("t.docx", Docx(body, Lists, Styles)).Reading;

    private static string Style(string id) => $"<w:pStyle w:val=\"{id}\"/>";

    private static string Item(int list, int level) => $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>";
}
