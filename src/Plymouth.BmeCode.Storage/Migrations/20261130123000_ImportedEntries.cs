using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Plymouth.BmeCode.Storage.Migrations
{
    /// <summary>Which entries came by import, and what the people of imported consultations are called there. The names are read and written by plain statements, so no part of the model.</summary>
    /// <remarks>An earlier build kept no note of how an entry came: what stands here already counts as written here.</remarks>
    [DbContext(typeof(StorageContext))]
    [Migration("20261130123000_ImportedEntries")]
    internal sealed class ImportedEntries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE entries ADD COLUMN imported INTEGER NOT NULL DEFAULT 0");
            migrationBuilder.Sql(
                """
                CREATE TRIGGER entries_refuse_another_way_in BEFORE UPDATE OF imported ON entries
                BEGIN
                    SELECT RAISE(ABORT, 'entries are never changed');
                END;
                """);
            migrationBuilder.Sql(
                """
                CREATE TABLE imported_people (
                    consultation TEXT NOT NULL,
                    id TEXT NOT NULL,
                    name TEXT NOT NULL,
                    PRIMARY KEY (consultation, id)) WITHOUT ROWID
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE imported_people");
            migrationBuilder.Sql("DROP TRIGGER entries_refuse_another_way_in");
            migrationBuilder.Sql("ALTER TABLE entries DROP COLUMN imported");
        }
    }
}
