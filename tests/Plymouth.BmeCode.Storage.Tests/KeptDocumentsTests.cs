using System.Text;
using FluentAssertions;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Plymouth.BmeCode.Storage.Tests;

public sealed class KeptDocumentsTests
{
    private static readonly byte[] Code = Encoding.UTF8.GetBytes("The agreed Code");

    [Fact]
    public void A_document_is_kept_by_its_hash_and_found_again_after_a_restart()
    {
        using var open = new OpenFolder();
        var hash = open.Folder.Documents.Keep(Code);
        open.Folder.Documents.Keep(Code).Should().Be(hash, "the same file again is the same");

        open.Reopen();

        hash.Should().Be(KeptDocuments.HashOf(Code));
        open.Folder.Documents.Find(hash).Should().Equal(Code);
        open.Folder.Documents.Find(new string('0', 64)).Should().BeNull();
    }

    [Theory]
    [InlineData("DELETE FROM documents", "*never deleted*")]
    [InlineData("UPDATE documents SET bytes = x'00'", "*never changed*")]
    public void The_database_itself_refuses_to_change_what_is_published(string sql, string message)
    {
        using var open = new OpenFolder();
        open.Folder.Documents.Keep(Code);
        FluentActions.Invoking(() => open.Sql(sql)).Should().Throw<SqliteException>().WithMessage(message);
    }

    [Fact]
    public void A_document_changed_behind_the_programs_back_is_not_given_out()
    {
        using var open = new OpenFolder();
        var hash = open.Folder.Documents.Keep(Code);
        open.Sql("DROP TRIGGER documents_refuse_update; UPDATE documents SET bytes = x'00'");
        open.Folder.Documents.Find(hash).Should().BeNull();
    }

    [Fact]
    public void What_was_on_disk_at_a_position_can_be_read_together()
    {
        using var open = new OpenFolder();
        open.Journals.VerifyEntries().Entries.Should().Be(0);
        open.Append(OpenFolder.To("one", 0, "a", "b"), OpenFolder.To("two", 0, "c"));
        open.Journals.VerifyEntries().Entries.Should().Be(3);
    }
}
