using FluentAssertions;
using Xunit;
using static Plymouth.BmeCode.Exchange.Tests.Grids.Packages;

namespace Plymouth.BmeCode.Exchange.Tests.Grids;

/// <summary>Sheets of Excel workbooks as they are met.</summary>
public class WorkbookTests
{
    private static readonly string Head = SheetRow(1, ("A", "1. Planting"), ("B", "Response")) + SheetRow(2, ("A", "1.1 Plant."));

    [Fact]
    public void The_text_is_as_shown_and_what_became_a_date_is_a_doubt()
    {
        var read = CaseFiles.Read(
            "t.xlsx",
            Xlsx(
                "",
                (
                    "Comments",
                    "",
                    $"<sheetData>{Head}<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>Which?</t></is></c><c r=\"B3\" s=\"1\"><v>1.1</v></c></row>"
                        + "<row r=\"4\"><c r=\"A4\" s=\"2\"><v>45324</v></c><c r=\"B4\"><f>1+1</f><v>2</v></c></row></sheetData>"
                )
            )
        );
        read.Reading.Comments().Should().Equal("Which? → 1.10", "2-Feb → 2");
        read.Reading.Doubts.Should().ContainSingle().Which.Message.Should().StartWith("Cell A4 is a date, shown as “2-Feb”.");
        read.Reading.Comments.Select(c => c.Source.Line).Should().Equal(3, 4);
    }

    [Fact]
    public void A_formula_without_a_value_is_a_doubt()
    {
        var reading = CaseFiles
            .Read(
                "t.xlsx",
                Xlsx("", ("Comments", "", $"<sheetData>{Head}{SheetRow(3, ("A", "Few"))}<row r=\"4\"><c r=\"B4\"><f>A1</f></c></row></sheetData>"))
            )
            .Reading;
        reading.Comments().Should().Equal("Few → ");
        reading.Doubts.Should().ContainSingle().Which.Message.Should().StartWith("Cell B4 has a formula whose value");
    }

    [Fact]
    public void Merged_cells_are_one()
    {
        var reading = CaseFiles
            .Read(
                "t.xlsx",
                Xlsx(
                    "",
                    (
                        "Comments",
                        "",
                        $"<sheetData>{Head}{SheetRow(3, ("A", "Few"), ("B", "Yes"))}{SheetRow(4, ("A", "Many"))}{SheetRow(5, ("A", "Late"))}</sheetData>"
                            + "<mergeCells count=\"1\"><mergeCell ref=\"B3:B4\"/></mergeCells>"
                    )
                )
            )
            .Reading;
        reading.Comments().Should().Equal("Few → Yes", "Many → Yes", "Late → ");
    }

    [Fact]
    public void Hidden_rows_and_columns_are_read_and_said_and_other_sheets_named()
    {
        var read = CaseFiles.Read(
            "t.xlsx",
            Xlsx(
                "",
                ("Set-up", "hidden", $"<sheetData>{SheetRow(1, ("A", "te"), ("B", "ed"))}</sheetData>"),
                ("Notes", "", $"<sheetData>{SheetRow(1, ("A", "one"), ("B", "two"), ("C", "three"))}</sheetData>"),
                (
                    "Comments",
                    "",
                    "<cols><col min=\"4\" max=\"4\" width=\"9\" hidden=\"1\"/></cols>"
                        + "<sheetData>"
                        + SheetRow(4, ("C", "Tree charter"))
                        + SheetRow(6, ("C", "1. Planting"), ("D", "Response"))
                        + SheetRow(7, ("C", "1.1 Plant."))
                        + SheetRow(8, ("C", "Few"), ("D", "Yes")).Replace("<row ", "<row hidden=\"1\" ", StringComparison.Ordinal)
                        + "</sheetData>"
                )
            )
        );
        read.Reading.Title.Should().Be("Tree charter");
        read.Reading.Comments().Should().Equal("Few → Yes");
        read.Facts.Sentences.Should()
            .Equal(
                "An Excel workbook.",
                "Sheet “Comments”: 4 rows.",
                "1 row of it is hidden and was read too.",
                "Column D is hidden and was read too.",
                "Sheet “Set-up”, which is hidden, was not read (1 row).",
                "Sheet “Notes” was not read (1 row)."
            );
        CaseFiles.Refusal(CaseFiles.Bytes("charter.xlsx"), new(Sheet: "Answers")).Message.Should().Contain("no sheet “Answers”");
    }

    [Fact]
    public void Marks_within_a_cell_are_kept()
    {
        const string shared =
            "<si><t>plain</t></si><si><r><t xml:space=\"preserve\">a </t></r><r><rPr><b/><u/></rPr><t>word</t></r><r><t>\nnext</t></r></si>";
        var reading = CaseFiles
            .Read(
                "t.xlsx",
                Xlsx(
                    shared,
                    ("Comments", "", $"<sheetData>{Head}<row r=\"3\"><c r=\"A3\" t=\"s\"><v>1</v></c><c r=\"B3\" t=\"s\"><v>0</v></c></row></sheetData>")
                )
            )
            .Reading;
        reading
            .Comments[0]
            .Body.ToDelta()
            .ToString()
            .Should()
            .Be("""{"ops":[{"insert":"a "},{"insert":"word","attributes":{"bold":true,"underline":true}},{"insert":"\nnext\n"}]}""");
        reading.Comments().Should().Equal("a word\nnext → plain");
    }
}
