using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Plymouth.BmeCode.Storage.Migrations
{
    /// <summary>Keeps what is shown of each consultation without opening it. Read and written by plain statements, so no part of the model.</summary>
    [DbContext(typeof(StorageContext))]
    [Migration("20261130220000_Summaries")]
    internal sealed class SummariesTable : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            CREATE TABLE summaries (
                consultation INTEGER PRIMARY KEY,
                place INTEGER NOT NULL,
                title TEXT NOT NULL,
                source_file TEXT NOT NULL,
                comments INTEGER NOT NULL,
                answered INTEGER NOT NULL,
                clauses INTEGER NOT NULL,
                agreed INTEGER NOT NULL,
                open_promises INTEGER NOT NULL)
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP TABLE summaries");
    }
}
