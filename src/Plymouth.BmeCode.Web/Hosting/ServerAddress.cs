using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.Hosting;

/// <summary>
/// Notes in a data folder where its server is reached while it runs, so that <c>invite</c> beside it prints links that work.
/// </summary>
public static class ServerAddress
{
    private const string FileName = "address";

    /// <summary>Returns the address of the running server; null when none noted one.</summary>
    public static Uri? Read(string dataPath) =>
        File.Exists(Path.Combine(dataPath, FileName))
        && Uri.TryCreate(File.ReadAllText(Path.Combine(dataPath, FileName)).Trim(), UriKind.Absolute, out var address)
            ? address
            : null;

    /// <summary>Notes the address of the running server.</summary>
    public static void Note(string dataPath, Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var file = Path.Combine(dataPath, FileName);
        PrivateFiles.Make(file);
        File.WriteAllText(file, address.ToString());
    }

    /// <summary>Deletes the note.</summary>
    public static void Forget(string dataPath) => File.Delete(Path.Combine(dataPath, FileName));
}
