using System.Net;
using System.Text;
using FluentAssertions;
using Plymouth.BmeCode.Exchange.Grids;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Exchange.Tests.Grids;

/// <summary>The real table, turned into other documents by LibreOffice, is read as ever, but for the places in its source.</summary>
public class RealTableConvertedTests
{
    [Fact]
    public void As_a_workbook()
    {
        // LibreOffice Calc made it of the table as tab-separated text.
        var read = CaseFiles.Read(RealTable.FileName, CaseFiles.Bytes("real.xlsx"));
        read.Facts.Format.Should().Be(TableFormat.Xlsx);
        OneTableTests.WithoutPlaces(read.Reading).Should().Equal(OneTableTests.WithoutPlaces(RealTable.Reading));
    }

    /// <summary>Its tags stand in the cells as text; made into what they mean, LibreOffice would mend lists that have no entries.</summary>
    [Theory]
    [InlineData("docx:MS Word 2007 XML", "table.docx", TableFormat.Docx)]
    [InlineData("html:HTML (StarWriter)", "out/table.html", TableFormat.Html)]
    public async Task As_a_document_of_LibreOffice(string filter, string written, TableFormat format)
    {
        using var folder = new TempFolder();
        var file = folder.At("table.html");
        await File.WriteAllTextAsync(file, Page(), TestContext.Current.CancellationToken);

        await Programs.Run(
            "soffice",
            [
                $"-env:UserInstallation=file://{folder.At("office")}",
                "--headless",
                "--infilter=HTML (StarWriter)",
                "--convert-to",
                filter,
                "--outdir",
                Path.GetDirectoryName(folder.At(written))!,
                file,
            ]
        );

        var bytes = await File.ReadAllBytesAsync(folder.At(written), TestContext.Current.CancellationToken);
        var read = CaseFiles.Read(RealTable.FileName, bytes);
        read.Facts.Format.Should().Be(format);
        OneTableTests.WithoutPlaces(read.Reading).Should().Equal(OneTableTests.WithoutPlaces(RealTable.Reading));
    }

    private static string Page()
    {
        var page = new StringBuilder("<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body><table>");
        foreach (var line in Encoding.UTF8.GetString(RealTable.Bytes).Split('\n'))
        {
            page.Append("<tr>");
            foreach (var cell in line.Split('\t').Concat([""]).Take(2))
            {
                page.Append("<td>").Append(WebUtility.HtmlEncode(cell)).Append("</td>");
            }

            page.Append("</tr>\n");
        }

        return page.Append("</table></body></html>").ToString();
    }
}
