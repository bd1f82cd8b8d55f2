using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Plymouth.BmeCode.Storage.Migrations
{
    /// <summary>The last checkpoint of each stream: derived, and gone with any body that is taken out of its stream for good.</summary>
    internal sealed partial class Checkpoints : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "checkpoints",
                columns: table => new
                {
                    stream = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    entry_hash = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    body_hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkpoints", x => x.stream);
                });

            migrationBuilder.Sql(
                """
                CREATE TRIGGER entries_erase_checkpoint AFTER UPDATE OF body ON entries
                BEGIN
                    DELETE FROM checkpoints WHERE stream = NEW.stream;
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER entries_erase_checkpoint;");
            migrationBuilder.DropTable(
                name: "checkpoints");
        }
    }
}
