using System.Diagnostics;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FluentAssertions;
using Plymouth.BmeCode.Exchange.Code;
using Plymouth.BmeCode.Exchange.Tests.Text;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Exchange.Tests.Code;

public class CodeDocxTests
{
    public static TheoryData<string> Tables => ["small", "real"];

    [Theory]
    [MemberData(nameof(Tables))]
    public void The_document_is_valid_for_Word(string table)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(Write(Journal(table))), isEditable: false);
        foreach (var version in new[] { FileFormatVersions.Office2013, FileFormatVersions.Office2019, FileFormatVersions.Microsoft365 })
        {
            new OpenXmlValidator(version).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}").Should().BeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Pandoc_reads_the_document_as_it_is_meant(string table) =>
        Golden.Check($"{table}.docx.md", await ReadWith("pandoc", Write(Journal(table)), file => ["--from=docx", "--to=markdown", "--wrap=none", "--standalone", file]));

    [Fact]
    public async Task LibreOffice_reads_the_document()
    {
        using var folder = new TempFolder();
        var file = folder.At("code.docx");
        await File.WriteAllBytesAsync(file, Write(Journal("small")), TestContext.Current.CancellationToken);

        await Run("soffice", [$"-env:UserInstallation=file://{folder.At("office")}", "--headless", "--convert-to", "txt:Text", "--outdir", folder.Path, file]);

        var text = await File.ReadAllTextAsync(folder.At("code.txt"), TestContext.Current.CancellationToken);
        text.Should().Contain("Consult groups early (twelve weeks), and tell them what came of it. See 2.1, [deleted clause] and the Compact.").And.NotContain("list of lists").And.NotContain("Anything missing");
    }

    [Fact]
    public void The_same_consultation_gives_the_same_bytes() => Write(SmallCode.AfterTheMeeting()).Should().Equal(Write(SmallCode.AfterTheMeeting()));

    [Fact]
    public void Each_ordered_list_begins_at_one_and_the_file_says_its_title_and_language()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(Write(SmallCode.AfterTheMeeting())), isEditable: false);
        var main = document.MainDocumentPart!;

        document.PackageProperties.Title.Should().Be("Code of Practice & Partnership");
        document.PackageProperties.Language.Should().Be("en-GB");
        main.StyleDefinitionsPart!.Styles!.DocDefaults!.InnerXml.Should().Contain("w:lang w:val=\"en-GB\"");
        main.NumberingDefinitionsPart!.Numbering!.Descendants<DocumentFormat.OpenXml.Wordprocessing.StartOverrideNumberingValue>().Should().HaveCount(3, "two nested and one plain ordered list each count for themselves");
        main.HyperlinkRelationships.Should().ContainSingle().Which.Uri.Should().Be("https://example.org/compact?a=1&b=2");
    }

    private static PaperJournal Journal(string table) => table == "small" ? SmallCode.AfterTheMeeting() : new PaperJournal(RealTable.Reading);

    private static byte[] Write(PaperJournal journal) => CodeDocx.Write(journal.Table, journal.Stamp);

    private static async Task<string> ReadWith(string program, byte[] document, Func<string, string[]> arguments)
    {
        using var folder = new TempFolder();
        var file = folder.At("code.docx");
        await File.WriteAllBytesAsync(file, document, TestContext.Current.CancellationToken);
        return await Run(program, arguments(file));
    }

    private static async Task<string> Run(string program, string[] arguments)
    {
        using var process = new Process { StartInfo = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true } };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException($"{program} is needed to read the document as others do, and is not installed here. tests/run installs it; on Debian: apt-get install pandoc libreoffice-writer.", e);
        }

        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.Should().Be(0, "{0} says: {1}", program, await errors);
        return output.ReplaceLineEndings("\n");
    }
}
