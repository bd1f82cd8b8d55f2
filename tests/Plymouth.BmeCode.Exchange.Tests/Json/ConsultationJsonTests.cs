using System.Text;
using System.Text.Json.Nodes;
using FluentAssertions;
using Plymouth.BmeCode.Exchange.Json;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Erasing;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Referrals;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Exchange.Tests.Json;

public class ConsultationJsonTests
{
    [Fact]
    public void A_small_consultation_is_written_as_the_contract_says() =>
        Golden.Check("small.json", Encoding.UTF8.GetString(Write(SmallCode.AfterTheMeeting())));

    [Fact]
    public void What_is_written_is_read_back_and_written_again_as_the_same_bytes()
    {
        var journal = SmallCode.AfterTheMeeting();
        var written = Write(journal);

        var read = ConsultationJson.Read(written);

        read.Id.Should().Be(journal.Table.Consultation.Id);
        read.Title.Should().Be(journal.Table.Consultation.Title);
        read.Entries.Should().Equal(journal.Entries);
        read.People.Should().Equal(PaperJournal.People);
        Write(new PaperJournal(read.Id, read.Entries)).Should().Equal(written);
    }

    [Fact]
    public void Words_that_were_erased_are_written_as_they_stand_with_the_hash_of_what_was_written()
    {
        var journal = SmallCode.AfterTheMeeting();
        var now = journal.Table.Consultation;
        var words = WordsSought.HoweverWritten(now.WholeComments[0].Body.ToText().Trim().Split(' ')[0]);
        var plan = ErasurePlan.Of(now, journal.Entries, now.WholeComments[0], words, everywhere: true)!;
        var table = Replay.Of(now.Id, plan.Entries).ToTable();

        var written = ConsultationJson.Write(table, plan.Entries, PaperJournal.People, journal.Head);

        var read = ConsultationJson.Read(written);
        read.Entries.Should().Equal(plan.Entries);
        Encoding.UTF8.GetString(written).Should().NotContain(words.Words, "no part of the file holds the words");
        ConsultationJson.Write(Replay.Of(now.Id, read.Entries).ToTable(), read.Entries, read.People, journal.Head).Should().Equal(written);
        var hash = plan.Entries.First(e => e.WrittenBodyHash is not null).WrittenBodyHash!;
        Reading(written, hash, new string('0', 64)).Should().Throw<FormatException>().WithMessage("Entry *does not have the hash*");
        Reading(written, hash, "0000").Should().Throw<FormatException>().WithMessage("Entry *\"bodyHash\" is not a SHA-256*");
    }

    private static Action Reading(byte[] written, string hash, string instead) =>
        () =>
            ConsultationJson.Read(
                Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(written).Replace(hash, instead, StringComparison.Ordinal))
            );

    [Fact]
    public void Positions_are_those_of_the_consultation_alone()
    {
        var journal = SmallCode.AfterTheMeeting();
        var elsewhere = journal.Entries.Select(e => e with { Place = (e.Place * 3) + 100 }).ToList();

        ConsultationJson.Write(journal.Table, elsewhere, PaperJournal.People, journal.Head).Should().Equal(Write(journal));
    }

    [Fact]
    public void The_real_table_comes_back_as_it_was()
    {
        var journal = new PaperJournal(RealTable.Reading);
        var written = Write(journal);
        var json = JsonNode.Parse(written)!;

        json["sections"]!.AsArray().Should().HaveCount(5);
        json["sections"]!.AsArray().Sum(s => s!["clauses"]!.AsArray().Count).Should().Be(30);
        json["comments"]!.AsArray().Should().HaveCount(153);
        json["responses"]!.AsArray().Should().HaveCount(110);
        json["comments"]!.AsArray().Count(c => c!["response"] is null).Should().Be(32);
        Write(new PaperJournal(journal.Table.Consultation.Id, ConsultationJson.Read(written).Entries)).Should().Equal(written);
    }

    [Fact]
    public void A_referral_says_to_whom_by_whom_and_when_and_whether_that_is_only_proposed()
    {
        var journal = new PaperJournal(RealTable.Reading);
        var written = journal.Table.Referrals[0].Response.Id;
        journal.Ask(new SetReferral(written, null, "Procurement code", "Fay", new DateOnly(2026, 11, 22)));

        var referrals = JsonNode.Parse(Write(journal))!["responses"]!
            .AsArray()
            .Select(r => r!["referral"]?.ToJsonString())
            .OfType<string>();

        referrals
            .Should()
            .Equal(
                """{"to":"Procurement code","owner":"Fay","sentAt":"2026-11-22","proposed":false}""",
                """{"to":"Consultation code","owner":null,"sentAt":null,"proposed":true}""",
                """{"to":"Procurement Code","owner":null,"sentAt":null,"proposed":true}""",
                """{"to":"Procurement code","owner":null,"sentAt":null,"proposed":true}"""
            );
    }

    [Theory]
    [InlineData("twelve weeks", "thirteen weeks", "was changed since")]
    [InlineData("\"format\": \"bmecode-consultation\"", "\"format\": \"something\"", "format")]
    [InlineData("\"version\": 1,\n  \"id\"", "\"version\": 2,\n  \"id\"", "version 2")]
    [InlineData("\"people\"", "\"persons\"", "people")]
    [InlineData("\"position\":3,", "\"position\":4,", "Entry 3")]
    [InlineData("ClauseAgreed/1", "ClauseBlessed/1", "Entry")]
    public void A_file_that_was_changed_or_is_none_is_refused_saying_where(string was, string becomes, string why)
    {
        var text = Encoding.UTF8.GetString(Write(SmallCode.AfterTheMeeting()));
        text.Should().Contain(was);

        var read = () => ConsultationJson.Read(Encoding.UTF8.GetBytes(text.Replace(was, becomes, StringComparison.Ordinal)));

        read.Should().Throw<FormatException>().WithMessage($"*{why}*");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"format\":\"bmecode-consultation\"}")]
    [InlineData(
        "{\"format\":\"bmecode-consultation\",\"version\":1,\"id\":\"x\",\"title\":\"t\",\"journalHead\":\"h\",\"people\":[],\"entries\":[]}"
    )]
    [InlineData(
        "{\"format\":\"bmecode-consultation\",\"version\":1,\"id\":\"x\",\"title\":\"t\",\"journalHead\":\"h\",\"people\":[],\"entries\":[7]}"
    )]
    [InlineData("1.\tIntroduction\tResponse")]
    public void Anything_else_is_refused(string text)
    {
        var read = () => ConsultationJson.Read(Encoding.UTF8.GetBytes(text));

        read.Should().Throw<FormatException>();
    }

    [Fact]
    public void An_entry_taken_out_at_the_end_is_noticed()
    {
        var journal = SmallCode.AfterTheMeeting();
        var shorter = ConsultationJson.Write(journal.Table, [.. journal.Entries.SkipLast(1)], PaperJournal.People, journal.Head);

        var read = () => ConsultationJson.Read(shorter);

        read.Should().Throw<FormatException>().WithMessage("*journal head*");
    }

    private static byte[] Write(PaperJournal journal) =>
        ConsultationJson.Write(journal.Table, journal.Entries, PaperJournal.People, journal.Head);
}
