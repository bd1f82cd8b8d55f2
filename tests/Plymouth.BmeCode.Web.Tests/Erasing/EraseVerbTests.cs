using System.Net;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Documents;
using Plymouth.BmeCode.Web.Tests.Host;
using Plymouth.BmeCode.Wordings;
using Xunit;
using static Plymouth.BmeCode.Web.Tests.Host.CommandRun;

namespace Plymouth.BmeCode.Web.Tests.Erasing;

/// <summary>What whoever erases words reads, and what everybody else sees afterwards.</summary>
public sealed class EraseVerbTests : IDisposable
{
    private const string Comment = "No recognition of multiple issues";
    private readonly TempFolder _temp = new();

    private string Data => _temp.At("data");

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task What_a_comment_said_is_in_no_file_and_the_journal_verifies()
    {
        await RunAsync("import", Table, "--data", Data);
        Traces.InFolder(Data, Comment).Should().NotBeEmpty();
        await File.WriteAllTextAsync(Path.Combine(Data, "bmecode.db.before-20261130-190000"), Comment);

        var (code, output, error) = await EraseAsync("--comment", "line 7", "--words", Comment, "--reason", "Asked for on 3 May");

        (code, error).Should().Be((0, ""));
        output
            .Should()
            .StartWith("The words are erased from 1 place, in 1 entry of the journal.")
            .And.Contain("  section 1, comment 2")
            .And.Contain($"Deleted: {Path.Combine(Data, "bmecode.db.before-20261130-190000")}, a copy of the database")
            .And.Contain("Backups, exports and documents that were made before hold the words still");
        Traces.InFolder(Data, Comment).Should().BeEmpty();
        (await RunAsync("verify", "--data", Data)).Output.Should().Contain("0 faults");
        await RunAsync("export", "--format", "json", "--out", _temp.At("one.json"), "--data", Data);
        Traces.AreIn(await File.ReadAllBytesAsync(_temp.At("one.json")), Comment).Should().BeFalse();
        (await RunAsync("import", _temp.At("one.json"), "--data", _temp.At("two"))).Code.Should().Be(0);
        await RunAsync("export", "--format", "json", "--out", _temp.At("two.json"), "--data", _temp.At("two"));
        (await File.ReadAllBytesAsync(_temp.At("two.json"))).Should().Equal(await File.ReadAllBytesAsync(_temp.At("one.json")));
    }

    [Fact]
    public async Task An_export_altered_under_the_hash_of_what_was_written_is_refused()
    {
        await RunAsync("import", Table, "--data", Data);
        await EraseAsync("--comment", "line 7", "--words", Comment, "--reason", "Asked for");
        await RunAsync("export", "--format", "json", "--out", _temp.At("one.json"), "--data", Data);
        var altered = (await File.ReadAllTextAsync(_temp.At("one.json"))).Replace("skill set required", "skill set forbidden");
        await File.WriteAllTextAsync(_temp.At("altered.json"), altered);

        var (code, _, error) = await RunAsync("import", _temp.At("altered.json"), "--data", _temp.At("two"));

        code.Should().Be(1);
        error.Should().Contain("no later entry says that words of it were erased");
    }

    [Fact]
    public async Task Explaining_changes_nothing_works_beside_a_server_and_names_what_would_stay()
    {
        await using var server = await RunningServer.StartAsync();
        await server.ComeInAsync(Role.Member, "A similar definition");
        var verified = (await RunAsync("verify", "--data", server.DataPath)).Output;

        var (code, output, error) = await RunAsync(
            "erase", "--comment", "line 6", "--words", "similar definition", "--explain", "--data", server.DataPath
        );

        (code, error).Should().Be((0, ""));
        output
            .Should()
            .StartWith("The words would be erased from 1 place, in 1 entry of the journal. Nothing was changed.")
            .And.Contain("is called “A similar definition”: that name stays")
            .And.NotContain("Backups");
        (await RunAsync("verify", "--data", server.DataPath)).Output.Should().Be(verified);
    }

    [Fact]
    public async Task Erasing_beside_a_running_server_is_refused_with_advice()
    {
        await using var server = await RunningServer.StartAsync();

        var (code, _, error) = await RunAsync(
            "erase", "--comment", "line 7", "--words", Comment, "--reason", "Asked for", "--data", server.DataPath
        );

        code.Should().Be(1);
        error.Should().Contain("If the server is running: stop it first. Nothing was erased.");
    }

