using FluentAssertions;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;
using Xunit;
using static Plymouth.BmeCode.Storage.Tests.OpenFolder;

namespace Plymouth.BmeCode.Storage.Tests;

public sealed class VerifyTests : IDisposable
{
    private const string DropTriggers = "DROP TRIGGER entries_refuse_update; DROP TRIGGER entries_refuse_delete;";

    private readonly OpenFolder _open = new();

    public VerifyTests()
    {
        _open.Append(To("clause1", 0, "a", "b", "c"), To("review", 0, "event"));
        _open.Append(To("clause1", 3, "d"), To("review", 1, "event"));
    }

    public void Dispose() => _open.Dispose();

    [Fact]
    public void An_untouched_journal_has_no_faults()
    {
        var found = _open.Journals.VerifyEntries();

        found.Faults.Should().BeEmpty();
        (found.Streams, found.Entries).Should().Be((2, 6L));
    }

    [Fact]
    public void An_empty_journal_verifies()
    {
        using var other = new OpenFolder();

        other.Journals.VerifyEntries().Should().BeEquivalentTo(new Verification(0, 0, HashChain.JournalHead([]), []));
    }

    [Theory]
    [InlineData("body = '{\"text\":\"B\"}'")]
    [InlineData("member = 77")]
    [InlineData("at = at + 1")]
    [InlineData("kind = 77")]
    [InlineData("body = '{\"text\":\"B\"}', body_hash = x'00'")]
    [InlineData("hash = x'00'")]
    public void An_altered_entry_is_named_by_stream_and_version(string change)
    {
        _open.Sql(
            $"{DropTriggers} INSERT INTO members VALUES (77, 'somebody-else'); INSERT INTO kinds VALUES (77, 'Said/2', '', ''); "
                + $"UPDATE entries SET {change} WHERE stream = {NumberOf("clause1")} AND version = 1;"
        );

        _open.Journals.VerifyEntries().Faults.Should().NotBeEmpty().And.Subject.First().Should().StartWith("Stream clause1, version 1: ");
    }

    [Theory]
    [InlineData("DELETE FROM consultations", "belong to no stream of their consultation")]
    [InlineData("DELETE FROM streams WHERE id = 'clause1'", "belong to no stream of their consultation")]
    [InlineData("DELETE FROM members", "member, kind or client is missing")]
    [InlineData("DELETE FROM clients", "member, kind or client is missing")]
    [InlineData("UPDATE clients SET stream = stream + 1", "member, kind or client is missing")]
    [InlineData("UPDATE clients SET sequence = sequence + 1", "have not counted to the number of their last change")]
    [InlineData("INSERT INTO consultations VALUES (7, 'another', 0, 0)", "5 consultations are missing")]
    public void What_entries_name_by_number_is_missed_where_it_is_gone_or_altered(string change, string said)
    {
        _open.Append(new StreamAppend(new("clause2"), 0, [Said("x", "c1:3")]));
        _open.Sql($"{DropTriggers} DROP TRIGGER consultations_refuse_delete; DROP TRIGGER streams_refuse_delete; {change};");

        _open.Journals.VerifyEntries().Faults.Should().Contain(fault => fault.Contains(said));
    }

    [Theory]
    [InlineData("hash = 'text'")]
    [InlineData("body = NULL, body_hash = 'text'")]
    public void A_hash_that_is_none_is_named_by_stream_and_version(string change)
    {
        _open.Sql($"{DropTriggers} UPDATE entries SET {change} WHERE stream = {NumberOf("clause1")} AND version = 1;");

        _open.Journals.VerifyEntries().Faults[0].Should().StartWith("Stream clause1, version 1: ");
    }

    [Fact]
    public void One_altered_body_is_one_fault()
    {
        _open.Sql($"{DropTriggers} UPDATE entries SET body = 'x' WHERE stream = {NumberOf("clause1")} AND version = 1;");

        _open.Journals.VerifyEntries().Faults.Should().Equal("Stream clause1, version 1: the hash does not follow from the entry and "
            + "the one before it.");
    }

    [Fact]
    public void An_entry_cut_out_of_the_middle_is_missed()
    {
        _open.Sql($"{DropTriggers} DELETE FROM entries WHERE stream = {NumberOf("clause1")} AND version = 1;");

        _open.Journals.VerifyEntries().Faults.Should().Contain("Stream clause1, version 2: version 1 should stand here.");
    }

    [Fact]
    public void Entries_cut_off_at_the_end_are_missed()
    {
        _open.Sql($"{DropTriggers} DELETE FROM entries WHERE version = 3; DELETE FROM entries WHERE stream = {NumberOf("review")};");

        _open.Journals.VerifyEntries().Faults.Should().Equal("Consultation review: 6 entries were written, 3 stand here, the last of "
            + "them at place 3.");
    }

    [Fact]
    public void Erased_words_leave_the_chain_whole()
    {
        var hash = _open.Journal.Read(new StreamId("clause1"))[1].Hash;
        _open.Erase("clause1", 1);

        _open.Journals.VerifyEntries().Faults.Should().BeEmpty();
        var erased = _open.Journal.Read(new StreamId("clause1"))[1];
        erased.Body.Should().Be("""{"text":"█"}""");
        erased.WrittenBodyHash.Should().Be(HashChain.BodyHash("""{"text":"b"}"""));
        erased.Hash.Should().Be(hash);
    }

    [Theory]
    [InlineData("UPDATE entries SET body = '{\"text\":\"B\"}', body_hash = x'{hash}' WHERE stream = {stream} AND version = 1")]
    [InlineData("UPDATE entries SET body = '{\"text\":\"██\"}' WHERE stream = {stream} AND version = 0")]
    [InlineData("DELETE FROM entries WHERE kind = (SELECT number FROM kinds WHERE name = 'Erased/1')")]
    [InlineData("UPDATE entries SET body = replace(body, '\"place\":1,', '\"place\":2,') WHERE body LIKE '%place%'")]
    public void A_body_that_is_not_as_it_was_written_must_be_named_by_a_later_entry_as_it_stands(string change)
    {
        _open.Erase("clause1", 0);
        var hash = _open.Journal.Read(new StreamId("clause1"))[1].ChainedBodyHash!;
        _open.Sql(
            DropTriggers
                + change.Replace("{hash}", hash, StringComparison.Ordinal).Replace("{stream}", NumberOf("clause1"), StringComparison.Ordinal)
        );

        _open
            .Journals.VerifyEntries()
            .Faults.Should()
            .Contain(f => f.StartsWith("Stream clause1, version ") && f.EndsWith("no later entry says that words of it were erased."));
    }

    [Fact]
    public void A_body_that_an_earlier_build_took_out_whole_leaves_the_chain_whole()
    {
        var hash = HashChain.BodyHash("""{"text":"b"}""");
        _open.Sql($"{DropTriggers} UPDATE entries SET body = NULL, body_hash = x'{hash}' WHERE stream = {NumberOf("clause1")} AND version = 1");

        _open.Journals.VerifyEntries().Faults.Should().BeEmpty();
        _open.Journal.Read(new StreamId("clause1"))[1].Should().Match<Entry>(e => e.Body == null && e.WrittenBodyHash == hash);
    }
}
