using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Plymouth.BmeCode.Storage.Rows;

namespace Plymouth.BmeCode.Storage;

/// <summary>
/// The schema as EF Core sees it. Journals, sessions and keys are read and written by plain statements; their tables and triggers stand in
/// the migrations.
/// </summary>
internal sealed class StorageContext(DbContextOptions<StorageContext> options) : DbContext(options)
{
    public DbSet<PersonRow> People => Set<PersonRow>();

    public DbSet<RoleRow> Roles => Set<RoleRow>();

    public DbSet<LinkRow> Links => Set<LinkRow>();

    public DbSet<DocumentRow> Documents => Set<DocumentRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PersonRow>(person =>
        {
            person.ToTable("people");
            person.HasKey(p => p.Id);
            person.Property(p => p.Id).HasColumnName("id");
            person.Property(p => p.Name).HasColumnName("name");
            person.Property(p => p.Administrator).HasColumnName("administrator");
            person.Property(p => p.Removed).HasColumnName("removed");
        });

        modelBuilder.Entity<RoleRow>(role =>
        {
            role.ToTable("roles");
            role.HasKey(r => new { r.Person, r.Consultation });
            role.Property(r => r.Person).HasColumnName("person");
            role.Property(r => r.Consultation).HasColumnName("consultation");
            role.Property(r => r.Role).HasColumnName("role").HasConversion<string>();
        });

        modelBuilder.Entity<LinkRow>(link =>
        {
            link.ToTable("links");
            link.HasKey(l => l.Id);
            link.Property(l => l.Id).HasColumnName("id");
            link.Property(l => l.Kind).HasColumnName("kind").HasConversion<string>();
            link.Property(l => l.Role).HasColumnName("role").HasConversion<string>();
            link.Property(l => l.Name).HasColumnName("name");
            link.Property(l => l.Consultation).HasColumnName("consultation");
            link.Property(l => l.TokenHash).HasColumnName("token_hash");
            link.Property(l => l.MadeAt).HasColumnName("made_at");
            link.Property(l => l.EndsAt).HasColumnName("ends_at");
            link.Property(l => l.UsedAt).HasColumnName("used_at");
            link.Property(l => l.RevokedAt).HasColumnName("revoked_at");
            link.HasIndex(l => l.TokenHash).IsUnique().HasDatabaseName("links_token_hash");
        });

        modelBuilder.Entity<DocumentRow>(document =>
        {
            document.ToTable("documents");
            document.HasKey(d => d.Hash);
            document.Property(d => d.Hash).HasColumnName("hash");
            document.Property(d => d.Bytes).HasColumnName("bytes");
            document.Property(d => d.KeptAt).HasColumnName("kept_at");
        });
    }
}

/// <summary>Lets <c>dotnet ef migrations add</c> see the model; the program itself opens databases its own way.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<StorageContext>
{
    public StorageContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<StorageContext>().UseSqlite("Data Source=:memory:").Options);
}