    [Theory]
    [InlineData(1, "*section 1, comment 2 (*), which begins “No recognition*. Nothing was erased.", "--comment", "line 7", "--words", "Jane", "--reason", "r")]
    [InlineData(1, "There is no comment line 9999. Name it by its number*", "--comment", "line 9999", "--words", "Jane", "--reason", "r")]
    [InlineData(1, "The words stand nowhere in “Plymouth BME Code of Practice”*", "--everywhere", "--words", "Jane Doe", "--reason", "r")]
    [InlineData(1, "There is no consultation z in *. There are: *", "--comment", "line 7", "--words", "x", "--reason", "r", "--consultation", "z")]
    [InlineData(2, "Say with --comment which comment says the words*", "--words", "Jane", "--reason", "r")]
    [InlineData(2, "Say with --reason why the words go*", "--comment", "line 7", "--words", "Jane")]
    [InlineData(2, "The reason stays in the journal*", "--comment", "line 7", "--words", "Jane", "--reason", "JANE asked")]
    [InlineData(2, "--words has nothing in it*", "--comment", "line 7", "--words", " ", "--reason", "r")]
    [InlineData(2, "*--words*required*", "--comment", "line 7")]
    public async Task What_cannot_be_erased_is_refused_in_words_and_nothing_changes(int expected, string said, params string[] args)
    {
        await RunAsync("import", Table, "--data", Data);
        var verified = (await RunAsync("verify", "--data", Data)).Output;

        var (code, output, error) = await EraseAsync(args);

        (code, output).Should().Be((expected, ""));
        error.Should().Match($"{said}*");
        (await RunAsync("verify", "--data", Data)).Output.Should().Be(verified);
    }

    [Fact]
    public async Task Words_that_the_comment_says_written_otherwise_are_told_also_when_only_the_comment_is_meant()
    {
        await RunAsync("import", Table, "--data", Data);

        var (code, output, _) = await EraseAsync("--comment", "line 7", "--words", "Is", "--reason", "Asked for");

        code.Should().Be(0);
        output
            .Should()
            .Contain("The words are erased from 1 place")
            .And.Contain("Written otherwise (other case, spaces, dashes or apostrophes) the words still stand")
            .And.Contain("  section 1, comment 2 (2 times)");
    }

    [Fact]
    public async Task Where_there_is_no_data_folder_none_is_made()
    {
        var (code, _, error) = await EraseAsync("--comment", "line 7", "--words", "Jane", "--reason", "r");

        code.Should().Be(1);
        error.Should().StartWith($"There is no data folder at {Data}.");
        Directory.Exists(Data).Should().BeFalse();
    }

    [Fact]
    public async Task Words_typed_letter_by_letter_go_from_every_version_with_the_files_published_and_no_page_shows_them()
    {
        const string words = "Jane Doe";
        string[] before;
        await using (var server = await RunningServer.StartOnAsync(Data))
        {
            var (fay, _) = await server.ComeInAsync(Role.Facilitator, "Fay");
            await TypeAsync(server, fay.Id, words);
            var publisher = server.Server.App.Services.GetRequiredService<Publisher>();
            (await publisher.PublishAsync(server.Consultation, fay.Id, [], "The council decides.")).Should().BeOfType<Outcome.Done>();
            await server.Consultation.AskAsync(new ChooseSight(PartnerSight.Everything), fay.Id);
            before = [.. server.Consultation.Table.Consultation.Publications[0].Documents.Select(d => d.Hash)];
        }

        var (code, output, error) = await EraseAsync("--everywhere", "--words", words, "--reason", "Asked for");

        (code, error).Should().Be((0, ""));
        output
            .Should()
            .Contain("  clause 2.3")
            .And.Contain("Publication 1, code.docx: made again without the words; the file as published is gone.")
            .And.Contain("Publication 1, consultation.json: made again without the words");
        Traces.InFolder(Data, words).Should().BeEmpty();
        await using var again = await RunningServer.StartOnAsync(Data);
        var (ann, cookies) = await again.ComeInAsync(Role.Member, "Ann");
        using var browser = again.Browser(cookies);
        var consultation = again.Consultation.Id;
        var token = again.Folder.Links.MakePartner(consultation, null).Token;
        foreach (var page in new[] { $"/live/{token}", $"/live/{token}/publications/1", $"/c/{consultation}/documents" })
        {
            (await browser.GetStringAsync(new Uri(page, UriKind.Relative))).Should().NotContain(words, page);
        }

        foreach (var format in DocumentFormats.All)
        {
            var bytes = await browser.GetByteArrayAsync(new Uri($"/c/{consultation}/documents/{format.Address}", UriKind.Relative));
            Traces.AreIn(bytes, words).Should().BeFalse(format.Address);
        }

        var publication = again.Consultation.Table.Consultation.Publications[0];
        publication.Documents.Select(d => d.Hash).Should().NotIntersectWith(before);
        foreach (var document in publication.Documents)
        {
            var bytes = await browser.GetByteArrayAsync(
                new Uri($"/c/{consultation}/publications/1/{document.Name}", UriKind.Relative)
            );
            Traces.AreIn(bytes, words).Should().BeFalse(document.Name);
        }

        (await browser.GetStringAsync(new Uri($"/live/{token}/publications/1", UriKind.Relative)))
            .Should()
            .Contain("Words about a person were erased since: this is the file without them.");
        again.Consultation.Table.Text(again.Clause("2.3").Id.Passage).Should().StartWith("████████");
        ann.Name.Should().Be("Ann");
    }

