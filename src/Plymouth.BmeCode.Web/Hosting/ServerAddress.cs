using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.Hosting;

/// <summary>Where the server of a data folder is reached, noted in the folder while it runs, so that <c>invite</c> beside it prints links that work.</summary>
public static class ServerAddress
{
    private const string FileName = "address";

    /// <summary>The address of the running server; null when none noted one.</summary>
    public static Uri? Read(string dataPath) =>
        File.Exists(Path.Combine(dataPath, FileName)) && Uri.TryCreate(File.ReadAllText(Path.Combine(dataPath, FileName)).Trim(), UriKind.Absolute, out var address) ? address : null;

    public static void Note(string dataPath, Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var file = Path.Combine(dataPath, FileName);
        PrivateFiles.Make(file);
        File.WriteAllText(file, address.ToString());
    }

    public static void Forget(string dataPath) => File.Delete(Path.Combine(dataPath, FileName));
}
