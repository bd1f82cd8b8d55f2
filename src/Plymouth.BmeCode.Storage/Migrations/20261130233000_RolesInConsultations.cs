using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Plymouth.BmeCode.Storage.Migrations
{
    /// <summary>
    /// Gives people a role in each consultation instead of one in the whole folder. Everybody keeps the role they had in every consultation
    /// that stands here, and who was a facilitator and may still come in is an administrator.
    /// </summary>
    [DbContext(typeof(StorageContext))]
    [Migration("20261130233000_RolesInConsultations")]
    internal sealed class RolesInConsultations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                CREATE TABLE roles (
                    person TEXT NOT NULL,
                    consultation TEXT NOT NULL,
                    role TEXT NOT NULL,
                    PRIMARY KEY (person, consultation)) WITHOUT ROWID;
                INSERT INTO roles (person, consultation, role)
                    SELECT p.id, c.id, p.role FROM people p CROSS JOIN consultations c WHERE c.arriving = 0;
                ALTER TABLE people ADD COLUMN administrator INTEGER NOT NULL DEFAULT 0;
                UPDATE people SET administrator = 1 WHERE role = 'Facilitator' AND removed = 0;
                ALTER TABLE people DROP COLUMN role;
                """
            );

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("The backup that was made before this change of the schema is the way back.");
    }
}
