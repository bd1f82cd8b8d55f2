using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Plymouth.BmeCode.Storage.Migrations
{
    /// <summary>Who is signed in, in which browser. Read and written by plain statements, so no part of the model.</summary>
    [DbContext(typeof(StorageContext))]
    [Migration("20261130083000_Sessions")]
    internal sealed class SessionsTable : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            CREATE TABLE sessions (
                id TEXT NOT NULL PRIMARY KEY,
                member TEXT NOT NULL,
                browser TEXT NOT NULL,
                made_at INTEGER NOT NULL,
                seen_at INTEGER NOT NULL,
                ended_at INTEGER NULL)
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP TABLE sessions");
    }
}
