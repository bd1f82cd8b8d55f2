using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Plymouth.BmeCode.Storage.Migrations
{
    /// <summary>The keys that keep people signed in, and the name of the cookie that does. Read and written by plain statements, so no part of the model.</summary>
    [DbContext(typeof(StorageContext))]
    [Migration("20261130063000_SignInKeys")]
    internal sealed class SignInKeysTables : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("CREATE TABLE sign_in_keys (place INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, xml TEXT NOT NULL)");
            migrationBuilder.Sql("CREATE TABLE sign_in (cookie TEXT NOT NULL)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE sign_in");
            migrationBuilder.Sql("DROP TABLE sign_in_keys");
        }
    }
}
