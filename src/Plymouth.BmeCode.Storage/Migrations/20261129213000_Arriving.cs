using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Plymouth.BmeCode.Storage.Migrations
{
    /// <summary>Consultations that are being written here as they were elsewhere, and are not whole yet. Read and written by plain statements, so no part of the model.</summary>
    [DbContext(typeof(StorageContext))]
    [Migration("20261129213000_Arriving")]
    internal sealed class Arriving : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("CREATE TABLE arriving (stream TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP TABLE arriving");
    }
}
