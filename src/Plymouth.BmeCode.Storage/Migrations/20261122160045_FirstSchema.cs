using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Plymouth.BmeCode.Storage.Migrations
{
    /// <summary>Entries that can only be added to, people, links.</summary>
    internal sealed partial class FirstSchema : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "entries",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    stream = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    member = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    origin = table.Column<string>(type: "TEXT", nullable: true),
                    body = table.Column<string>(type: "TEXT", nullable: true),
                    body_hash = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_entries", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "links",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    consultation = table.Column<string>(type: "TEXT", nullable: true),
                    token_hash = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: true),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_links", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    removed = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "entries_first_kind",
                table: "entries",
                column: "kind",
                filter: "version = 0");

            migrationBuilder.CreateIndex(
                name: "entries_stream_origin",
                table: "entries",
                columns: new[] { "stream", "origin" },
                unique: true,
                filter: "origin IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "entries_stream_version",
                table: "entries",
                columns: new[] { "stream", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "links_token_hash",
                table: "links",
                column: "token_hash",
                unique: true);

            // History only grows: a row of entries is never deleted, and never changed but for one thing,
            // that its body is taken out for good (personal data may have to go; body_hash keeps the chain whole).
            migrationBuilder.Sql(
                """
                CREATE TRIGGER entries_refuse_delete BEFORE DELETE ON entries
                BEGIN
                    SELECT RAISE(ABORT, 'entries are never deleted');
                END;
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER entries_refuse_update BEFORE UPDATE ON entries
                WHEN NOT (
                    NEW.body IS NULL
                    AND NEW.position = OLD.position
                    AND NEW.stream = OLD.stream
                    AND NEW.version = OLD.version
                    AND NEW.member = OLD.member
                    AND NEW.at = OLD.at
                    AND NEW.kind = OLD.kind
                    AND NEW.origin IS OLD.origin
                    AND NEW.body_hash = OLD.body_hash
                    AND NEW.hash = OLD.hash)
                BEGIN
                    SELECT RAISE(ABORT, 'entries are never changed');
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "entries");

            migrationBuilder.DropTable(
                name: "links");

            migrationBuilder.DropTable(
                name: "people");
        }
    }
}