    [Fact]
    public async Task Words_of_the_title_go_from_what_lists_show_without_opening_a_consultation()
    {
        const string words = "BME Code of Practice";
        await using (var server = await RunningServer.StartOnAsync(Data))
        {
            server.Consultation.Table.Consultation.Title.Should().Contain(words);
        }

        Traces.InFolder(Data, words).Should().NotBeEmpty();
        (await EraseAsync("--everywhere", "--words", words, "--reason", "Asked for")).Code.Should().Be(0);

        Traces.InFolder(Data, words).Should().BeEmpty();
        await using var again = await RunningServer.StartOnAsync(Data);
        again.Consultation.Table.Consultation.Title.Should().Be("Plymouth ████████████████████");
    }

    [Fact]
    public async Task A_file_that_cannot_be_made_again_is_gone_and_the_page_says_why()
    {
        const string words = "Jane Doe";
        await using (var server = await RunningServer.StartOnAsync(Data))
        {
            var (fay, _) = await server.ComeInAsync(Role.Facilitator, "Fay");
            await TypeAsync(server, fay.Id, words);
            var moment = ConsultationMoment.Now(server.Folder.Journals.Of(server.Consultation.Id));
            var kept = server.Folder.Documents.Keep(System.Text.Encoding.UTF8.GetBytes($"of another program, with {words}"));
            (
                await server.Consultation.AskAsync(
                    new Review.Publications.PublishCode(
                        1, [], "another head", moment.Entries.Count, [], null, [new("code.html", kept, 34)]
                    ),
                    fay.Id
                )
            ).Should().BeOfType<Outcome.Done>();
        }

        var (code, output, _) = await EraseAsync("--everywhere", "--words", words, "--reason", "Asked for");

        code.Should().Be(0);
        output.Should().Contain("Publication 1, code.html: cannot be made again, so it is gone.");
        Traces.InFolder(Data, words).Should().BeEmpty();
        await using var again = await RunningServer.StartOnAsync(Data);
        var token = again.Folder.Links.MakePartner(again.Consultation.Id, null).Token;
        using var partner = again.Browser();
        (await partner.GetStringAsync(new Uri($"/live/{token}/publications/1", UriKind.Relative)))
            .Should()
            .Contain("Nobody has this file any more.");
        var file = await partner.GetAsync(new Uri($"/live/{token}/publications/1/code.html", UriKind.Relative));
        file.StatusCode.Should().Be(HttpStatusCode.Gone);
        (await file.Content.ReadAsStringAsync()).Should().Contain("Words about a person in it were erased");
    }

    private Task<(int Code, string Output, string Error)> EraseAsync(params string[] args) =>
        RunAsync(["erase", .. args, "--data", Data]);

    /// <summary>Types words at the beginning of 2.3, letter by letter.</summary>
    private static async Task TypeAsync(RunningServer server, Review.MemberId member, string words)
    {
        var room = server.Consultation.Passage(server.Clause("2.3").Id.Passage)!;
        var client = room.Open(member, null, null).Opened!.Client;
        for (var at = 0; at < words.Length; at++)
        {
            var change = new DeltaBuilder().Retain(at).Insert(words[at..(at + 1)]).ToDelta();
            (await room.SubmitAsync(member, new Submission(room.State.Version, client, at + 1, change)))
                .Should()
                .BeOfType<Submitted.Stored>();
        }
    }
}
