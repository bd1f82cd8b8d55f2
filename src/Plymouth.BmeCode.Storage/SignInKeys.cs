using Microsoft.EntityFrameworkCore;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Storage;

/// <summary>
/// Keeps the keys with which sign-ins are sealed, and the name of the cookie that holds a sign-in. They are in the database, so that
/// members stay signed in when a backup is put in place.
/// </summary>
public sealed class SignInKeys
{
    /// <summary>The cookie's name in folders of earlier builds, which had one for all.</summary>
    private const string FirstName = "bmecode";

    private readonly Database _database;

    internal SignInKeys(Database database) => _database = database;

    /// <summary>The cookie's name: each data folder has its own, because browsers send a cookie to every port of a host.</summary>
    public string CookieName
    {
        get
        {
            using var context = _database.Read();
            return context.Database.SqlQueryRaw<string>("SELECT cookie AS Value FROM sign_in").Single();
        }
    }

    /// <summary>Every key, as XML, oldest first.</summary>
    public IReadOnlyList<string> All
    {
        get
        {
            using var context = _database.Read();
            return context.Database.SqlQueryRaw<string>("SELECT xml AS Value FROM sign_in_keys ORDER BY place").ToList();
        }
    }

    /// <summary>Keeps a key. On disk when this returns.</summary>
    public void Keep(string name, string xml)
    {
        using var context = _database.Write();
        Insert(context, name, xml);
    }

    /// <summary>
    /// Gives a folder its cookie's name when it is first opened, and takes in the keys that an earlier build kept in files.
    /// </summary>
    internal static void TakeIn(Database database, string keysFolder, IdSource ids)
    {
        using var context = database.Write();
        using var transaction = context.Database.BeginTransaction();
        if (context.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sign_in").Single() > 0)
        {
            return;
        }

        string[] files = Directory.Exists(keysFolder) ? [.. Directory.GetFiles(keysFolder, "*.xml").Order(StringComparer.Ordinal)] : [];
        foreach (var file in files)
        {
            Insert(context, Path.GetFileNameWithoutExtension(file), File.ReadAllText(file));
        }

        context.Database.ExecuteSql($"INSERT INTO sign_in (cookie) VALUES ({(files.Length > 0 ? FirstName : ids.Next($"{FirstName}-"))})");
        transaction.Commit();
    }

    private static void Insert(StorageContext context, string name, string xml) =>
        context.Database.ExecuteSql($"INSERT INTO sign_in_keys (name, xml) VALUES ({name}, {xml})");
}
