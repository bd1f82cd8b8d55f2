using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Plymouth.BmeCode.Storage.Migrations
{
    /// <summary>The files of publications, which can only be added to.</summary>
    internal sealed partial class PublishedDocuments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "documents",
                columns: table => new
                {
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kept_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_documents", x => x.hash);
                });

            // What is published is published.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER documents_refuse_delete BEFORE DELETE ON documents
                BEGIN
                    SELECT RAISE(ABORT, 'documents are never deleted');
                END;
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER documents_refuse_update BEFORE UPDATE ON documents
                BEGIN
                    SELECT RAISE(ABORT, 'documents are never changed');
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "documents");
        }
    }
}
