using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FluentAssertions;
using Plymouth.BmeCode.Exchange.Code;
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
            new OpenXmlValidator(version)
                .Validate(document)
                .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}")
                .Should()
                .BeEmpty();
        }
    }

    /// <summary>Held by what stands in it, not by how one version of pandoc writes HTML.</summary>
    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Pandoc_reads_the_document_as_it_is_meant(string table)
    {
        using var folder = new TempFolder();
        var file = folder.At("code.docx");
        await File.WriteAllBytesAsync(file, Write(Journal(table)), TestContext.Current.CancellationToken);

        var html = await Programs.Run("pandoc", ["--from=docx", "--to=html", "--wrap=none", file]);

        Golden.Check($"{table}.docx.txt", string.Concat(Outline(new HtmlParser().ParseDocument(html).Body!, 0)));
    }

    [Fact]
    public async Task LibreOffice_reads_the_document()
    {
        using var folder = new TempFolder();
        var file = folder.At("code.docx");
        await File.WriteAllBytesAsync(file, Write(Journal("small")), TestContext.Current.CancellationToken);

        await Programs.Run(
            "soffice",
            [$"-env:UserInstallation=file://{folder.At("office")}", "--headless", "--convert-to", "txt:Text", "--outdir", folder.Path, file]
        );

        var text = await File.ReadAllTextAsync(folder.At("code.txt"), TestContext.Current.CancellationToken);
        text.Should()
            .Contain("Consult groups early (twelve weeks), and tell them what came of it. See 2.1, [deleted clause] and the Compact.")
            .And.NotContain("list of lists")
            .And.NotContain("Anything missing");
    }

    [Fact]
    public void The_same_consultation_gives_the_same_bytes() =>
        Write(SmallCode.AfterTheMeeting()).Should().Equal(Write(SmallCode.AfterTheMeeting()));

    [Fact]
    public void Each_ordered_list_begins_at_one_and_the_file_says_its_title_and_language()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(Write(SmallCode.AfterTheMeeting())), isEditable: false);
        var main = document.MainDocumentPart!;

        document.PackageProperties.Title.Should().Be("Code of Practice & Partnership");
        document.PackageProperties.Language.Should().Be("en-GB");
        main.StyleDefinitionsPart!.Styles!.DocDefaults!.InnerXml.Should().Contain("w:lang w:val=\"en-GB\"");
        main.NumberingDefinitionsPart!.Numbering!.Descendants<DocumentFormat.OpenXml.Wordprocessing.StartOverrideNumberingValue>()
            .Should()
            .HaveCount(3, "two nested and one plain ordered list each count for themselves");
        main.HyperlinkRelationships.Should().ContainSingle().Which.Uri.Should().Be("https://example.org/compact?a=1&b=2");
    }

    private static PaperJournal Journal(string table) =>
        table == "small" ? SmallCode.AfterTheMeeting() : new PaperJournal(RealTable.Reading);

    private static byte[] Write(PaperJournal journal) => CodeDocx.Write(journal.Table, journal.Stamp);

    /// <summary>A line for each heading, paragraph and list entry; emphasis and links as tags.</summary>
    private static IEnumerable<string> Outline(IElement parent, int depth)
    {
        var place = 0;
        foreach (var child in parent.Children)
        {
            var indent = new string(' ', depth * 2);
            switch (child.LocalName)
            {
                case "h1" or "h2" or "p":
                    yield return $"{indent}{(child.LocalName == "p" ? "" : child.LocalName + " ")}{Inline(child)}\n";
                    break;
                case "li":
                    place++;
                    yield return $"{indent}{(parent.LocalName == "ol" ? $"{place}." : "•")} "
                        + $"{Inline(child.Children.FirstOrDefault(c => c.LocalName == "p") ?? child)}\n";
                    break;
            }

            foreach (
                var line in Outline(child, child.LocalName is "ul" or "ol" ? depth + 1 : depth)
                    .Skip(child.LocalName == "li" && child.Children.Any(c => c.LocalName == "p") ? 1 : 0)
            )
            {
                yield return line;
            }
        }
    }

    private static string Inline(INode parent) =>
        string.Concat(
                parent.ChildNodes.Select(node =>
                    node switch
                    {
                        IText text => text.Data.ReplaceLineEndings(" "),
                        IElement { LocalName: "ul" or "ol" } => "",
                        IElement { LocalName: "strong" or "em" or "u" } element =>
                            $"<{element.LocalName}>{Inline(element)}</{element.LocalName}>",
                        IElement { LocalName: "a" } element => $"<a {element.GetAttribute("href")}>{Inline(element)}</a>",
                        _ => Inline(node),
                    }
                )
            )
            .Trim();
}
