using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Plymouth.BmeCode.Storage.Migrations
{
    /// <summary>
    /// Lets words about a person be erased: within the body of an entry, and with the files of publications that held them. Read and
    /// written by plain statements, so no part of the model.
    /// </summary>
    [DbContext(typeof(StorageContext))]
    [Migration("20261130230000_Erasure")]
    internal sealed class Erasure : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The one change of an entry: its body becomes another, in a transaction that notes that its place is to be cleared. The hash of
            // the body as it was written stays from the first time on and keeps the chain whole. That an entry of the journal says so is
            // asked by every check.
            migrationBuilder.Sql(
                """
                CREATE TABLE purges_due (at INTEGER NOT NULL);
                DROP TRIGGER entries_refuse_update;
                CREATE TRIGGER entries_refuse_update BEFORE UPDATE ON entries
                WHEN NOT (
                    EXISTS (SELECT 1 FROM purges_due)
                    AND OLD.body IS NOT NULL
                    AND NEW.body IS NOT NULL
                    AND NEW.body <> OLD.body
                    AND NEW.body_hash IS NOT NULL
                    AND (OLD.body_hash IS NULL OR NEW.body_hash = OLD.body_hash)
                    AND NEW.id = OLD.id
                    AND NEW.stream = OLD.stream
                    AND NEW.version = OLD.version
                    AND NEW.member = OLD.member
                    AND NEW.at = OLD.at
                    AND NEW.kind = OLD.kind
                    AND NEW.client IS OLD.client
                    AND NEW.sequence IS OLD.sequence
                    AND NEW.hash = OLD.hash
                    AND NEW.imported = OLD.imported)
                BEGIN
                    SELECT RAISE(ABORT, 'entries are never changed');
                END;
                """
            );

            // What is published is published, but for what held erased words: its hash stands here while it is deleted.
            migrationBuilder.Sql(
                """
                CREATE TABLE erased_documents (hash TEXT NOT NULL PRIMARY KEY);
                DROP TRIGGER documents_refuse_delete;
                CREATE TRIGGER documents_refuse_delete BEFORE DELETE ON documents
                WHEN OLD.hash NOT IN (SELECT hash FROM erased_documents)
                BEGIN
                    SELECT RAISE(ABORT, 'documents are never deleted');
                END;
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("What was erased cannot be brought back, so neither can the schema that had no word for it.");
    }
}
