using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Plymouth.BmeCode.Storage.Migrations
{
    /// <summary>
    /// Keeps every checkpoint of a stream beside the others, where only the last was kept. Read and written by plain statements, so no part
    /// of the model.
    /// </summary>
    [DbContext(typeof(StorageContext))]
    [Migration("20261201020000_EveryCheckpoint")]
    internal sealed class EveryCheckpoint : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            DROP TRIGGER entries_erase_checkpoint;
            CREATE TABLE every_checkpoint (
                number INTEGER PRIMARY KEY,
                stream INTEGER NOT NULL,
                version INTEGER NOT NULL,
                entry_hash BLOB NOT NULL,
                body_hash BLOB NOT NULL,
                body TEXT NOT NULL,
                UNIQUE (stream, version));
            INSERT INTO every_checkpoint (stream, version, entry_hash, body_hash, body)
                SELECT stream, version, entry_hash, body_hash, body FROM checkpoints;
            DROP TABLE checkpoints;
            ALTER TABLE every_checkpoint RENAME TO checkpoints;
            CREATE TRIGGER entries_erase_checkpoints AFTER UPDATE OF body ON entries
            BEGIN
                DELETE FROM checkpoints WHERE stream = NEW.stream;
            END;
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            DROP TRIGGER entries_erase_checkpoints;
            CREATE TABLE last_checkpoints (
                stream INTEGER PRIMARY KEY,
                version INTEGER NOT NULL,
                entry_hash BLOB NOT NULL,
                body TEXT NOT NULL,
                body_hash BLOB NOT NULL);
            INSERT INTO last_checkpoints
                SELECT stream, max(version), entry_hash, body, body_hash FROM checkpoints GROUP BY stream;
            DROP TABLE checkpoints;
            ALTER TABLE last_checkpoints RENAME TO checkpoints;
            CREATE TRIGGER entries_erase_checkpoint AFTER UPDATE OF body ON entries
            BEGIN
                DELETE FROM checkpoints WHERE stream = NEW.stream;
            END;
            """);
    }
}
