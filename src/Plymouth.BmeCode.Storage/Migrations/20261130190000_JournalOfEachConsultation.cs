using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Plymouth.BmeCode.Storage.Migrations
{
    /// <summary>
    /// Gives each consultation a journal of its own, in small rows. The journals are read and written by plain statements, so no part of
    /// the model. <see cref="OwnersOfStreams"/> says before which consultation each stream belongs to.
    /// </summary>
    [DbContext(typeof(StorageContext))]
    [Migration("20261130190000_JournalOfEachConsultation")]
    internal sealed class JournalOfEachConsultation : Migration
    {
        /// <summary>The name, by which is known whether a database is of an earlier build.</summary>
        public const string Name = "20261130190000_JournalOfEachConsultation";

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE TABLE consultations (
                    number INTEGER PRIMARY KEY,
                    id TEXT NOT NULL UNIQUE,
                    place INTEGER NOT NULL,
                    arriving INTEGER NOT NULL);
                CREATE TABLE streams (number INTEGER PRIMARY KEY, consultation INTEGER NOT NULL, id TEXT NOT NULL UNIQUE);
                CREATE INDEX streams_consultation ON streams (consultation);
                CREATE TABLE members (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
                CREATE TABLE kinds (
                    number INTEGER PRIMARY KEY,
                    name TEXT NOT NULL,
                    opens TEXT NOT NULL,
                    closes TEXT NOT NULL,
                    UNIQUE (name, opens, closes));
                CREATE TABLE clients (
                    number INTEGER PRIMARY KEY,
                    stream INTEGER NOT NULL,
                    id TEXT NOT NULL,
                    member INTEGER NOT NULL,
                    imported INTEGER NOT NULL,
                    sequence INTEGER NOT NULL,
                    UNIQUE (stream, id));
                CREATE TABLE numbered_entries (
                    id INTEGER PRIMARY KEY,
                    stream INTEGER NOT NULL,
                    version INTEGER NOT NULL,
                    member INTEGER NOT NULL,
                    at INTEGER NOT NULL,
                    kind INTEGER NOT NULL,
                    client INTEGER NULL,
                    sequence INTEGER NULL,
                    body TEXT NULL,
                    body_hash BLOB NULL,
                    hash BLOB NOT NULL,
                    imported INTEGER NOT NULL);
                """
            );
            migrationBuilder.Sql(
                """
                INSERT INTO consultations (id, place, arriving)
                    SELECT o.consultation, count(*), EXISTS (SELECT 1 FROM arriving a WHERE a.stream = o.consultation)
                    FROM entries e JOIN temp.owners o ON o.stream = e.stream GROUP BY o.consultation ORDER BY min(e.position);
                INSERT INTO streams (consultation, id)
                    SELECT c.number, e.stream
                    FROM entries e JOIN temp.owners o ON o.stream = e.stream JOIN consultations c ON c.id = o.consultation
                    WHERE e.version = 0 ORDER BY e.position;
                INSERT INTO members (id) SELECT member FROM entries GROUP BY member ORDER BY min(position);
                INSERT INTO kinds (name, opens, closes) VALUES ('Changed/1', '{"ops":[', ']}');
                INSERT INTO kinds (name, opens, closes) SELECT kind, '', '' FROM entries GROUP BY kind ORDER BY min(position);
                INSERT INTO clients (stream, id, member, imported, sequence)
                    SELECT s.number, o.client, m.number, e.imported, max(coalesce(o.sequence, 0))
                    FROM entries e
                    JOIN temp.origins o ON o.position = e.position
                    JOIN streams s ON s.id = e.stream
                    JOIN members m ON m.id = e.member
                    GROUP BY s.number, o.client ORDER BY min(e.position);
                INSERT INTO numbered_entries
                    SELECT
                        (c.number << 32) + row_number() OVER (PARTITION BY c.number ORDER BY e.position),
                        s.number, e.version, m.number, e.at, k.number, cl.number, 2 * o.sequence + o.goes_on,
                        substr(e.body, length(k.opens) + 1, length(e.body) - length(k.opens) - length(k.closes)),
                        iif(e.body IS NULL, unhex(e.body_hash), NULL), unhex(e.hash), e.imported
                    FROM entries e
                    JOIN streams s ON s.id = e.stream
                    JOIN consultations c ON c.number = s.consultation
                    JOIN members m ON m.id = e.member
                    JOIN kinds k ON k.number = iif(
                        e.kind = 'Changed/1' AND length(e.body) >= 10
                            AND substr(e.body, 1, 8) = '{"ops":[' AND substr(e.body, -2) = ']}',
                        1,
                        (SELECT number FROM kinds WHERE name = e.kind AND opens = ''))
                    LEFT JOIN temp.origins o ON o.position = e.position
                    LEFT JOIN clients cl ON cl.stream = s.number AND cl.id = o.client
                    ORDER BY c.number, e.position;
                CREATE TABLE numbered_checkpoints (
                    stream INTEGER PRIMARY KEY,
                    version INTEGER NOT NULL,
                    entry_hash BLOB NOT NULL,
                    body TEXT NOT NULL,
                    body_hash BLOB NOT NULL);
                INSERT INTO numbered_checkpoints
                    SELECT s.number, c.version, unhex(c.entry_hash), c.body, unhex(c.body_hash)
                    FROM checkpoints c JOIN streams s ON s.id = c.stream;
                DROP TABLE checkpoints;
                DROP TABLE arriving;
                DROP TABLE entries;
                ALTER TABLE numbered_checkpoints RENAME TO checkpoints;
                ALTER TABLE numbered_entries RENAME TO entries;
                CREATE UNIQUE INDEX entries_stream_version ON entries (stream, version);
                CREATE TABLE trial (number INTEGER PRIMARY KEY);
                """
            );

            // History only grows: a row of entries is never deleted, and never changed but for one thing, that its body is
            // taken out for good. The hash of the body as it was written stays then, and keeps the chain whole.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER entries_refuse_delete BEFORE DELETE ON entries
                BEGIN
                    SELECT RAISE(ABORT, 'entries are never deleted');
                END;
                CREATE TRIGGER entries_refuse_update BEFORE UPDATE ON entries
                WHEN NOT (
                    NEW.body IS NULL
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
                CREATE TRIGGER entries_erase_checkpoint AFTER UPDATE OF body ON entries
                BEGIN
                    DELETE FROM checkpoints WHERE stream = NEW.stream;
                END;
                CREATE TRIGGER consultations_refuse_delete BEFORE DELETE ON consultations
                BEGIN
                    SELECT RAISE(ABORT, 'consultations are never deleted');
                END;
                CREATE TRIGGER consultations_refuse_update BEFORE UPDATE ON consultations
                WHEN NEW.place < OLD.place OR NEW.id <> OLD.id OR NEW.number <> OLD.number
                BEGIN
                    SELECT RAISE(ABORT, 'consultations are never changed');
                END;
                CREATE TRIGGER streams_refuse_change BEFORE UPDATE ON streams
                BEGIN
                    SELECT RAISE(ABORT, 'streams are never changed');
                END;
                CREATE TRIGGER streams_refuse_delete BEFORE DELETE ON streams
                BEGIN
                    SELECT RAISE(ABORT, 'streams are never deleted');
                END;
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("The backup that was made before this change of the schema is the way back.");
    }
}
