using FluentAssertions;
using Plymouth.BmeCode.Testing;
using Xunit;
using static Plymouth.BmeCode.Web.Tests.Host.CommandRun;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>Import and export: what they take in, write and refuse.</summary>
public sealed class ImportAndExportVerbTests
{
    [Fact]
    public async Task Import_takes_a_table_in_and_says_what_the_reader_doubts()
    {
        using var temp = new TempFolder();

        var (code, output, error) = await RunAsync("import", Table, "--data", temp.At("data"));

        error.Should().BeEmpty();
        code.Should().Be(0);
        output.Should().Contain("5 sections, 30 clauses, 153 comments").And.Contain("line");
        (await RunAsync("verify", "--data", temp.At("data"))).Output.Should().Contain("0 faults");
    }

    [Fact]
    public async Task Import_takes_in_a_workbook_and_says_how_it_was_read()
    {
        using var temp = new TempFolder();
        var workbook = Repository.At("tests/Plymouth.BmeCode.Exchange.Tests/Grids/cases/real.xlsx");

        var (code, output, _) = await RunAsync("import", workbook, "--sheet", "real", "--data", temp.At("data"));

        code.Should().Be(0);
        output.Should().Contain("5 sections, 30 clauses, 153 comments").And.Contain("An Excel workbook.").And.Contain("  row ");
        (await RunAsync("import", workbook, "--sheet", "Answers", "--data", temp.At("other")))
            .Error.Should()
            .Contain("real.xlsx: There is no sheet “Answers” in this workbook. It has “real”. Nothing was kept.");
    }

    [Fact]
    public async Task Explaining_a_file_keeps_nothing()
    {
        using var temp = new TempFolder();

        var (code, output, error) = await RunAsync("import", Table, "--explain", "--data", temp.At("data"));

        (code, error).Should().Be((0, ""));
        output
            .Should()
            .Contain("5 sections, 30 clauses, 153 comments (121 with a response)")
            .And.Contain("Nothing was kept.")
            .And.Contain("Columns are parted by a tab")
            .And.Contain("  line 49: ");
        Directory.Exists(temp.At("data")).Should().BeFalse();
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused_with_its_line_and_nothing_is_kept()
    {
        using var temp = new TempFolder();
        await File.WriteAllBytesAsync(temp.At("bad.txt"), [0xff, 0xfe, 0x00, 0x80]);

        var (code, _, error) = await RunAsync("import", temp.At("bad.txt"), "--data", temp.At("data"));

        code.Should().Be(1);
        error.Should().Contain("line");
        Directory.Exists(temp.At("data")).Should().BeFalse();
    }

    [Fact]
    public async Task Import_beside_a_running_server_is_refused_with_advice()
    {
        await using var server = await RunningServer.StartAsync();

        var (code, _, error) = await RunAsync("import", Table, "--data", server.DataPath);

        code.Should().Be(1);
        error.Should().Contain("New from your own table");
    }

    [Fact]
    public async Task An_exported_consultation_comes_back_byte_for_byte_from_a_new_data_folder()
    {
        using var temp = new TempFolder();
        await RunAsync("import", Table, "--data", temp.At("one"));

        var exported = await RunAsync("export", "--format", "json", "--out", temp.At("one.json"), "--data", temp.At("one"));
        var imported = await RunAsync("import", temp.At("one.json"), "--data", temp.At("two"));
        await RunAsync("export", "--format", "json", "--out", temp.At("two.json"), "--data", temp.At("two"));
        var again = await RunAsync("import", temp.At("one.json"), "--data", temp.At("two"));

        exported.Code.Should().Be(0, exported.Error);
        imported.Code.Should().Be(0, imported.Error);
        imported.Output.Should().Contain("30 clauses");
        (await File.ReadAllBytesAsync(temp.At("two.json"))).Should().Equal(await File.ReadAllBytesAsync(temp.At("one.json")));
        again.Code.Should().Be(1);
        again.Error.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("html")]
    [InlineData("responses")]
    public async Task Export_writes_each_document_of_the_table(string format)
    {
        using var temp = new TempFolder();
        await RunAsync("import", Table, "--data", temp.At("data"));

        var (code, output, error) = await RunAsync("export", "--format", format, "--out", temp.At("code"), "--data", temp.At("data"));

        code.Should().Be(0, error);
        output.Should().Contain("journal head");
        new FileInfo(temp.At("code")).Length.Should().BeGreaterThan(5000);
    }
}
